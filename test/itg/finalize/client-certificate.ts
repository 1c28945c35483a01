// Our own clusters know us by a token; others want a certificate.
import { ExtendedKeyUsage, ExtendedKeyUsageExtension, X509CertificateGenerator } from '@peculiar/x509'
import type { Authority, KeyPair } from '../../../src/cluster/control-plane/credentials.ts'
import { ALGORITHM, newKeys, newSerialNumber, privateKeyPem } from '../../../src/core/x509/key-pair.ts'

export async function clientCertificate(authority: Authority, group: string): Promise<KeyPair> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: [{ O: [group] }],
    issuer: authority.name,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: ALGORITHM,
    ...authority.validity,
    extensions: [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])],
  })
  return { cert: certificate.toString('pem'), key: await privateKeyPem(keys.privateKey) }
}
