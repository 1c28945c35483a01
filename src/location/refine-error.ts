import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { scrub } from '../core/scrub.ts'

/** What every error of a location goes through before anybody sees it. */
export type RefineError = (error: unknown) => RehearsalError

/**
 * Errors without credentials, and without their origin, which may hold the headers of a request.
 * @param denied what to add when the location may not be read
 */
export function refineWith(mask: (text: string) => string, denied: string | undefined): RefineError {
  return (error) => {
    const code = error instanceof RehearsalError ? error.code : 'LOCATION_UNREACHABLE'
    const words = scrub(mask(messageOf(error)))
    const isAdded = code === 'LOCATION_DENIED' && denied !== undefined && !words.endsWith(denied)
    return new RehearsalError(code, isAdded ? `${words.replace(/[.]$/, '')}. ${denied}` : words)
  }
}
