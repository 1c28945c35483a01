import type { Agents } from '../agents.ts'
import type { LocationAccess } from '../location-access.ts'

const SCOPE = 'https://www.googleapis.com/auth/devstorage.read_only'
const TOKEN_TIMEOUT_MS = 20_000

/** The value of the header `Authorization` for one request; undefined without credentials. */
export type Authorizer = (signal: AbortSignal) => Promise<string | undefined>

/**
 * Credentials come from the file, or as Google's libraries find them: GOOGLE_APPLICATION_CREDENTIALS, workload identity,
 * gcloud, the metadata server. Their token may read and nothing else.
 */
export async function authorizer(
  { config, credentialsFile }: LocationAccess,
  { httpAgent, httpsAgent }: Agents,
  closed: AbortSignal,
): Promise<Authorizer> {
  if (config.anonymous === 'true') return async () => undefined
  const { GoogleAuth } = await import('google-auth-library')
  const transporterOptions = {
    agent: (address: URL) => (address.protocol === 'http:' ? httpAgent : httpsAgent),
    timeout: TOKEN_TIMEOUT_MS,
    signal: closed,
  }
  const auth = new GoogleAuth({
    scopes: SCOPE,
    clientOptions: {
      transporterOptions,
      ...(config.universeDomain === undefined ? {} : { universeDomain: config.universeDomain }),
    },
    ...(credentialsFile === undefined ? {} : { keyFilename: credentialsFile }),
  })
  return async (signal) => {
    signal.throwIfAborted()
    const headers = await auth.getRequestHeaders()
    return headers.get('authorization') ?? undefined
  }
}
