/** How long this side waits before it gives up. Values of a run, because a test cannot wait for minutes. */
export interface Patience {
  /** For the answer to one attempt of a request. */
  readonly requestTimeoutMs: number
  /** For a server that answers nobody: it may be restarted, updated or moved for this long. */
  readonly outageMs: number
  /** For any sign of life on a connection that owes answers; then it is asked for one, and given the same time again. */
  readonly silenceMs: number
}

export const PATIENCE: Patience = { requestTimeoutMs: 60_000, outageMs: 60_000, silenceMs: 15_000 }
