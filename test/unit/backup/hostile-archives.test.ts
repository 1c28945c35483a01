import { readdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArchiveLimits } from '../../../src/backup/archive-limits.ts'
import { readArchive } from '../../../src/backup/read-archive.ts'
import { type ErrorCode, RehearsalError } from '../../../src/core/rehearsal-error.ts'
import { buildArchive, buildTar, itemPath } from '../../build/archive.ts'
import { paxRecord, TAR_END, tarEntry } from '../../build/tar.ts'

const signal = new AbortController().signal
const path = itemPath('pods', 'a', 'x')
const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'a' } }
const good = buildArchive({ [path]: pod }, { versionDirectory: 'v1-preferredversion' })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-archives-test-'))
})
afterAll(() => {
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})

async function errorOf(
  archive: Buffer,
  limits: Partial<ArchiveLimits> = {},
  chunkBytes = 64 * 1024,
): Promise<RehearsalError | undefined> {
  const chunks: Buffer[] = []
  for (let at = 0; at < archive.length; at += chunkBytes) chunks.push(archive.subarray(at, at + chunkBytes))
  try {
    const catalog = await readArchive(Readable.from(chunks), { signal, limits, spoolDirectory: folder })
    catalog.close()
    return undefined
  } catch (error) {
    if (error instanceof RehearsalError) return error
    throw error
  }
}

const raw = (...entries: Buffer[]) => buildArchive({ [path]: pod }, { raw: entries })
const named = (name: string) => raw(tarEntry({ path: name, body: '{}' }))
const flipped = (at: number) => {
  const copy = Buffer.from(good)
  copy[at] = (copy[at] ?? 0) ^ 0xff
  return copy
}

test('the archive that the others are made from is good', async () => {
  expect(await errorOf(good)).toBeUndefined()
})

