import fc from 'fast-check'
import { Parser } from 'tar'
import { describe, expect, test } from 'vitest'
import { ARCHIVE_LIMITS } from '../../../src/backup/archive-limits.ts'
import { TarFault } from '../../../src/backup/tar-fault.ts'
import { TarReader } from '../../../src/backup/tar-reader.ts'
import { paxRecord, TAR_END, type TarEntry, tarEntry } from '../../build/tar.ts'

type Seen = readonly (readonly [path: string, body: string])[]

function read(stream: Buffer, chunkBytes = stream.length): Seen {
  const seen: [string, string][] = []
  const sink = {
    file: (path: string, body: Buffer) => void seen.push([path, body.toString('latin1')]),
    directory: (path: string) => void seen.push([path, '']),
  }
  const reader = new TarReader(sink, ARCHIVE_LIMITS)
  for (let at = 0; at < stream.length; at += Math.max(1, chunkBytes)) {
    reader.write(stream.subarray(at, at + Math.max(1, chunkBytes)))
  }
  reader.end()
  return seen
}

function readWithTar(stream: Buffer): Seen {
  const seen: [string, string][] = []
  const parser = new Parser({ strict: true })
  parser.on('entry', (entry) => {
    const chunks: Buffer[] = []
    entry.on('data', (chunk: Buffer) => chunks.push(chunk))
    entry.on('end', () => seen.push([entry.path, Buffer.concat(chunks).toString('latin1')]))
  })
  parser.end(stream)
  return seen
}

function faultOf(stream: Buffer): string {
  try {
    read(stream)
  } catch (error) {
    if (error instanceof TarFault) return error.kind
    throw error
  }
  return 'none'
}

const segment = fc.stringMatching(/^[a-zé:._-]{1,60}$/).filter((text) => !/^\.+$/.test(text))
const entries = fc.array(
  fc.record({
    path: fc.array(segment, { minLength: 1, maxLength: 8 }).map((segments) => segments.join('/')),
    body: fc
      .oneof(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ minLength: 500, maxLength: 1600 }))
      .map((bytes) => Buffer.from(bytes)),
  }),
  { minLength: 1, maxLength: 6 },
)

test('any tree, cut anywhere, is read as it was written', () => {
  fc.assert(
    fc.property(entries, fc.integer({ min: 1, max: 1500 }), (tree, chunkBytes) => {
      const stream = Buffer.concat([...tree.map(tarEntry), TAR_END])
      expect(read(stream, chunkBytes)).toEqual(tree.map(({ path, body }) => [path, body.toString('latin1')]))
    }),
    { numRuns: 150 },
  )
})

test('any tree is read as the tar package reads it', () => {
  fc.assert(
    fc.property(entries, (tree) => {
      const stream = Buffer.concat([...tree.map(tarEntry), TAR_END])
      expect(read(stream)).toEqual(readWithTar(stream))
    }),
    { numRuns: 100 },
  )
})

describe('what other tools write', () => {
  const only = (entry: TarEntry, ...before: Buffer[]) =>
    read(Buffer.concat([...before, tarEntry(entry), TAR_END]))

  test('a GNU long path', () => {
    const path = `${'a'.repeat(90)}/${'b'.repeat(90)}`
    const long = tarEntry({ path: '././@LongLink', type: 'L', body: `${path}\0` })
    expect(only({ path: 'short', body: 'x' }, long)).toEqual([[path, 'x']])
  })

  test('a size in a pax header replaces the one in the header', () => {
    const pax = tarEntry({ path: 'pax', type: 'x', body: paxRecord('mtime', '1.5') + paxRecord('size', '3') })
    expect(only({ path: 'x', body: 'abc', size: 0 }, pax)).toEqual([['x', 'abc']])
  })

  test('an empty pax value takes the key back', () => {
    const pax = tarEntry({ path: 'pax', type: 'x', body: paxRecord('path', 'y') + paxRecord('path', '') })
    expect(only({ path: 'x' }, pax)).toEqual([['x', '']])
  })

  test('a header without any magic, with the oldest file type', () => {
    const patch = (header: Buffer) => header.fill(0, 156, 500)
    expect(only({ path: 'x', body: 'abc', patch })).toEqual([['x', 'abc']])
  })

  test('a size as a binary number', () => {
    const patch = (header: Buffer) => {
      header.fill(0, 124, 136)
      header[124] = 0x80
      header[135] = 3
    }
    expect(only({ path: 'x', body: 'abc', patch })).toEqual([['x', 'abc']])
  })

  test('a GNU header keeps times where POSIX has the prefix', () => {
    const patch = (header: Buffer) => {
      header.write('ustar  \0', 257)
      header.write('00000000000', 345)
    }
    expect(only({ path: 'x', patch })).toEqual([['x', '']])
  })

  test('folders', () => {
    expect(only({ path: 'resources/', type: '5' })).toEqual([['resources/', '']])
  })

  test('a name that falls on the edge of a chunk stays whole', () => {
    const path = `${'é'.repeat(300)}/x`
    const stream = Buffer.concat([tarEntry({ path, body: 'b' }), TAR_END])
    for (let chunkBytes = 511; chunkBytes < 540; chunkBytes++)
      expect(read(stream, chunkBytes)).toEqual([[path, 'b']])
  })
})

