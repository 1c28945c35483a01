import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { TransportError } from '../kube/http-origin.ts'
import { KubeError } from '../kube/kube-error.ts'

const DENIED = new Set([401, 403])

/** What ended a run, with a code when it came from the API server or from the way to it. Anything else stays what it is. */
export function codedFault(error: unknown): unknown {
  if (error instanceof TransportError) {
    return new RehearsalError('CLUSTER_UNREACHABLE', `the API server gave no answer: ${error.message}`, {
      cause: error,
    })
  }
  if (!(error instanceof KubeError)) return error
  const code = DENIED.has(error.status) ? 'CLUSTER_DENIED' : 'CLUSTER_UNREACHABLE'
  const message = `the API server refused what the run cannot do without: ${messageOf(error)}`
  return new RehearsalError(code, message, { cause: error })
}
