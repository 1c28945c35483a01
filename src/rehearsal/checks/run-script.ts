// A program of the user that looks at the restored cluster. It is ended together with everything that it has started, also when it
// ends by itself and leaves something running.
import { type ChildProcess, spawn } from 'node:child_process'
import { messageOf, systemCodeOf } from '../../core/rehearsal-error.ts'

export interface Script {
  /** Program and arguments. */
  readonly command: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly timeoutMs: number
}

export type ScriptEnd =
  | { readonly kind: 'exited'; readonly exitCode: number; readonly output: string }
  | { readonly kind: 'killed'; readonly output: string }
  | { readonly kind: 'timed-out'; readonly output: string }
  | { readonly kind: 'not-started'; readonly why: string }

/** The end of the output. */
const KEPT_CHARACTERS = 2 ** 16
/** After the end of the program, for what it left in its pipes. */
const DRAIN_MS = 1_000

/** Runs to its end or its time limit. @throws the reason of the signal */
export async function runScript(script: Script, signal: AbortSignal): Promise<ScriptEnd> {
  signal.throwIfAborted()
  const [program = '', ...args] = script.command
  const limit = AbortSignal.timeout(script.timeoutMs)
  const child = spawn(program, args, {
    env: { ...script.environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that what it starts ends with it.
    detached: true,
  })
  const output = tailOf(child)
  const end = (): void => killGroup(child)
  const ends = AbortSignal.any([signal, limit])
  ends.addEventListener('abort', end, { once: true })
  try {
    const ending = await endOf(child)
    signal.throwIfAborted()
    if ('why' in ending) return { kind: 'not-started', why: ending.why }
    if (limit.aborted) return { kind: 'timed-out', output: output() }
    if (ending.exitCode === null) return { kind: 'killed', output: output() }
    return { kind: 'exited', exitCode: ending.exitCode, output: output() }
  } finally {
    ends.removeEventListener('abort', end)
    end()
  }
}

/** Both streams as they come; only the last part is kept. */
function tailOf(child: ChildProcess): () => string {
  const chunks: string[] = []
  let length = 0
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8')
    stream?.on('data', (chunk: string) => {
      chunks.push(chunk)
      length += chunk.length
      while (length - (chunks[0]?.length ?? 0) >= KEPT_CHARACTERS) length -= chunks.shift()?.length ?? 0
    })
  }
  return () => chunks.join('')
}

type Ending = { readonly exitCode: number | null } | { readonly why: string }

function endOf(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ why: systemCodeOf(error) ?? messageOf(error) }))
    child.once('close', (exitCode) => resolve({ exitCode }))
    // What the program has started may hold its pipes open for ever.
    child.once('exit', (exitCode) => setTimeout(() => resolve({ exitCode }), DRAIN_MS).unref())
  })
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // Nobody is left, or only what has ended and waits to be collected (macOS).
    if (systemCodeOf(error) !== 'ESRCH' && systemCodeOf(error) !== 'EPERM') throw error
  }
}
