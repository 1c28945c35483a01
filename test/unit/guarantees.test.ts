// docs/guarantees.md promises with a test for each promise: here, that these tests exist.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const DOCS = join(import.meta.dirname, '..', '..', 'docs')
const ROWS = /^\| (?<fault>[^|]+) \| [^|]+ \| \[`[^`]+`\]\((?<file>[^)]+)\) (?<name>[^|]+) \|$/gm

const rows = [...readFileSync(join(DOCS, 'guarantees.md'), 'utf8').matchAll(ROWS)].map(
  ({ groups = {} }) => groups,
)

test('each row of the tables names a test that is there', () => {
  const wrong = rows.filter(
    ({ file = '', name = '' }) => !readFileSync(join(DOCS, file), 'utf8').includes(name.trim()),
  )
  expect(wrong).toEqual([])
})

test('no row is without a test', () => {
  const lines = readFileSync(join(DOCS, 'guarantees.md'), 'utf8').split('\n')
  const table = lines.filter((line) => /^\| /.test(line) && !/^\| (?:Fault|---) /.test(line))
  expect(table.length).toBeGreaterThan(25)
  expect(rows.length).toBe(table.length)
})
