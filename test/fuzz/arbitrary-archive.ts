import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { arbitraryTar } from './arbitrary-tar.ts'

/** A change of bytes; `at` and `from` are shares of the length. */
interface ByteChange {
  readonly kind: 'flip' | 'set' | 'truncate' | 'insert' | 'splice' | 'repeat'
  readonly at: number
  readonly from: number
  readonly length: number
  readonly bytes: Uint8Array
}

const share = fc.double({ min: 0, max: 1, noNaN: true })

const byteChange: fc.Arbitrary<ByteChange> = fc.record({
  kind: fc.constantFrom('flip', 'flip', 'set', 'truncate', 'insert', 'splice', 'repeat'),
  at: share,
  from: share,
  length: fc.integer({ min: 1, max: 700 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
})

function changed(bytes: Buffer, { kind, at, from, length, bytes: given }: ByteChange): Buffer {
  const place = Math.min(bytes.length, Math.floor(at * bytes.length))
  const source = Math.floor(from * bytes.length)
  const piece = bytes.subarray(source, source + length)
  const [head, tail] = [bytes.subarray(0, place), bytes.subarray(place)]
  switch (kind) {
    case 'truncate':
      return head
    case 'insert':
      return Buffer.concat([head, given, tail])
    case 'repeat':
      return Buffer.concat([head, piece, tail])
    case 'splice':
      return Buffer.concat([head, piece, tail.subarray(piece.length)])
    case 'set':
      return Buffer.concat([head, given, tail.subarray(given.length)])
    case 'flip': {
      const copy = Buffer.from(bytes)
      if (place < copy.length) copy[place] = (copy[place] ?? 0) ^ (1 << (length % 8))
      return copy
    }
  }
}

const rarely = fc.oneof(
  { weight: 6, arbitrary: fc.constant<ByteChange[]>([]) },
  { weight: 2, arbitrary: fc.array(byteChange, { minLength: 1, maxLength: 2 }) },
)

/** A gzip file, damaged before it was packed, afterwards, or not at all; packed in one member or two. */
export const arbitraryArchive: fc.Arbitrary<Buffer> = fc
  .record({
    tar: arbitraryTar,
    before: rarely,
    after: rarely,
    level: fc.constantFrom(0, 1, 6),
    cut: fc.option(share, { freq: 8 }),
  })
  .map(({ tar, before, after, level, cut }) => {
    const bytes = before.reduce(changed, tar)
    const at = cut === null ? 0 : Math.floor(cut * bytes.length)
    const members = cut === null ? [bytes] : [bytes.subarray(0, at), bytes.subarray(at)]
    return after.reduce(changed, Buffer.concat(members.map((member) => gzipSync(member, { level }))))
  })