// Velero unpacks what it can and reports the rest as an error of the run; an archive that is not whole proves nothing, so here
// it ends the run before anything is created (differs).
describe('F-24, F-43: archives that are refused as a whole', () => {
  test.each<readonly [what: string, archive: Buffer, code: ErrorCode]>([
    ['an empty file', Buffer.alloc(0), 'ARCHIVE_EMPTY'],
    ['C-1 (differs): a text', Buffer.from('not a gzip file at all'), 'ARCHIVE_NOT_GZIP'],
    ['a tar without gzip', buildTar({ [path]: pod }), 'ARCHIVE_NOT_GZIP'],
    ['one byte', good.subarray(0, 1), 'ARCHIVE_TRUNCATED'],
    ['a wrong second byte', Buffer.from([0x1f, 0x00]), 'ARCHIVE_NOT_GZIP'],
    ['a wrong CRC', flipped(good.length - 8), 'ARCHIVE_CORRUPT'],
    ['a wrong length', flipped(good.length - 1), 'ARCHIVE_CORRUPT'],
    ['zeros behind the end', Buffer.concat([good, Buffer.alloc(16)]), 'ARCHIVE_CORRUPT'],
    ['zeros and more behind the end', Buffer.concat([good, Buffer.alloc(1), good]), 'ARCHIVE_CORRUPT'],
    ['text behind the end', Buffer.concat([good, Buffer.from('more')]), 'ARCHIVE_CORRUPT'],
    ['a second tar behind the end', Buffer.concat([good, good]), 'ARCHIVE_CORRUPT'],
    ['half a member behind the end', Buffer.concat([good, good.subarray(0, 20)]), 'ARCHIVE_TRUNCATED'],
    ['gzip of nothing', gzipSync(''), 'ARCHIVE_NOT_VELERO'],
    ['gzip of a text', gzipSync('hello'), 'ARCHIVE_NOT_VELERO'],
    ['gzip of a long text', gzipSync('hello '.repeat(1000)), 'ARCHIVE_NOT_VELERO'],
    ['gzip of gzip', gzipSync(good), 'ARCHIVE_NOT_VELERO'],
    ['C-2 (differs): a tar with no entries', gzipSync(TAR_END), 'ARCHIVE_NOT_VELERO'],
    [
      'a tar of something else',
      buildArchive({ 'src/main.ts': 'x' }, { formatVersion: false }),
      'ARCHIVE_NOT_VELERO',
    ],
    ['a tar without end mark', buildArchive({ [path]: pod }, { end: Buffer.alloc(0) }), 'ARCHIVE_TRUNCATED'],
    ['a tar cut inside an entry', gzipSync(buildTar({ [path]: pod }).subarray(0, 1600)), 'ARCHIVE_TRUNCATED'],
    [
      'a damaged header',
      raw(tarEntry({ path: 'x', spoil: (header) => void header.write('y') })),
      'ARCHIVE_CORRUPT',
    ],
    ['format version 2', buildArchive({ [path]: pod }, { formatVersion: '2.0.0\n' }), 'ARCHIVE_FORMAT'],
    ['an empty format version', buildArchive({ [path]: pod }, { formatVersion: '' }), 'ARCHIVE_FORMAT'],
    [
      'C-14, F-40 (differs): a symbolic link',
      raw(tarEntry({ path: 'resources/x', type: '2' })),
      'ARCHIVE_UNSAFE_ENTRY',
    ],
    ['a hard link', raw(tarEntry({ path: 'resources/x', type: '1' })), 'ARCHIVE_UNSAFE_ENTRY'],
    ['a device', raw(tarEntry({ path: 'resources/x', type: '3' })), 'ARCHIVE_UNSAFE_ENTRY'],
    ['a named pipe', raw(tarEntry({ path: 'resources/x', type: '6' })), 'ARCHIVE_UNSAFE_ENTRY'],
    ['C-4, D-49 (differs): a path that goes up', named('../escape.txt'), 'ARCHIVE_UNSAFE_PATH'],
    ['an absolute path', named('/etc/passwd'), 'ARCHIVE_UNSAFE_PATH'],
    ['a folder that goes up', raw(tarEntry({ path: '../', type: '5' })), 'ARCHIVE_UNSAFE_PATH'],
    ['an absolute folder', raw(tarEntry({ path: '/', type: '5' })), 'ARCHIVE_UNSAFE_PATH'],
    [
      'a NUL in a pax path',
      raw(
        tarEntry({ path: 'p', type: 'x', body: paxRecord('path', 'resources/x\0y') }),
        tarEntry({ path: 'x' }),
      ),
      'ARCHIVE_UNSAFE_PATH',
    ],
    [
      'a name that is not UTF-8',
      raw(tarEntry({ path: 'x', patch: (header) => void header.fill(0xff, 0, 3) })),
      'ARCHIVE_UNSAFE_PATH',
    ],
    ['F-61: a file named cluster', named('resources/pods/cluster'), 'ARCHIVE_UNSAFE_PATH'],
    ['C-10, F-41 (differs): an item twice', named(path), 'ARCHIVE_DUPLICATE'],
    ['an item twice in other words', named(`./${path}`), 'ARCHIVE_DUPLICATE'],
    ['a version file twice', raw(tarEntry({ path: 'metadata/version', body: '1.1.0' })), 'ARCHIVE_DUPLICATE'],
    [
      'a stray file twice',
      raw(tarEntry({ path: 'notes' }), tarEntry({ path: 'notes' })),
      'ARCHIVE_DUPLICATE',
    ],
    [
      'a stray item twice',
      raw(tarEntry({ path: 'resources/pods/cluster/a' }), tarEntry({ path: 'resources/pods/cluster/a' })),
      'ARCHIVE_DUPLICATE',
    ],
    [
      'a versioned item twice',
      raw(
        tarEntry({ path: 'resources/pods/v1/cluster/a.json' }),
        tarEntry({ path: 'resources/pods/v1/cluster/a.json' }),
      ),
      'ARCHIVE_DUPLICATE',
    ],
  ])('%s', async (_what, archive, code) => {
    expect((await errorOf(archive))?.code).toBe(code)
  })

  test('where the chunks are cut makes no difference', async () => {
    for (const chunkBytes of [1, 2, 3, 7]) {
      expect(await errorOf(good, {}, chunkBytes)).toBeUndefined()
      expect((await errorOf(Buffer.concat([good, Buffer.alloc(4)]), {}, chunkBytes))?.code).toBe(
        'ARCHIVE_CORRUPT',
      )
      expect((await errorOf(Buffer.concat([good, Buffer.from('more')]), {}, chunkBytes))?.code).toBe(
        'ARCHIVE_CORRUPT',
      )
      expect((await errorOf(Buffer.from('text'), {}, chunkBytes))?.code).toBe('ARCHIVE_NOT_GZIP')
    }
  })
})

