import { ContainerClient } from '@azure/storage-blob'
import { expect, test } from 'vitest'
import { storeContract } from './contract.ts'
import { CONTAINER, openAzurite } from './servers/azurite.ts'

storeContract('Azure Blob Storage, with a signature to read and to list', openAzurite('signature'), {
  lists: true,
  network: true,
})

// How a request is signed changes nothing about the network.
const reading = { lists: true, network: false }
storeContract('Azure Blob Storage, with the key of the account', openAzurite('key'), reading)
storeContract('Azure Blob Storage, with a connection string', openAzurite('connection-string'), reading)

test('the signature that the contract runs with allows no more than it says', async () => {
  await using store = await openAzurite('signature')()
  const { container, signature } = store
  const signed = new ContainerClient(`${container.url}?${signature}`)
  const blob = signed.getBlockBlobClient('x')
  await container.getBlockBlobClient('x').upload('x', 1)
  const statusOf = (work: Promise<unknown>) =>
    work.then(
      () => 200,
      ({ statusCode }: { statusCode: number }) => statusCode,
    )
  expect(container.containerName).toBe(CONTAINER)
  expect(await statusOf(blob.getProperties())).toBe(200)
  expect(await statusOf(blob.upload('y', 1))).toBe(403)
  expect(await statusOf(blob.delete())).toBe(403)
  expect(await statusOf(blob.getBlobLeaseClient().acquireLease(15))).toBe(403)
})
