import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BlobServiceClient,
  type ContainerClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'
import { toolPath } from '../../../../scripts/test-tools.ts'
import type { TestedStore } from '../tested-store.ts'
import { startStoreServer } from './start-server.ts'

export const ACCOUNT = 'rehearsalaccount'
export const KEY = Buffer.from('a key of thirty-two bytes or so..').toString('base64')
export const CONTAINER = 'backups'
const HOUR_MS = 3_600_000

export interface AzureStore extends TestedStore {
  readonly port: number
  readonly folder: string
  readonly container: ContainerClient
  /** That allows reading and listing, and nothing else. */
  readonly signature: string
  connectionString(port: number): string
}

/** Azurite in memory; the code under test gets a signature that allows reading and listing, the key, or all in a string. */
export function openAzurite(
  credential: 'signature' | 'key' | 'connection-string',
): () => Promise<AzureStore> {
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rehearse-azure-'))
    const server = await startStoreServer(
      (port) => [
        process.execPath,
        toolPath('azurite'),
        ...['--blobHost', '127.0.0.1', '--blobPort', String(port)],
        ...['--inMemoryPersistence', '--skipApiVersionCheck', '--disableTelemetry', '--silent'],
      ],
      { AZURITE_ACCOUNTS: `${ACCOUNT}:${KEY}` },
    )
    const shared = new StorageSharedKeyCredential(ACCOUNT, KEY)
    const service = new BlobServiceClient(`http://127.0.0.1:${server.port}/${ACCOUNT}`, shared)
    const container = service.getContainerClient(CONTAINER)
    await container.create()
    const permissions = ContainerSASPermissions.parse('rl')
    const expiresOn = new Date(Date.now() + HOUR_MS)
    const signature = generateBlobSASQueryParameters(
      { containerName: CONTAINER, permissions, expiresOn },
      shared,
    ).toString()
    const connectionString = (port: number): string =>
      `DefaultEndpointsProtocol=http;AccountName=${ACCOUNT};AccountKey=${KEY};BlobEndpoint=http://127.0.0.1:${port}/${ACCOUNT};`
    const credentialsFile = join(folder, 'credentials')
    const contents = {
      signature: () => `AZURE_STORAGE_SAS_TOKEN="${signature}"\nAZURE_CLOUD_NAME=AzurePublicCloud\n`,
      key: () => `AZURE_STORAGE_ACCOUNT_ACCESS_KEY="${KEY}"\n`,
      'connection-string': (port: number) => `AZURE_STORAGE_CONNECTION_STRING="${connectionString(port)}"\n`,
    }
    return {
      port: server.port,
      folder,
      container,
      signature,
      connectionString,
      put: async (key, content) =>
        void (await container.getBlockBlobClient(key).upload(content, content.length)),
      address: (prefix) => `azblob://${ACCOUNT}/${CONTAINER}/${prefix}`,
      options(port) {
        writeFileSync(credentialsFile, contents[credential](port))
        const config = { storageAccountURI: `http://127.0.0.1:${port}/${ACCOUNT}` }
        // The string names the endpoint itself.
        return credential === 'connection-string' ? { credentialsFile } : { config, credentialsFile }
      },
      async [Symbol.asyncDispose]() {
        await server[Symbol.asyncDispose]()
        rmSync(folder, { recursive: true })
      },
    }
  }
}
