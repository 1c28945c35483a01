import { RehearsalError } from '../core/rehearsal-error.ts'
import { quotePath } from './quote-path.ts'

/** `1` until Velero 1.3, `1.1.0` since. A later 1.x may only add to them: what reads 1.1.0 reads it too. */
const KNOWN = /^1(?:\.\d{1,9}){0,2}$/

/** Why a backup of this format cannot be read; undefined for a known one, and for a backup that does not say (F-71). */
export function formatProblem(version: string | undefined): string | undefined {
  if (version === undefined || version === '' || KNOWN.test(version)) return undefined
  return `The backup has format version ${quotePath(version)}; known is 1.x.`
}

/** @throws ARCHIVE_FORMAT */
export function checkFormat(version: string | undefined): void {
  const problem = formatProblem(version)
  if (problem !== undefined) throw new RehearsalError('ARCHIVE_FORMAT', problem)
}
