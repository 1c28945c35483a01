import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import type { Component } from '../cluster-record.ts'
import { identifyProcess, type ProcessIdentity } from '../processes/process-identity.ts'
import { sacrificeFirst } from '../processes/sacrifice-first.ts'
import type { Tie } from '../processes/tie-to-owner.ts'
import type { Layout } from './layout.ts'
import { logTail } from './log-tail.ts'

export interface ServerCommand {
  readonly name: Component
  readonly path: string
  readonly flags: readonly string[]
  /** All that the server finds in its environment besides its own folders. */
  readonly environment?: Readonly<Record<string, string>>
  /** Given: it is of this run alone, and of no use after it. */
  readonly tie?: Tie
}

export interface ServerProcess {
  readonly name: Component
  readonly identity: ProcessIdentity
  readonly logPath: string
  /** Aborted when the process has ended; the reason is a CLUSTER_START_FAILED with the end of its log. */
  readonly ended: AbortSignal
  /** `exit code 1`, `signal SIGKILL`; '' while it runs. */
  readonly endedWith: () => string
}

/**
 * Starts a server in a process group of its own: Ctrl-C in a terminal reaches the whole group of the command, and
 * the servers must stay until the restore has come to a halt. They get no environment of ours: etcd would read
 * flags from it, and the secrets of a pipeline are none of their business.
 * @throws CLUSTER_START_FAILED when it cannot be run at all
 */
export async function startServer(command: ServerCommand, layout: Layout): Promise<ServerProcess> {
  const { folder } = layout
  const logPath = layout.logs[command.name]
  const log = openSync(logPath, 'w', 0o600)
  try {
    const [program = '', ...args] = [...(command.tie ?? []), command.path, ...command.flags]
    const child = spawn(program, args, {
      cwd: folder,
      env: { HOME: folder, TMPDIR: folder, ...command.environment },
      stdio: ['ignore', log, log],
      detached: true,
    })
    const { pid } = child
    if (pid === undefined) throw await spawnError(child)
    if (command.tie !== undefined) sacrificeFirst(pid)
    // This process may end before the servers do: always when the cluster is to stay.
    child.unref()
    const identity = identifyProcess(pid) ?? { pid, startedAt: 'gone' }
    return { name: command.name, identity, logPath, ...watchEnd(child, command.name, logPath) }
  } catch (error) {
    throw new RehearsalError('CLUSTER_START_FAILED', `${command.path} cannot be run: ${messageOf(error)}`, {
      cause: error,
    })
  } finally {
    closeSync(log)
  }
}

function watchEnd(
  child: ChildProcess,
  name: Component,
  logPath: string,
): Pick<ServerProcess, 'ended' | 'endedWith'> {
  const ended = new AbortController()
  let how = ''
  child.once('exit', (code, signal) => {
    how = signal === null ? `exit code ${code}` : `signal ${signal}`
    const message = [`${name} ended with ${how}; its last lines:`, logTail(logPath, name)].join('\n')
    ended.abort(new RehearsalError('CLUSTER_START_FAILED', message))
  })
  return { ended: ended.signal, endedWith: () => how }
}

function spawnError(child: ChildProcess): Promise<Error> {
  return new Promise((resolve) => child.once('error', resolve))
}
