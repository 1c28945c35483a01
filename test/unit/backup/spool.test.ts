import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Spool } from '../../../src/backup/spool.ts'

test('whatever was put in comes out, in any order and of any size', () => {
  const sizes = fc.oneof(
    fc.integer({ min: 0, max: 3000 }),
    fc.constantFrom(4096, 256 * 1024, 256 * 1024 + 1, 2 ** 20, 2 ** 20 + 1),
  )
  fc.assert(
    fc.property(
      fc.array(sizes, { minLength: 1, maxLength: 12 }),
      fc.infiniteStream(fc.nat()),
      (lengths, picks) => {
        const spool = new Spool(undefined)
        try {
          const bodies = lengths.map((length, n) => Buffer.alloc(length, `body ${n} of many, `))
          const ranges = bodies.map((body) => spool.append(body))
          spool.seal()
          const inOrder = bodies.map((_, index) => index)
          const atRandom = bodies.map(() => (picks.next().value ?? 0) % bodies.length)
          for (const index of [...inOrder, ...atRandom]) {
            const range = ranges[index] ?? { offset: -1, length: 0 }
            expect(spool.read(range) === bodies[index]?.toString()).toBe(true)
          }
        } finally {
          spool.close()
        }
      },
    ),
    { numRuns: 40 },
  )
})

test('R-45: bytes that are not UTF-8 become U+FFFD', () => {
  const spool = new Spool(undefined)
  const range = spool.append(Buffer.from([0x61, 0xff, 0x62]))
  spool.seal()
  expect(spool.read(range)).toBe('a\ufffdb')
  spool.close()
})

test.skipIf(process.platform === 'win32')('a crash leaves nothing behind: the file has no name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'spool-test-'))
  mkdirSync(join(folder, 'inner'))
  const spool = new Spool(join(folder, 'inner'))
  const range = spool.append(Buffer.from('secret'))
  spool.seal()
  expect(readdirSync(join(folder, 'inner'))).toEqual([])
  rmSync(folder, { recursive: true })
  expect(spool.read(range)).toBe('secret')
  spool.close()
})
