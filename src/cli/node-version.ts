// Looked at before anything else is loaded: the rest uses what only this version of Node has.
import { CODES } from '../core/rehearsal-error.ts'

const OLDEST_MAJOR = 24

/** What to tell a user whose Node is too old; undefined when it is not. `version` as in `process.versions.node`. */
export function nodeProblem(version: string): string | undefined {
  if (Number.parseInt(version, 10) >= OLDEST_MAJOR) return undefined
  return `error[NODE_TOO_OLD]: this is Node.js ${version}, but rehearse needs ${OLDEST_MAJOR} or newer\n  next: ${CODES.NODE_TOO_OLD.hint}\n`
}
