import { type ErrorCode, messageOf, RehearsalError } from '../core/rehearsal-error.ts'

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
  412: 'LOCATION_CHANGED',
}
/** Failures before or without an answer that trying again does not help. */
const NO_CREDENTIALS = /Credential|Authentication|Token|ProviderError|invalid_grant/i
const MAX_WORDS = 300

/** The error of a store with a code. Its first line is enough: what follows may quote what was signed. */
export function storeError(error: unknown, { status, name }: StoreFault, shownAs: string): RehearsalError {
  if (error instanceof RehearsalError) return error
  const words = (messageOf(error).split('\n')[0] ?? '').slice(0, MAX_WORDS)
  const code =
    status === undefined && NO_CREDENTIALS.test(name)
      ? 'LOCATION_DENIED'
      : (BY_STATUS[status ?? 0] ?? 'LOCATION_UNREACHABLE')
  const said = [status, name, words].filter((part) => part !== undefined && part !== '' && part !== 'Error')
  return new RehearsalError(code, `${shownAs} cannot be read: ${[...new Set(said)].join(' ')}`, {
    cause: error,
  })
}
