import '../../core/x509/reflect-metadata.ts'
import { generateKeyPairSync, type webcrypto } from 'node:crypto'
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

/** PEM texts of one cluster. The authority's own key is forgotten right after the two certificates were signed. */
export interface Credentials {
  readonly ca: string
  readonly serving: KeyPair
  /** Member of `system:masters`: no authorizer stands in its way and no flow control slows it down. */
  readonly admin: KeyPair
  readonly serviceAccounts: { readonly publicKey: string; readonly privateKey: string }
}

export interface KeyPair {
  readonly cert: string
  readonly key: string
}

/** The group that every authorizer lets through. */
const ADMIN_SUBJECT = [{ O: ['system:masters'] }, { CN: ['restore-rehearsal'] }]
const DAY_MS = 86_400_000

/** Makes all keys and certificates of a new cluster: P-256, valid for a year, the server only for this machine's loopback. */
export async function makeCredentials(now: Date, authority?: Authority): Promise<Credentials> {
  return await credentialsOf(authority ?? (await newAuthority(now)))
}

async function credentialsOf(authority: Authority): Promise<Credentials> {
  const [serving, admin] = await Promise.all([
    issueServing(authority),
    issue(authority, ADMIN_SUBJECT, ExtendedKeyUsage.clientAuth, []),
  ])
  const pair = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return { ca: authority.pem, serving, admin, serviceAccounts: pair }
}

export interface Authority {
  readonly pem: string
  readonly name: string
  readonly keys: CryptoKeyPair
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date }
}

type CryptoKeyPair = webcrypto.CryptoKeyPair
type Subject = ReadonlyArray<Readonly<Record<string, string[]>>>

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
export function issueServing(authority: Authority): Promise<KeyPair> {
  return issue(authority, [{ CN: ['kube-apiserver'] }], ExtendedKeyUsage.serverAuth, [loopbackNames()])
}

async function issue(
  authority: Authority,
  subject: Subject,
  usage: ExtendedKeyUsage,
  extensions: readonly Extension[],
): Promise<KeyPair> {
  const keys = await newKeys()
  const certificate = await X509CertificateGenerator.create({
    serialNumber: newSerialNumber(),
    subject: [...subject],
    issuer: authority.name,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: ALGORITHM,
    ...authority.validity,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([usage]),
      ...extensions,
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