describe('what is no tar that can be trusted', () => {
  const file = tarEntry({ path: 'x', body: 'abc' })
  const with_ = (entry: Partial<TarEntry>) =>
    Buffer.concat([file, tarEntry({ path: 'y', ...entry }), TAR_END])
  const extension = (body: string) => tarEntry({ path: 'pax', type: 'x', body })
  const pax = (body: string) => Buffer.concat([extension(body), file, TAR_END])
  const number = (text: string) => with_({ patch: (header) => void header.write(text, 124) })

  test.each<readonly [what: string, stream: Buffer, fault: string]>([
    ['nothing', Buffer.alloc(0), 'not-tar'],
    ['less than a header', Buffer.from('hello'), 'not-tar'],
    ['a long text', Buffer.alloc(2048, 'hello '), 'not-tar'],
    [
      'a damaged first header',
      Buffer.concat([tarEntry({ path: 'x', spoil: (h) => void h.write('y') }), TAR_END]),
      'corrupt',
    ],
    ['a damaged header', with_({ spoil: (header) => void header.write('z') }), 'corrupt'],
    ['a size that is no number', number('00000x00000'), 'corrupt'],
    ['a negative size', with_({ patch: (header) => void header.fill(0xff, 124, 136) }), 'corrupt'],
    ['data behind the end', Buffer.concat([file, TAR_END, file]), 'corrupt'],
    ['one block of zeros, then data', Buffer.concat([file, Buffer.alloc(512), file, TAR_END]), 'corrupt'],
    ['no end mark', file, 'cut'],
    ['half an end mark', Buffer.concat([file, Buffer.alloc(512)]), 'cut'],
    ['the end inside a header', Buffer.concat([file, file.subarray(0, 100)]), 'cut'],
    ['the end inside a body', file.subarray(0, 514), 'cut'],
    ['the end inside the padding', file.subarray(0, 600), 'cut'],
    ['a hard link', with_({ type: '1' }), 'unsafe-type'],
    ['a symbolic link', with_({ type: '2' }), 'unsafe-type'],
    ['a character device', with_({ type: '3' }), 'unsafe-type'],
    ['a block device', with_({ type: '4' }), 'unsafe-type'],
    ['a named pipe', with_({ type: '6' }), 'unsafe-type'],
    ['a contiguous file', with_({ type: '7' }), 'unsafe-type'],
    ['a global header', with_({ type: 'g', body: paxRecord('path', 'z') }), 'unsafe-type'],
    ['a long link', with_({ type: 'K', body: 'z' }), 'unsafe-type'],
    ['a sparse file', with_({ type: 'S' }), 'unsafe-type'],
    ['an unknown type', with_({ type: 'q' }), 'unsafe-type'],
    ['a folder with a body', with_({ type: '5', body: 'abc' }), 'unsafe-type'],
    ['a pax link', pax(paxRecord('linkpath', '/etc/passwd')), 'unsafe-type'],
    ['a pax sparse file', pax(paxRecord('GNU.sparse.major', '1')), 'unsafe-type'],
    ['a pax record without length', pax('path=z\n'), 'corrupt'],
    ['a pax record with a wrong length', pax('99 path=z\n'), 'corrupt'],
    ['a pax record that is too short', pax('3 path=z\n'), 'corrupt'],
    ['a pax record without key', pax('5 =z\n'), 'corrupt'],
    ['a pax record without value', pax('7 path\n'), 'corrupt'],
    ['a pax size that is no number', pax(paxRecord('size', '-1')), 'corrupt'],
    ['two extension headers', Buffer.concat([extension(''), pax('')]), 'corrupt'],
    ['an extension header without entry', Buffer.concat([extension(''), TAR_END]), 'corrupt'],
    ['an endless extension header', pax('x'.repeat(100_000)), 'unsafe-path'],
    ['a name that is not UTF-8', with_({ patch: (header) => void header.fill(0xff, 0, 4) }), 'unsafe-path'],
  ])('%s', (_what, stream, fault) => {
    expect(faultOf(stream)).toBe(fault)
  })

  test('the same extension header with nothing wrong in it is fine', () => {
    expect(faultOf(pax(paxRecord('path', 'z')))).toBe('none')
  })

  test('padding behind the end mark is fine', () => {
    expect(faultOf(Buffer.concat([file, TAR_END, Buffer.alloc(8192)]))).toBe('none')
  })
})
