import { createHash } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { GzipFault, gunzip } from '../../../src/backup/gunzip.ts'

const signal = new AbortController().signal
const ignore = () => undefined

test('unpacks members one after the other and tells how much was packed', async () => {
  const packed = Buffer.concat([gzipSync('one '), gzipSync('two')])
  const chunks: Buffer[] = []
  const facts = await gunzip(Readable.from([packed]), (chunk) => void chunks.push(chunk), signal)
  expect(Buffer.concat(chunks).toString()).toBe('one two')
  expect(facts).toEqual({ bytes: packed.length, sha256: createHash('sha256').update(packed).digest('hex') })
})

test('a fault is told at once and the source destroyed, also while it has no more data for the moment', async () => {
  const source = new PassThrough()
  source.write('no gzip')
  await expect(gunzip(source, ignore, signal)).rejects.toBeInstanceOf(GzipFault)
  expect(source.destroyed).toBe(true)
})

test('what the reader throws comes out as it is, at once', async () => {
  const source = new PassThrough()
  // Stored, not packed, and with no end: data comes out before the file is whole.
  source.write(gzipSync(Buffer.alloc(2 ** 20), { level: 0 }).subarray(0, 4096))
  const refuse = () => {
    throw new Error('refused')
  }
  await expect(gunzip(source, refuse, signal)).rejects.toThrow('refused')
  expect(source.destroyed).toBe(true)
})

test.each([
  ['damage', Buffer.concat([gzipSync('x'), Buffer.from('more')])],
  ['zeros behind the end', Buffer.concat([gzipSync('x'), Buffer.alloc(20)])],
])('%s ends the reading while the source has no more data for the moment', async (_what, bytes) => {
  const source = new PassThrough()
  source.write(bytes)
  await expect(gunzip(source, ignore, signal)).rejects.toMatchObject({ kind: 'corrupt' })
  expect(source.destroyed).toBe(true)
})

test('an abort in the middle rejects with its reason', async () => {
  const abort = new AbortController()
  const source = new PassThrough()
  source.write(gzipSync('x').subarray(0, 5))
  setImmediate(() => abort.abort(new Error('enough')))
  await expect(gunzip(source, ignore, abort.signal)).rejects.toThrow('enough')
  expect(source.destroyed).toBe(true)
})
