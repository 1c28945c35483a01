import { readFile } from 'node:fs/promises'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { rootCertificates } from 'node:tls'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { LocationAccess } from './location-access.ts'

export interface Agents {
  readonly httpAgent: HttpAgent
  readonly httpsAgent: HttpsAgent
}

/** Connections for a store: own authorities, and the proxies that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name. @throws LOCATION_INVALID */
export async function openAgents({ caFile, caCertificates, config }: LocationAccess): Promise<Agents> {
  const shared = { keepAlive: true, proxyEnv: process.env }
  const own = [
    ...(caFile === undefined ? [] : [await certificates(caFile)]),
    ...(caCertificates === undefined ? [] : [checked(caCertificates)]),
  ]
  const ca = own.length === 0 ? {} : { ca: [...rootCertificates, ...own] }
  const trust = config.insecureSkipTLSVerify === 'true' ? { rejectUnauthorized: false } : ca
  return { httpAgent: new HttpAgent(shared), httpsAgent: new HttpsAgent({ ...shared, ...trust }) }
}

async function certificates(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new RehearsalError(
      'LOCATION_INVALID',
      `the file of certificates cannot be read: ${messageOf(error)}`,
    )
  })
  return checked(text)
}

function checked(text: string): string {
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new RehearsalError('LOCATION_INVALID', 'the certificates of the location hold no PEM certificate.')
}
