import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RehearsalDeps, RehearsalResult, rehearse } from '../../../src/rehearsal/rehearse.ts'
import { rehearseAll } from '../../../src/rehearsal/rehearse-all.ts'
import type { VerdictKind } from '../../../src/report/model.ts'
import { EXIT_CODES } from '../../../src/report/verdict.ts'
import { writeBackup } from '../../build/bucket.ts'
import { buildReport } from '../report/build-report.ts'
import { requestFor } from './profile-diff/request.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'all-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function request(changes: object = {}) {
  return {
    ...requestFor(folder, ''),
    wish: { which: { kind: 'all' } },
    reportDir: join(folder, 'out'),
    ...changes,
  } as const
}

function deps(signal = new AbortController().signal): RehearsalDeps {
  return { signal, emit: () => undefined, environment: {}, now: () => new Date(), version: '0.1.0' }
}

/** Instead of a run: the verdict that is planned for a backup; a signal that is aborted always ends as cancelled. */
function planned(
  verdicts: Readonly<Record<string, VerdictKind>>,
  after: (name: string) => void = () => undefined,
) {
  return vi.fn<typeof rehearse>(async (asked, { signal }, ended): Promise<RehearsalResult> => {
    const name = asked.restore.spec.backupName ?? ''
    const verdict = signal.aborted ? 'cancelled' : ended === undefined ? (verdicts[name] ?? 'pass') : 'error'
    after(name)
    const because = verdict === 'pass' ? [] : [`${name} did not pass`]
    return {
      report: buildReport({ verdict, because }),
      exitCode: EXIT_CODES[verdict],
      files: [join(asked.reportDir, 'report.json')],
      kubeconfigPath: undefined,
    }
  })
}

test('one run for each, with a folder of its own; the gravest verdict is that of all', async () => {
  for (const name of ['a', 'b', 'c']) writeBackup(folder, name, { files: {} })
  const one = planned({ a: 'inconclusive', b: 'fail' })
  const all = await rehearseAll(
    request({ restoreFiles: { folder: join(folder, 'files'), format: 'gz' }, badgeFile: 'out/badge.json' }),
    deps(),
    one,
  )
  expect(all.overview.backups.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    'c pass',
    'b fail',
    'a inconclusive',
  ])
  expect(all.overview).toMatchObject({ verdict: 'fail', exitCode: 1 })
  expect(one.mock.calls.map(([asked]) => asked)).toMatchObject(
    ['c', 'b', 'a'].map((name) => ({
      wish: { which: { kind: 'named', name } },
      restore: { spec: { backupName: name } },
      reportDir: join(folder, 'out', name),
      restoreFiles: { folder: join(folder, 'files', name) },
      badgeFile: `out/${name}-badge.json`,
    })),
  )
  expect(JSON.parse(readFileSync(join(folder, 'out/backups.json'), 'utf8'))).toEqual(all.overview)
})

test('a backup that cannot be read is among them', async () => {
  writeBackup(folder, 'good', { files: {} })
  mkdirSync(join(folder, 'backups/bad'))
  writeFileSync(join(folder, 'backups/bad/velero-backup.json'), '{')
  const one = planned({})
  await rehearseAll(request(), deps(), one)
  expect(one.mock.calls.map(([asked]) => asked.restore.spec.backupName)).toEqual(['bad', 'good'])
})

test('nothing to choose is a run that failed, not one that passed', async () => {
  mkdirSync(join(folder, 'backups'))
  const one = planned({})
  const all = await rehearseAll(request(), deps(), one)
  expect(one.mock.calls[0]?.[2]).toMatchObject({ code: 'BACKUP_NOT_FOUND' })
  expect(all.overview).toMatchObject({ verdict: 'error', exitCode: 3 })
})

test('a cancel between two runs is no pass, and starts nothing more', async () => {
  for (const name of ['a', 'b', 'c']) writeBackup(folder, name, { files: {} })
  const controller = new AbortController()
  const one = planned({}, (name) => name === 'c' && controller.abort())
  const all = await rehearseAll(request(), deps(controller.signal), one)
  expect(all.overview.backups.map(({ verdict }) => verdict)).toEqual(['pass', 'cancelled'])
  expect(all.overview.exitCode).toBe(130)
})

test('a name of a folder that no backup of Velero has stays inside the report folder', async () => {
  writeBackup(folder, 'A b..%2f', { files: {} })
  const one = planned({})
  await rehearseAll(request(), deps(), one)
  expect(one.mock.calls[0]?.[0].reportDir).toMatch(/\/out\/backup-[0-9a-f]{16}$/)
})

test('an overview that cannot be written turns it red', async () => {
  writeBackup(folder, 'a', { files: {} })
  writeFileSync(join(folder, 'file'), '')
  const all = await rehearseAll(request({ reportDir: join(folder, 'file/out') }), deps(), planned({}))
  expect(all).toMatchObject({
    overview: { verdict: 'error', exitCode: 3 },
    problem: { code: 'REPORT_NOT_WRITTEN' },
  })
})
