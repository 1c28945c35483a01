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
export async function openAgents({ caFile, config }: LocationAccess): Promise<Agents> {
  const shared = { keepAlive: true, proxyEnv: process.env }
  const ca = caFile === undefined ? {} : { ca: [...rootCertificates, await certificates(caFile)] }
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
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text
  throw new RehearsalError('LOCATION_INVALID', 'the file of certificates holds no PEM certificate.')
}
