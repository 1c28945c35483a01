import { readdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ArchiveLimits } from '../../../src/backup/archive-limits.ts'
import { readArchive } from '../../../src/backup/read-archive.ts'
import { RehearsalError } from '../../../src/core/rehearsal-error.ts'
import { buildArchive, itemPath } from '../../build/archive.ts'
import { POD_PATH as path, POD as pod } from '../../build/hostile/archive-case.ts'
import { ARCHIVE_CASES } from '../../build/hostile/cases.ts'
import { catalogLines } from '../../build/hostile/catalog-lines.ts'
import { tarEntry } from '../../build/tar.ts'

const signal = new AbortController().signal
const good = buildArchive({ [path]: pod }, { versionDirectory: 'v1-preferredversion' })

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hostile-archives-test-'))
})
afterAll(() => {
  expect(readdirSync(folder)).toEqual([])
  rmSync(folder, { recursive: true })
})

/** The code of the refusal, or the lines of the catalog. Anything else that is thrown is a fault of ours. */
async function outcomeOf(
  archive: Buffer,
  limits: Partial<ArchiveLimits> = {},
  chunkBytes = 64 * 1024,
): Promise<RehearsalError | readonly string[]> {
  const chunks: Buffer[] = []
  for (let at = 0; at < archive.length; at += chunkBytes) chunks.push(archive.subarray(at, at + chunkBytes))
  try {
    const catalog = await readArchive(Readable.from(chunks), { signal, limits, spoolDirectory: folder })
    catalog.close()
    return catalogLines(catalog)
  } catch (error) {
    if (error instanceof RehearsalError) return error
    throw error
  }
}

async function errorOf(
  archive: Buffer,
  limits?: Partial<ArchiveLimits>,
  chunkBytes?: number,
): Promise<RehearsalError | undefined> {
  const outcome = await outcomeOf(archive, limits, chunkBytes)
  return outcome instanceof RehearsalError ? outcome : undefined
}

// Velero unpacks what it can and reports the rest as an error of the run; an archive that is not whole proves nothing, so here
// it ends the run before anything is created (differs). What is wrong with one item only is in the catalog.
describe.each(Object.entries(ARCHIVE_CASES))('%s', (_group, cases) => {
  test.each(cases)('$what', { timeout: 30_000 }, async ({ archive, expected, limits }) => {
    const outcome = await outcomeOf(archive(), limits)
    expect(outcome instanceof RehearsalError ? outcome.code : outcome).toEqual(expected)
    if (!(outcome instanceof RehearsalError)) return
    expect(outcome.hint).not.toBe('')
    expect(outcome.message).toMatch(/^[\x20-\x7e…]{1,1200}$/)
  })
})

test('no two archives have one name, and there are many of them', () => {
  const names = Object.values(ARCHIVE_CASES).flatMap((cases) => cases.map(({ what }) => what))
  expect(names.length).toBeGreaterThan(150)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
})

test('where the chunks are cut makes no difference', async () => {
  for (const chunkBytes of [1, 2, 3, 7]) {
    expect(await errorOf(good, {}, chunkBytes)).toBeUndefined()
    for (const tail of [Buffer.alloc(4), Buffer.from('more')]) {
      expect((await errorOf(Buffer.concat([good, tail]), {}, chunkBytes))?.code).toBe('ARCHIVE_CORRUPT')
    }
    expect((await errorOf(Buffer.from('text'), {}, chunkBytes))?.code).toBe('ARCHIVE_NOT_GZIP')
  }
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
    ['jsonContainers', deep, { jsonContainers: 15, jsonDepth: 21 }],
    ['pathBytes', many, { pathBytes: 100 }],
  ])('%s is named in the message', async (limit, archive, limits) => {
    const error = await errorOf(archive, limits)
    expect(error?.code).toBe('ARCHIVE_TOO_LARGE')
    expect(error?.message).toContain(`limit ${limit} = ${limits[limit]}`)
    expect(await errorOf(archive)).toBeUndefined()
  })
})

describe('C-1: a cut archive never gives a catalog', () => {
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, n) => [
      itemPath('pods', 'a', `x${n}`),
      { ...pod, metadata: { name: `x${n}` }, data: `${n * 7919}`.repeat(n) },
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
  const entry = tarEntry({ path: `/\u001b[2J${'x'.repeat(3000)}`, body: '{}' })
  const error = await errorOf(buildArchive({}, { raw: [entry] }))
  expect(error?.message).toMatch(/^[\x20-\x7e…]{1,300}$/)
})
