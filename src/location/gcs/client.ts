import { Storage } from '@google-cloud/storage'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { LocationAccess } from '../location-access.ts'

const ATTEMPTS = 4
const ANSWER_TIMEOUT_MS = 30_000
/** Named like an endpoint of one's own, the library asks it without credentials. */
const PUBLIC_ENDPOINT = 'https://storage.googleapis.com'

/**
 * Credentials come from the file, or as Google's libraries find them: GOOGLE_APPLICATION_CREDENTIALS, workload identity,
 * gcloud. `config` has `apiEndpoint`, `universeDomain`, `userProject` and `anonymous`. @throws LOCATION_INVALID
 */
export function openClient({ config, credentialsFile, caFile }: LocationAccess): Storage {
  if (caFile !== undefined) {
    throw new RehearsalError(
      'LOCATION_INVALID',
      "Google's library takes certificates from the variable NODE_EXTRA_CA_CERTS only, not from a file of the location.",
    )
  }
  const isAnonymous = config.anonymous === 'true'
  const apiEndpoint = config.apiEndpoint ?? (isAnonymous ? PUBLIC_ENDPOINT : undefined)
  return new Storage({
    retryOptions: { autoRetry: true, maxRetries: ATTEMPTS - 1 },
    timeout: ANSWER_TIMEOUT_MS,
    ...(apiEndpoint === undefined ? {} : { apiEndpoint, useAuthWithCustomEndpoint: !isAnonymous }),
    ...(config.universeDomain === undefined ? {} : { universeDomain: config.universeDomain }),
    ...(credentialsFile === undefined ? {} : { keyFilename: credentialsFile }),
  })
}
