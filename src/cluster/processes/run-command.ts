import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { systemCodeOf } from '../../core/rehearsal-error.ts'
import type { Environment } from '../paths.ts'

export interface Command {
  readonly path: string
  readonly args: readonly string[]
  readonly environment: Environment
  readonly directory?: string
  /** Each line of standard error as it comes. */
  readonly onErrorLine?: (line: string) => void
  /** Ends it after an abort; it leads the process group of this number. Without it: all of the group is killed. */
  readonly end?: (group: number) => void
}

export interface CommandResult {
  /** 0 for success; undefined when it was killed. */
  readonly exitCode: number | undefined
  readonly stdout: string
  /** The last lines of standard error. */
  readonly errorLines: readonly string[]
}

const KEPT_ERROR_LINES = 40

/**
 * Runs a program to its end, in a process group of its own. An abort ends it, then rejects with the signal's reason.
 * @throws the spawn error when the program cannot be run
 */
export async function runCommand(command: Command, signal: AbortSignal): Promise<CommandResult> {
  signal.throwIfAborted()
  const child = spawn(command.path, command.args, {
    ...(command.directory === undefined ? {} : { cwd: command.directory }),
    env: command.environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a compiler started by the program ends with it.
    detached: true,
  })
  const onAbort = (): void => {
    if (child.pid !== undefined) (command.end ?? killGroup)(child.pid)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const stdout: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    const errorLines: string[] = []
    createInterface({ input: child.stderr }).on('line', (line) => {
      errorLines.push(line)
      if (errorLines.length > KEPT_ERROR_LINES) errorLines.shift()
      command.onErrorLine?.(line)
    })
    const exitCode = await ending(child)
    signal.throwIfAborted()
    return { exitCode, stdout: Buffer.concat(stdout).toString('utf8'), errorLines }
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

function ending(child: ChildProcess): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve(code ?? undefined))
  })
}

function killGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if (systemCodeOf(error) !== 'ESRCH') throw error
  }
}
