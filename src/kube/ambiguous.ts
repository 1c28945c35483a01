import { answerKind } from './answer-kind.ts'
import { TransportError } from './http-origin.ts'
import { KubeError } from './kube-error.ts'

/** True when the write that ended like this may have been carried out. */
export function isAmbiguous(error: unknown): boolean {
  if (error instanceof TransportError) return error.mayHaveArrived
  if (!(error instanceof KubeError)) return false
  const kind = answerKind({ status: error.status, headers: {}, body: Buffer.from(error.message) })
  return kind === 'away' || kind === 'broken'
}
