// Velero's server as a process of this machine; in a cluster it is the only process of its pod. Its plugins are processes that it
// starts itself.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../src/cluster/control-plane/free-port.ts'
import { logTail } from '../../src/cluster/control-plane/log-tail.ts'
import { systemCodeOf } from '../../src/core/rehearsal-error.ts'
import type { VeleroTools } from '../velero-tools.ts'

export interface VeleroServer extends AsyncDisposable {
  readonly pid: number
  /** Aborted when it has ended by itself. */
  readonly ended: AbortSignal
  /** The end of its log. */
  readonly lastLines: () => string
}

export interface VeleroServerInput extends Pick<VeleroTools, 'program' | 'pluginFolder'> {
  /** For its files; to be removed by whoever made it. */
  readonly folder: string
  readonly kubeconfig: string
  /** Of its own objects. */
  readonly namespace: string
  /** Of the bucket. */
  readonly keys: { readonly access: string; readonly secret: string }
  readonly flags: readonly string[]
}

export async function startVelero(input: VeleroServerInput): Promise<VeleroServer> {
  const { folder, kubeconfig, namespace, keys } = input
  // Velero makes a folder `credentials` of its own.
  const keysFile = join(folder, 'aws-keys')
  const logPath = join(folder, 'velero.log')
  writeFileSync(
    keysFile,
    `[default]\naws_access_key_id=${keys.access}\naws_secret_access_key=${keys.secret}\n`,
    { mode: 0o600 },
  )
  const address = async (): Promise<string> => `127.0.0.1:${await freePort()}`
  const flags = [
    ...['--kubeconfig', kubeconfig, '--plugin-dir', input.pluginFolder],
    ...['--metrics-address', await address(), '--profiler-address', await address()],
  ]
  const log = openSync(logPath, 'w', 0o600)
  const child = spawn(input.program, ['server', ...flags, ...input.flags], {
    cwd: folder,
    env: {
      HOME: folder,
      TMPDIR: folder,
      KUBECONFIG: kubeconfig,
      VELERO_NAMESPACE: namespace,
      VELERO_SCRATCH_DIR: folder,
      AWS_SHARED_CREDENTIALS_FILE: keysFile,
    },
    stdio: ['ignore', log, log],
    // A group of its own, so that its plugins can be ended with it.
    detached: true,
  })
  closeSync(log)
  await once(child, 'spawn')
  const exit = once(child, 'exit')
  const ended = new AbortController()
  const lastLines = (): string => logTail(logPath, 'velero')
  void exit.then(([code]) =>
    ended.abort(new Error(`velero server ended with exit code ${code}\n${lastLines()}`)),
  )
  const { pid = 0 } = child
  return {
    pid,
    ended: ended.signal,
    lastLines,
    async [Symbol.asyncDispose]() {
      endGroup(pid)
      await exit
    },
  }
}

/** What it restores into is thrown away: nothing has to be shut down in order. */
function endGroup(leader: number): void {
  try {
    process.kill(-leader, 'SIGKILL')
  } catch (error) {
    if (systemCodeOf(error) !== 'ESRCH') throw error
  }
}
