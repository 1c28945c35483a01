import { type ErrorCode, messageOf, RehearsalError, systemCodeOf } from '../core/rehearsal-error.ts'
import { scrub } from '../core/scrub.ts'

/** What a store's SDK says of a failure, as far as the SDKs have it in common. */
export interface StoreFault {
  /** Of the answer; undefined when there was none. */
  readonly status: number | undefined
  /** Of the error: `NoSuchBucket`, `CredentialsProviderError`. */
  readonly name: string
}

const BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  301: 'LOCATION_INVALID',
  400: 'LOCATION_DENIED',
  401: 'LOCATION_DENIED',
  403: 'LOCATION_DENIED',
  404: 'LOCATION_NOT_FOUND',
  410: 'LOCATION_NOT_FOUND',
  412: 'LOCATION_CHANGED',
}
/** Failures before or without an answer that trying again does not help. */
const NO_CREDENTIALS = /Credential|Authentication|Token|ProviderError|invalid_grant/i
const NO_CREDENTIALS_WORDS =
  /could not load the default credentials|invalid_grant|could not refresh access token/i
const MAX_WORDS = 300

/**
 * The error of a store with a code. Its first line is enough: what follows may quote what was signed. The origin is left
 * behind for the same reason: it holds the headers of the request.
 */
export function storeError(error: unknown, { status, name }: StoreFault, shownAs: string): RehearsalError {
  if (error instanceof RehearsalError) return error
  const line = scrub(wordsOf(error)).split('\n')[0] ?? ''
  const words = line.slice(0, MAX_WORDS)
  const isUnsigned = status === undefined && (NO_CREDENTIALS.test(name) || NO_CREDENTIALS_WORDS.test(words))
  const code = isUnsigned ? 'LOCATION_DENIED' : (BY_STATUS[status ?? 0] ?? 'LOCATION_UNREACHABLE')
  const said = [status, name, words].filter((part) => part !== undefined && part !== '' && part !== 'Error')
  return new RehearsalError(code, `${shownAs} cannot be read: ${[...new Set(said)].join(' ')}`)
}

/** A connection that failed to several addresses has no message of its own. */
function wordsOf(error: unknown): string {
  const words = messageOf(error)
  if (words !== '' || !(error instanceof AggregateError)) return words || (systemCodeOf(error) ?? '')
  return error.errors.map(messageOf).join(', ')
}
