import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  BlobServiceClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'
import { toolPath } from '../../../scripts/test-tools.ts'
import { storeContract, type TestedStore } from './contract.ts'
import { startStoreServer } from './server.ts'

const ACCOUNT = 'rehearsalaccount'
const KEY = Buffer.from('a key of thirty-two bytes or so..').toString('base64')
const CONTAINER = 'backups'
const HOUR_MS = 3_600_000

/** Azurite in memory; the code under test gets a signature that allows reading and listing, or the key of the account. */
function openAzurite(credential: 'signature' | 'key'): () => Promise<TestedStore> {
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
    const permissions = new ContainerSASPermissions()
    permissions.read = true
    permissions.list = true
    const expiresOn = new Date(Date.now() + HOUR_MS)
    const sas = generateBlobSASQueryParameters({ containerName: CONTAINER, permissions, expiresOn }, shared)
    const credentialsFile = join(folder, 'credentials')
    writeFileSync(
      credentialsFile,
      credential === 'key'
        ? `AZURE_STORAGE_ACCOUNT_ACCESS_KEY="${KEY}"\n`
        : `AZURE_STORAGE_SAS_TOKEN="${sas}"\nAZURE_CLOUD_NAME=AzurePublicCloud\n`,
    )
    return {
      port: server.port,
      put: async (key, content) =>
        void (await container.getBlockBlobClient(key).upload(content, content.length)),
      address: () => `azblob://${ACCOUNT}/${CONTAINER}/`,
      options: (port) => ({
        config: { storageAccountURI: `http://127.0.0.1:${port}/${ACCOUNT}` },
        credentialsFile,
      }),
      async [Symbol.asyncDispose]() {
        await server[Symbol.asyncDispose]()
        rmSync(folder, { recursive: true })
      },
    }
  }
}

storeContract('Azure Blob Storage, with a signature to read and to list', openAzurite('signature'))
storeContract('Azure Blob Storage, with the key of the account', openAzurite('key'))
