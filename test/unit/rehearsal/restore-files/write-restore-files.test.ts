import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Catalog } from '../../../../src/backup/catalog.ts'
import { createFacts, type RunFacts } from '../../../../src/rehearsal/facts.ts'
import type { RehearsalRequest } from '../../../../src/rehearsal/request.ts'
import { writeRestoreFiles } from '../../../../src/rehearsal/restore-files/write-restore-files.ts'
import type { ProfileName } from '../../../../src/restore/document/profile.ts'
import type { EngineResult } from '../../../../src/restore/engine/engine-contract.ts'
import { createLedger } from '../../../../src/restore/ledger.ts'
import { createRecords } from '../../../../src/restore/records.ts'
import type { RestoreStatus } from '../../../../src/restore/restore-document.ts'
import { restoreOf } from '../../restore/finalize/parts.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rehearse-restore-files-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const NOW = new Date('2026-11-23T04:00:09.250Z')

function request(format: 'gz' | 'plain', profile: ProfileName = 'velero-1.18'): RehearsalRequest {
  return { restoreFiles: { folder, format }, engine: { profile } } as RehearsalRequest
}

/** A run that made one object and met one refusal. */
function facts(status: RestoreStatus, changes: Partial<RunFacts> = {}): RunFacts {
  const records = createRecords()
  records.add('v1', 'ConfigMap', 'shop', 'settings').record.action = 'created'
  const engine: Partial<EngineResult> = {
    ledger: createLedger(0),
    records,
    blankNamespaces: [],
    messages: [
      { level: 'error', group: { namespace: 'shop' }, text: `refused: {"data":"${'x'.repeat(99)}"}` },
    ],
  }
  return {
    ...createFacts(NOW),
    restoreFilesFolder: join(folder, 'made/for/it'),
    restore: { ...restoreOf(), status },
    catalog: { items: [] } as unknown as Catalog,
    engine: engine as EngineResult,
    ...changes,
  }
}

const COMPLETED: RestoreStatus = {
  phase: 'Completed',
  startTimestamp: '2026-11-23T04:00:00Z',
  completionTimestamp: '2026-11-23T04:00:09Z',
}

test('F-80 to F-84: the files of Velero, in its names', async () => {
  const paths = await writeRestoreFiles(request('gz'), facts(COMPLETED))
  expect(paths.map((path) => basename(path))).toEqual([
    'velero-restore.json',
    'restore-rehearsal-logs.gz',
    'restore-rehearsal-results.gz',
    'restore-rehearsal-resource-list.json.gz',
    'restore-rehearsal-itemoperations.json.gz',
    'rehearsal-volumeinfo.json.gz',
  ])
  expect(readdirSync(join(folder, 'made/for/it')).toSorted()).toEqual(
    paths.map((path) => basename(path)).toSorted(),
  )
  const [, log = '', ...others] = paths
  expect(gunzipSync(readFileSync(log)).toString()).toMatch(/^time="2026-11-23T04:00:00Z" level=info/)
  expect(others.map((path) => gunzipSync(readFileSync(path)).toString())).toEqual([
    '{"errors":{"namespaces":{"shop":["refused: {…}"]}},"warnings":{}}\n',
    '{"v1/ConfigMap":["shop/settings(created)"]}\n',
    '[]\n',
    '[]\n',
  ])
})

test('plain files have no .gz', async () => {
  const paths = await writeRestoreFiles(request('plain'), facts(COMPLETED))
  const list = paths.find((path) => path.endsWith('resource-list.json')) ?? ''
  expect(JSON.parse(readFileSync(list, 'utf8'))).toEqual({ 'v1/ConfigMap': ['shop/settings(created)'] })
})

test('D-56: the older version leaves its log and its results', async () => {
  const paths = await writeRestoreFiles(request('gz', 'velero-1.9'), facts(COMPLETED))
  expect(paths.map((path) => basename(path))).toEqual([
    'velero-restore.json',
    'restore-rehearsal-logs.gz',
    'restore-rehearsal-results.gz',
  ])
})

test('S-38: of a Restore that is not valid only the document is left', async () => {
  const status = { phase: 'FailedValidation', validationErrors: ['no backup'] } as const
  const run = facts(status, { engine: undefined, catalog: undefined, failure: new Error('not valid') })
  const paths = await writeRestoreFiles(request('gz'), run)
  expect(paths.map((path) => basename(path))).toEqual(['velero-restore.json'])
  expect(JSON.parse(readFileSync(paths[0] ?? '', 'utf8'))).toEqual({
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: 'rehearsal', namespace: 'velero', uid: '5f0c2c52' },
    spec: { backupName: 'backup-1' },
    status,
  })
})

test('nothing is written when nobody asked, or before there is a Restore', async () => {
  const run = facts(COMPLETED)
  expect(await writeRestoreFiles(request('gz'), { ...run, restoreFilesFolder: undefined })).toEqual([])
  expect(await writeRestoreFiles(request('gz'), { ...run, restore: undefined })).toEqual([])
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that cannot be made', async () => {
  writeFileSync(join(folder, 'made'), '')
  await expect(writeRestoreFiles(request('gz'), facts(COMPLETED))).rejects.toMatchObject({
    code: 'RESTORE_FILES_NOT_WRITTEN',
  })
})
