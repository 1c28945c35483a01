import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RehearsalRequest } from '../../../../src/rehearsal/request.ts'
import { checkedFilesFolder } from '../../../../src/rehearsal/restore-files/files-folder.ts'

let place: string
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'rehearse-files-folder-'))
  mkdirSync(join(place, 'bucket/backups'), { recursive: true })
  mkdirSync(join(place, 'bucket-of-files'))
  writeFileSync(join(place, 'lone.tar.gz'), '')
  symlinkSync(join(place, 'bucket'), join(place, 'link'))
})
afterAll(() => rmSync(place, { recursive: true }))

function check(folder: string | undefined, location = 'bucket', name = 'rehearsal') {
  const request = {
    location: join(place, location),
    restore: { metadata: { name } },
    restoreFiles: folder === undefined ? undefined : { folder: join(place, folder), format: 'gz' },
  } as RehearsalRequest
  return checkedFilesFolder(request)
}

describe('F-87: nothing is written into the location', () => {
  test.each([
    ['bucket', 'bucket'],
    ['bucket/restores/rehearsal', 'bucket'],
    ['bucket/../bucket/x', 'bucket'],
    ['link/restores', 'bucket'],
    ['bucket/restores', 'link'],
    ['bucket/..more', 'bucket'],
  ])('%s with the location %s is refused', async (folder, location) => {
    await expect(check(folder, location)).rejects.toMatchObject({ code: 'OPTION_CONFLICT' })
  })

  test.each([
    ['out', 'bucket'],
    ['bucket-of-files', 'bucket'],
    ['', 'bucket'],
    ['out', 'lone.tar.gz'],
    ['out', 'not-there'],
  ])('%j with the location %s is taken', async (folder, location) => {
    expect(await check(folder, location)).toBe(join(place, folder))
  })
})

test('no folder, no check', async () => {
  expect(await check(undefined, 'bucket', '../x')).toBeUndefined()
})

test.each(['../x', 'a/b', 'Upper', '.hidden', 'x'.repeat(254), ''])(
  'a Restore called %j names no files',
  async (name) => {
    await expect(check('out', 'bucket', name)).rejects.toMatchObject({ code: 'OPTION_INVALID' })
  },
)
