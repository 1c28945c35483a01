import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3'
import { expect, test } from 'vitest'
import { storeContract } from './contract.ts'
import { BUCKET, openVersitygw, READER } from './servers/versitygw.ts'

storeContract('S3, with the rights to list and to get alone', openVersitygw, { lists: true, network: true })

test('the rights that the contract runs with are no more than they are said to be', async () => {
  await using store = await openVersitygw()
  await store.put('x', Buffer.from('x'))
  const reader = store.clientOf(READER)
  const denied = { name: 'AccessDenied' }
  const object = { Bucket: BUCKET, Key: 'x' }
  await expect(reader.send(new PutObjectCommand({ ...object, Body: 'y' }))).rejects.toMatchObject(denied)
  await expect(reader.send(new DeleteObjectCommand(object))).rejects.toMatchObject(denied)
  reader.destroy()
})
