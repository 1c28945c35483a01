import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inspect } from '../../../src/rehearsal/inspect.ts'
import { planOffline } from '../../../src/rehearsal/plan.ts'
import { OLDER_FILES, writeOlderBackup } from '../../build/older-backup.ts'
import { requestFor } from './profile-diff/request.ts'

const { signal } = new AbortController()
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'older-'))
  writeOlderBackup(folder, 'old')
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the layout of Velero 1.0: every item is there, nothing is claimed that is missing', async () => {
  const wanted = { address: folder, options: undefined, onDownload: () => undefined }
  const found = await inspect(wanted, signal)
  expect(found.backup).toMatchObject({ items: Object.keys(OLDER_FILES).length, formatVersion: '1' })
  expect(found.problems).toEqual([])
  expect(found.findings).toEqual([])
  expect(found.volumes).toEqual([])
})

test('it can be planned like any other', async () => {
  const { groups, staysBehind } = await planOffline(requestFor(folder, 'old'), signal)
  expect(groups.flatMap(({ resource, items }) => items.map(({ name }) => `${resource} ${name}`))).toEqual([
    'namespaces wiki',
    'serviceaccounts default',
    'configmaps settings',
    'pods annotated',
    'pods recorded',
  ])
  expect(staysBehind).toEqual([])
})
