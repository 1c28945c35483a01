// A backup that somebody writes to while it is read: not damaged, but no whole version of it either.
import { appendFileSync, mkdtempSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openFile } from '../../../src/location/open-file.ts'

const BYTES = 4 * 2 ** 20

/** @param change of the file with this path, after its first bytes were read */
async function readWhile(change: (path: string) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'location-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'file')
  writeFileSync(path, 'a'.repeat(BYTES))
  const stream = await openFile(path, 'the folder', new AbortController().signal)
  const read: string[] = []
  for await (const chunk of stream ?? []) {
    if (read.length === 0) change(path)
    read.push(String(chunk))
  }
  return read.join('')
}

test.each<[how: string, change: (path: string) => void]>([
  ['written over', (path) => writeFileSync(path, 'b'.repeat(BYTES))],
  ['cut', (path) => truncateSync(path, BYTES / 2)],
  ['still growing', (path) => appendFileSync(path, 'more')],
])('one that is %s is told apart from a damaged one', async (_, change) => {
  await expect(readWhile(change)).rejects.toMatchObject({ code: 'LOCATION_CHANGED' })
})

test('one that another takes the place of is read to its end', async () => {
  const replaced = readWhile((path) => {
    writeFileSync(`${path}.new`, 'b'.repeat(BYTES))
    renameSync(`${path}.new`, path)
  })
  expect(await replaced).toBe('a'.repeat(BYTES))
})
