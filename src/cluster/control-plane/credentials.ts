import '../../core/x509/reflect-metadata.ts'
import { generateKeyPairSync, randomBytes, type webcrypto } from 'node:crypto'
import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509'
import { ALGORITHM, newKeys, newSerialNumber, privateKeyPem } from '../../core/x509/key-pair.ts'

/** Of one cluster, keys and certificates as PEM. The authority's own key is forgotten right after the certificate was signed. */
export interface Credentials {
  readonly ca: string
  readonly serving: KeyPair
  /**
   * Of a member of `system:masters`: no authorizer stands in its way and no flow control slows it down. A token, because the chain of a
   * client certificate is verified with every request: a seventh of what the server does for one (decision 0018).
   */
  readonly adminToken: string
  readonly serviceAccounts: { readonly publicKey: string; readonly privateKey: string }
}

export interface KeyPair {
  readonly cert: string
  readonly key: string
}

const DAY_MS = 86_400_000
const TOKEN_BYTES = 32

/** Makes all that a new cluster needs. Keys are P-256; certificates are valid for a year, the server's only for this machine's loopback. */
export async function makeCredentials(now: Date, authority?: Authority): Promise<Credentials> {
  return await credentialsOf(authority ?? (await newAuthority(now)))
}

async function credentialsOf(authority: Authority): Promise<Credentials> {
  const serving = await issueServing(authority)
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  const adminToken = randomBytes(TOKEN_BYTES).toString('base64url')
  return { ca: authority.pem, serving, adminToken, serviceAccounts: pair }
}

export interface Authority {
  readonly pem: string
  readonly name: string
  readonly keys: CryptoKeyPair
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date }
}

type CryptoKeyPair = webcrypto.CryptoKeyPair

export async function newAuthority(now: Date): Promise<Authority> {
  const keys = await newKeys()
  const validity = {
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + 365 * DAY_MS),
  }
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerialNumber(),
    name: [{ CN: ['restore-rehearsal'] }],
    keys,
    signingAlgorithm: ALGORITHM,
    ...validity,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  })
  return { pem: certificate.toString('pem'), name: certificate.subject, keys, validity }
}

/** For the API server; another one of the same authority takes its place when certificates rotate. */
export async function issueServing({ name, keys: signer, validity }: Authority): Promise<KeyPair> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: [{ CN: ['kube-apiserver'] }],
    issuer: name,
    publicKey: keys.publicKey,
    signingKey: signer.privateKey,
    signingAlgorithm: ALGORITHM,
    ...validity,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      loopbackNames(),
    ],
  })
  return { cert: certificate.toString('pem'), key: await privateKeyPem(keys.privateKey) }
}

function loopbackNames(): Extension {
  return new SubjectAlternativeNameExtension([
    { type: 'ip', value: '127.0.0.1' },
    { type: 'dns', value: 'localhost' },
  ])
}
