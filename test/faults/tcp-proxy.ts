// toxiproxy: what can happen to a connection below HTTP. One process for each use, on loopback, ended with it.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toolPath } from '../../scripts/test-tools.ts'
import { freePort } from '../../src/cluster/control-plane/free-port.ts'
import { kubeconfigText } from '../../src/cluster/control-plane/kubeconfig.ts'
import { sleep } from '../../src/core/sleep.ts'
import type { KubeConnection } from '../../src/kube/connection.ts'

/** Names and attributes are those of toxiproxy; milliseconds, bytes, KB/s. */
export type Toxic =
  | { readonly type: 'latency'; readonly latency: number; readonly jitter: number }
  | { readonly type: 'bandwidth'; readonly rate: number }
  /** In pieces of about this size, with a pause (in microseconds) after each. */
  | {
      readonly type: 'slicer'
      readonly average_size: number
      readonly size_variation: number
      readonly delay: number
    }
  /** Every connection ends after so many bytes. */
  | { readonly type: 'limit_data'; readonly bytes: number }
  /** Every connection is reset after this time. */
  | { readonly type: 'reset_peer'; readonly timeout: number }
  /** The end of a connection is passed on so much later. */
  | { readonly type: 'slow_close'; readonly delay: number }
  /** Nothing comes through any more; 0: and the connection stays open. */
  | { readonly type: 'timeout'; readonly timeout: number }

export interface TcpProxy extends AsyncDisposable {
  readonly connection: KubeConnection
  readonly kubeconfig: string
  /** `upstream`: from the client to the server. Takes hold of open connections too. */
  add(toxic: Toxic, stream: 'upstream' | 'downstream'): Promise<void>
  remove(toxic: Toxic['type'], stream: 'upstream' | 'downstream'): Promise<void>
  /** False: open connections are cut, new ones refused. */
  setEnabled(isEnabled: boolean): Promise<void>
}

const START_MS = 30_000

export async function openTcpProxy(upstream: KubeConnection, seed: number): Promise<TcpProxy> {
  const [port, listenPort] = [await freePort(), await freePort()]
  const args = ['-host', '127.0.0.1', '-port', String(port), '-seed', String(seed)]
  const child = spawn(toolPath('toxiproxy'), args, { stdio: 'ignore', env: { LOG_LEVEL: 'fatal' } })
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-faults-'))
  const api = async (method: string, path: string, body?: object): Promise<void> => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, init)
    if (!answer.ok) throw new Error(`toxiproxy: ${answer.status} ${await answer.text()}`)
  }
  const onExit = (): void => void child.kill('SIGKILL')
  process.once('exit', onExit)
  const close = async (): Promise<void> => {
    process.off('exit', onExit)
    rmSync(folder, { recursive: true, force: true })
    await end(child)
  }
  try {
    await untilListening(() => api('GET', '/version'))
    const proxy = {
      listen: `127.0.0.1:${listenPort}`,
      upstream: new URL(upstream.server).host,
      enabled: true,
    }
    await api('POST', '/proxies', { name: 'kube', ...proxy })
  } catch (error) {
    await close()
    throw error
  }
  const connection = { ...upstream, server: `https://127.0.0.1:${listenPort}` }
  const kubeconfig = join(folder, 'kubeconfig')
  writeFileSync(kubeconfig, kubeconfigText(connection, 'faults'), { mode: 0o600 })
  return {
    connection,
    kubeconfig,
    add: ({ type, ...attributes }, stream) =>
      api('POST', '/proxies/kube/toxics', { name: nameOf(type, stream), type, stream, attributes }),
    remove: (type, stream) => api('DELETE', `/proxies/kube/toxics/${nameOf(type, stream)}`),
    setEnabled: (enabled) => api('POST', '/proxies/kube', { enabled }),
    [Symbol.asyncDispose]: close,
  }
}

function nameOf(type: Toxic['type'], stream: string): string {
  return `${type}-${stream}`
}

async function untilListening(ask: () => Promise<void>): Promise<void> {
  const signal = AbortSignal.timeout(START_MS)
  for (;;) {
    try {
      return await ask()
    } catch {
      await sleep(20, signal)
    }
  }
}

function end(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}
