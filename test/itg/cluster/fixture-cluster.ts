import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { ClusterContext } from '../../../src/cluster/cluster-provider.ts'
import { removeAll } from '../../../src/cluster/left-behind.ts'
import type { KubeConnection } from '../../../src/kube/connection.ts'

/** Time for the first test of a machine, which may have to build the servers. */
export const BUILD_MS = 900_000

/** An empty folder for the duration of a test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A state folder of the test's own; clusters that a failed test leaves in it are ended. */
export function temporaryState(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-test-state-'))
  onTestFinished(async () => {
    await removeAll(folder)
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

export function buildContext(
  signal: AbortSignal = new AbortController().signal,
): ClusterContext & { readonly lines: string[] } {
  const lines: string[] = []
  return { signal, progress: (line) => lines.push(line), lines }
}

export function recordNames(stateDirectory: string): readonly string[] {
  try {
    return readdirSync(join(stateDirectory, 'clusters'))
  } catch {
    return []
  }
}

/** Command lines on this machine that contain a text, looked up by other means than the code under test does. */
export function commandLinesWith(text: string): readonly string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line.includes(text) && !line.startsWith('Z'))
}

/** One request with the credentials of the connection. */
export function call(
  { ca, token, server }: KubeConnection,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const credentials = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const headers = { ...credentials, 'content-type': 'application/json' }
    const outgoing = request(new URL(path, server), { method, ca, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          body: JSON.parse(Buffer.concat(chunks).toString('utf8')),
        }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body === undefined ? undefined : JSON.stringify(body))
  })
}
