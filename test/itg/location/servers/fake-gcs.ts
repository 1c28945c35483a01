import { toolPath } from '../../../../scripts/test-tools.ts'
import type { TestedStore } from '../tested-store.ts'
import { startStoreServer } from './start-server.ts'

export const GCS_BUCKET = 'backups-bucket'

export interface GcsStore extends TestedStore {
  readonly port: number
}

/** fake-gcs-server in memory. It asks nobody who they are. */
export async function openFakeGcs(): Promise<GcsStore> {
  const server = await startStoreServer((port) => [
    toolPath('fake-gcs-server'),
    ...['-scheme', 'http', '-host', '127.0.0.1', '-port', String(port)],
    ...['-backend', 'memory', '-public-host', `127.0.0.1:${port}`, '-log-level', 'error'],
  ])
  const endpoint = `http://127.0.0.1:${server.port}`
  await post(
    `${endpoint}/storage/v1/b?project=test`,
    'application/json',
    JSON.stringify({ name: GCS_BUCKET }),
  )
  return {
    port: server.port,
    put: (key, content) =>
      post(
        `${endpoint}/upload/storage/v1/b/${GCS_BUCKET}/o?uploadType=media&name=${encodeURIComponent(key)}`,
        'application/gzip',
        new Uint8Array(content),
      ),
    address: (prefix) => `gs://${GCS_BUCKET}/${prefix}`,
    options: (port) => ({ config: { storeEndpoint: `http://127.0.0.1:${port}`, anonymous: 'true' } }),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  }
}

async function post(url: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<void> {
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': type }, body })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  await answer.arrayBuffer()
}
