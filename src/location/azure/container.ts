import {
  AnonymousCredential,
  BlobServiceClient,
  type ContainerClient,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import { openAgents } from '../agents.ts'
import { endpointUrl } from '../endpoint.ts'
import type { LocationAccess } from '../location-access.ts'
import { cloudOf } from './clouds.ts'
import { type CredentialChoice, chooseCredential } from './credential.ts'
import { readEnvFile } from './env-file.ts'

const RETRIES = { maxTries: 4, retryDelayInMs: 250, maxRetryDelayInMs: 5_000 }

export interface OpenContainer {
  readonly client: ContainerClient
  readonly close: () => void
}

/** The keys of `config` are those of Velero's plugin for Azure, and `anonymous`. @throws LOCATION_INVALID, LOCATION_DENIED */
export async function openContainer(
  account: string,
  container: string,
  access: LocationAccess,
): Promise<OpenContainer> {
  const { config, credentialsFile } = access
  const file = credentialsFile === undefined ? {} : await readEnvFile(credentialsFile)
  const variables = { ...process.env, ...file }
  const cloud = cloudOf(variables.AZURE_CLOUD_NAME)
  const endpoint = config.storageAccountURI ?? `https://${account}.${cloud.blobSuffix}`
  const isPlain = endpointUrl(endpoint, 'storageAccountURI').protocol === 'http:'
  const choice = chooseCredential(variables, config)
  const agents = await openAgents(access)
  const agent = isPlain || hasPlainEndpoint(choice) ? agents.httpAgent : agents.httpsAgent
  const options = { agent, retryOptions: RETRIES } as const
  const close = (): void => {
    agents.httpAgent.destroy()
    agents.httpsAgent.destroy()
  }
  switch (choice.kind) {
    case 'connection-string': {
      return { client: fromString(choice.text, options).getContainerClient(container), close }
    }
    case 'sas': {
      const service = new BlobServiceClient(`${endpoint}?${choice.query}`, new AnonymousCredential(), options)
      return { client: service.getContainerClient(container), close }
    }
    case 'key': {
      const service = new BlobServiceClient(
        endpoint,
        new StorageSharedKeyCredential(account, choice.key),
        options,
      )
      return { client: service.getContainerClient(container), close }
    }
    case 'anonymous': {
      const service = new BlobServiceClient(endpoint, new AnonymousCredential(), options)
      return { client: service.getContainerClient(container), close }
    }
    case 'token': {
      const { tokenCredential } = await import('./token-credential.ts')
      const credential = tokenCredential(file, config.activeDirectoryAuthorityURI ?? cloud.authority)
      return {
        client: new BlobServiceClient(endpoint, credential, options).getContainerClient(container),
        close,
      }
    }
  }
}

/** As emulators have it. */
function hasPlainEndpoint(choice: CredentialChoice): boolean {
  return choice.kind === 'connection-string' && /(?:^|;)BlobEndpoint=http:/i.test(choice.text)
}

/** The SDK's own words may quote the string. */
function fromString(
  text: string,
  options: Parameters<typeof BlobServiceClient.fromConnectionString>[1],
): BlobServiceClient {
  try {
    return BlobServiceClient.fromConnectionString(text, options)
  } catch {
    throw new RehearsalError(
      'LOCATION_INVALID',
      'AZURE_STORAGE_CONNECTION_STRING is not a valid connection string.',
    )
  }
}
