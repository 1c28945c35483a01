/** One command in one container of one pod. */
export interface ExecRequest {
  readonly namespace: string
  readonly pod: string
  readonly container: string
  /** Program and arguments; no shell in between. */
  readonly command: readonly string[]
  /** From the first byte of the connection to the end of the command. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** Output is cut at a limit; it may hold secrets, so it is never printed. */
export interface ExecResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** @throws KubeError when it is refused, TransportError, ExecTimeout, the reason of the signal */
export type ExecInPod = (request: ExecRequest) => Promise<ExecResult>

/** The command did not end in time. It may go on running: nothing in the protocol ends it. */
export class ExecTimeout extends Error {
  override readonly name = 'ExecTimeout'

  constructor(timeoutMs: number) {
    super(`the command did not end within ${timeoutMs} ms`)
  }
}
