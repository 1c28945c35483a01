// What the worst archives take of a machine, measured in a process of their own. The bounds are generous; each stands far below what
// an archive could take that nobody limits.
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ArchiveLimits } from '../../../src/backup/archive-limits.ts'
import type { Measured } from './read-measured.ts'
import { writeBodies, writeEmptyEntries, writeRatioBomb, writeSizeBomb } from './write-bombs.ts'

const READER = join(import.meta.dirname, 'read-measured.ts')
const MILLION = 1_000_000

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-memory-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function measure(
  write: (path: string) => void,
  limits: Partial<ArchiveLimits> = {},
): Promise<Measured> {
  const archive = join(folder, 'archive.tar.gz')
  write(archive)
  const spool = mkdtempSync(join(folder, 'spool-'))
  const args = [READER, archive, spool, JSON.stringify(limits)]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  expect(readdirSync(spool)).toEqual([])
  process.stderr.write(stdout)
  return JSON.parse(stdout) as Measured
}

test('a million items without a byte', { timeout: 600_000 }, async () => {
  const pathOf = (index: number) => `resources/configmaps/namespaces/a/item-${index}.json`
  const { outcome, peakMiB, spoolMiB, ms } = await measure((path) => writeEmptyEntries(path, MILLION, pathOf))
  expect(outcome).toBe(MILLION)
  expect(peakMiB).toBeLessThan(1_200)
  expect(spoolMiB ?? 0).toBeLessThanOrEqual(1)
  expect(ms).toBeLessThan(300_000)
})

test('a million files outside the layout, each in a folder of its own', { timeout: 600_000 }, async () => {
  const pathOf = (index: number) => `notes/a/b/c/d/e/f-${index}/empty`
  const { outcome, peakMiB, spoolMiB, ms } = await measure((path) => writeEmptyEntries(path, MILLION, pathOf))
  expect(outcome).toBe(MILLION)
  expect(peakMiB).toBeLessThan(1_200)
  expect(spoolMiB ?? 0).toBe(0)
  expect(ms).toBeLessThan(300_000)
})

test('6 GiB of zeros in 6 MiB', { timeout: 600_000 }, async () => {
  const { code, outcome, peakMiB, spoolMiB } = await measure(writeRatioBomb)
  expect({ code, outcome }).toEqual({
    code: 'ARCHIVE_TOO_LARGE',
    outcome: expect.stringContaining('limit ratio'),
  })
  expect(peakMiB).toBeLessThan(400)
  expect(spoolMiB ?? 0).toBeLessThanOrEqual(1)
})

test('more bytes than may be unpacked', { timeout: 600_000 }, async () => {
  const limits = { unpackedBytes: 256 * 2 ** 20 }
  const { code, outcome, peakMiB, spoolMiB } = await measure((path) => writeSizeBomb(path, 400), limits)
  expect({ code, outcome }).toEqual({
    code: 'ARCHIVE_TOO_LARGE',
    outcome: expect.stringContaining('limit unpackedBytes'),
  })
  expect(peakMiB).toBeLessThan(400)
  expect(spoolMiB ?? 0).toBeLessThanOrEqual(256)
})

test('objects that are as large as may be', { timeout: 600_000 }, async () => {
  const body = `{"kind":"A","metadata":{},"a":[${'{},'.repeat(499_990)}{}],"b":"${'x'.repeat(14 * 2 ** 20)}"}`
  const { outcome, peakMiB } = await measure((path) => writeBodies(path, 20, body))
  expect(outcome).toBe(20)
  expect(peakMiB).toBeLessThan(900)
})