describe('limits', () => {
  const many = buildArchive(
    Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`notes/${n}`, 'x'.repeat(2000)])),
  )
  const deep = buildArchive({ [path]: `{"kind":"A","a":${'['.repeat(20)}${']'.repeat(20)}}` })

  test.each<readonly [limit: keyof ArchiveLimits, archive: Buffer, limits: Partial<ArchiveLimits>]>([
    ['entries', many, { entries: 50 }],
    ['bodyBytes', many, { bodyBytes: 1999 }],
    ['unpackedBytes', many, { unpackedBytes: 100_000 }],
    ['ratio', many, { ratio: 2, ratioFromBytes: 10_000 }],
    ['jsonDepth', deep, { jsonDepth: 20 }],
    ['pathBytes', many, { pathBytes: 100 }],
  ])('%s is named in the message', async (limit, archive, limits) => {
    const error = await errorOf(archive, limits)
    expect(error?.code).toBe('ARCHIVE_TOO_LARGE')
    expect(error?.message).toContain(`limit ${limit} = ${limits[limit]}`)
    expect(await errorOf(archive)).toBeUndefined()
  })

  test('the ratio is not looked at before there is enough to look at', async () => {
    expect(await errorOf(many, { ratio: 2 })).toBeUndefined()
  })

  test('a bomb is noticed long before it is unpacked', async () => {
    const bomb = gzipSync(
      Buffer.concat([tarEntry({ path: 'metadata/version', body: '1.1.0' }), Buffer.alloc(80 * 2 ** 20)]),
    )
    expect((await errorOf(bomb))?.message).toContain('limit ratio = 1000')
  })

  test('a body that only says that it is huge takes no memory', async () => {
    const liar = raw(tarEntry({ path: 'notes', size: 7 * 2 ** 30 }))
    expect((await errorOf(liar))?.message).toContain('limit bodyBytes')
  })
})

describe('C-1: a cut archive never gives a catalog', () => {
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [
      itemPath('pods', 'a', `x${n}`),
      { ...pod, data: `${n * 7919}`.repeat(n) },
    ]),
  )
  const archive = buildArchive(files, { versionDirectory: 'v1-preferredversion' })

  test('at every 97th byte', async () => {
    for (let length = 1; length < archive.length; length += 97) {
      expect((await errorOf(archive.subarray(0, length)))?.code, `${length} bytes`).toBe('ARCHIVE_TRUNCATED')
    }
  })

  test('at each of the last 40 bytes', async () => {
    for (let length = archive.length - 40; length < archive.length; length++) {
      expect((await errorOf(archive.subarray(0, length)))?.code, `${length} bytes`).toBe('ARCHIVE_TRUNCATED')
    }
  })

  test('nor does a damaged one, wherever the damage is', async () => {
    for (let at = 10; at < archive.length; at += 41) {
      const copy = Buffer.from(archive)
      copy[at] = (copy[at] ?? 0) ^ 0x10
      expect(await errorOf(copy), `byte ${at}`).toBeInstanceOf(RehearsalError)
    }
  })
})

test('no message carries raw control characters or an endless path', async () => {
  const error = await errorOf(named(`/\u001b[2J${'x'.repeat(3000)}`))
  expect(error?.message).toMatch(/^[\x20-\x7e…]{1,300}$/)
})
