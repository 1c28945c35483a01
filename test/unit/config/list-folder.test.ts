import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listFolder } from '../../../src/config/list-folder.ts'

test('files by name, without folders; a file is no folder; what is not there is an error', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-list-folder-'))
  try {
    for (const name of ['b.yaml', 'a.yaml']) writeFileSync(join(folder, name), '')
    mkdirSync(join(folder, 'c.yaml'))
    expect(await listFolder(folder)).toEqual(['a.yaml', 'b.yaml'])
    expect(await listFolder(join(folder, 'a.yaml'))).toBeUndefined()
    await expect(listFolder(join(folder, 'gone'))).rejects.toMatchObject({ code: 'ENOENT' })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
