import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Storage } from '@google-cloud/storage'
import { toolPath } from '../../../scripts/test-tools.ts'
import { storeContract, type TestedStore } from './contract.ts'
import { startStoreServer } from './server.ts'

const BUCKET = 'backups-bucket'

async function openFakeGcs(): Promise<TestedStore> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-gcs-'))
  const server = await startStoreServer((port) => [
    toolPath('fake-gcs-server'),
    ...['-scheme', 'http', '-host', '127.0.0.1', '-port', String(port)],
    ...['-backend', 'memory', '-public-host', `127.0.0.1:${port}`, '-log-level', 'error'],
  ])
  const bucket = new Storage({ apiEndpoint: `http://127.0.0.1:${server.port}`, projectId: 'test' }).bucket(
    BUCKET,
  )
  await bucket.create()
  return {
    port: server.port,
    put: async (key, content) => await bucket.file(key).save(content, { resumable: false }),
    address: () => `gs://${BUCKET}/`,
    options: (port) => ({ config: { apiEndpoint: `http://127.0.0.1:${port}`, anonymous: 'true' } }),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]()
      rmSync(folder, { recursive: true })
    },
  }
}

storeContract('Google Cloud Storage', openFakeGcs)
