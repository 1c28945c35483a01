import { expect, test } from 'vitest'
import { buildArchive } from '../../build/archive.ts'
import { POD, POD_LINE, POD_PATH } from '../../build/hostile/archive-case.ts'
import { fuzzArchives } from '../../fuzz/fuzz-archives.ts'
import { naiveCatalog, naiveLines } from '../../fuzz/naive-catalog.ts'

test('archives made by chance are refused with a code or read exactly', { timeout: 180_000 }, async () => {
  const { verdicts, failure } = await fuzzArchives({ seed: 20260501, runs: 600 })
  expect(failure?.message).toBeUndefined()
  // Chance has made archives of every kind, and most that were accepted could be compared.
  const wanted = ['CORRUPT', 'TRUNCATED', 'UNSAFE_PATH', 'UNSAFE_ENTRY', 'DUPLICATE', 'IDENTITY']
  expect(Object.keys(verdicts)).toEqual(expect.arrayContaining(wanted.map((code) => `ARCHIVE_${code}`)))
  expect(verdicts.accepted).toBeGreaterThan(100)
  expect(verdicts.uncompared ?? 0).toBeLessThan((verdicts.accepted ?? 0) / 20)
})

test('what they are compared with is what the archive holds', () => {
  const naive = naiveCatalog(
    buildArchive({
      [POD_PATH]: POD,
      'resources/pods/namespaces/a/y.txt': 'x',
      'resources/pods/v1/namespaces/a/x.json': 'copy',
      notes: 'x',
    }),
  )
  expect(naive && naiveLines(naive)).toEqual([POD_LINE, 'pods a/y.txt   undecodable', 'ignored 1'])
  expect(naive && [...naive.versions]).toEqual([['pods v1 a x', 'copy']])
})
