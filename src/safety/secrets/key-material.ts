// Certificates and keys that work, in place of those of the backup.
import '../../core/x509/reflect-metadata.ts'
import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509'
import { ALGORITHM, newKeys, newSerialNumber, privateKeyPem } from '../../core/x509/key-pair.ts'

export interface Pair {
  readonly certificate: Buffer
  readonly key: Buffer
}

const DAY_MS = 86_400_000

/** A certificate that signs itself, for the names of the old one. Valid for a year; P-256. @param original PEM, or anything */
export async function newCertificate(original: Buffer, now: Date): Promise<Pair> {
  const keys = await newKeys()
  const names = dnsNamesOf(original)
  const certificate = await X509CertificateGenerator.createSelfSigned({
    serialNumber: newSerialNumber(),
    name: [{ CN: ['restore-rehearsal'] }],
    keys,
    signingAlgorithm: ALGORITHM,
    notBefore: new Date(now.getTime() - DAY_MS),
    notAfter: new Date(now.getTime() + 365 * DAY_MS),
    extensions:
      names.length === 0
        ? []
        : [new SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns', value })))],
  })
  const key = await privateKeyPem(keys.privateKey)
  return { certificate: Buffer.from(`${certificate.toString('pem')}\n`), key: Buffer.from(key) }
}

/** In a form that OpenSSH reads. */
export function newSshKey(): Buffer {
  const { privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
  })
  return Buffer.from(privateKey)
}

const DNS_NAME = /^(?:\*\.)?[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i

/** Names only: an address of production in a certificate helps nobody elsewhere. */
function dnsNamesOf(pem: Buffer): readonly string[] {
  try {
    const names = new X509Certificate(pem).subjectAltName?.split(', ') ?? []
    return names
      .flatMap((name) => (name.startsWith('DNS:') ? [name.slice(4)] : []))
      .filter((name) => DNS_NAME.test(name))
      .slice(0, 100)
  } catch {
    return []
  }
}
