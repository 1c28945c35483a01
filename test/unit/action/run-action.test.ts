import { describe, expect, test, vi } from 'vitest'
import { OUTPUTS } from '../../../src/action/outputs.ts'
import { type ActionParts, runAction } from '../../../src/action/run-action.ts'
import { RehearsalError } from '../../../src/core/rehearsal-error.ts'
import type { RehearsalResult } from '../../../src/rehearsal/rehearse.ts'
import type { VerdictKind } from '../../../src/report/model.ts'
import { overviewOf, overviewRow } from '../../../src/report/overview.ts'
import { VERDICT_TONES } from '../../../src/report/render/terminal.ts'
import { upgradeOverview } from '../../../src/report/upgrade/upgrade.ts'
import { buildFailedReport, buildReport } from '../report/build-report.ts'
import { buildRunner } from './build-runner.ts'

const PASSED: RehearsalResult = {
  report: buildReport(),
  exitCode: 0,
  files: ['rehearsal-report/report.json', 'rehearsal-report/summary.md'],
  kubeconfigPath: undefined,
}

function buildParts(result: RehearsalResult = PASSED, files: Readonly<Record<string, string>> = {}) {
  return {
    signal: new AbortController().signal,
    readBytes: async (path: string) => {
      if (path === 'credentials') return Buffer.from('[default]\naws_secret_access_key=planted/77\n')
      throw new Error('absent')
    },
    readText: vi.fn<ActionParts['readText']>(async (path) => {
      const text = files[path]
      if (text === undefined) throw Object.assign(new Error('no'), { code: 'ENOENT' })
      return text
    }),
    listFolder: vi.fn<ActionParts['listFolder']>(async () => undefined),
    readRehearsalFile: vi.fn<ActionParts['readRehearsalFile']>(async () => []),
    readBaseline: vi.fn<ActionParts['readBaseline']>(),
    loadManifest: vi.fn<ActionParts['loadManifest']>(async () => ({ restore: undefined, configMaps: [] })),
    rehearse: vi.fn<ActionParts['rehearse']>(async (_request, { emit }) => {
      emit({ kind: 'finished', report: result.report, files: result.files, exitCode: result.exitCode })
      return result
    }),
    rehearseAll: vi.fn<ActionParts['rehearseAll']>(async () => ({
      results: [result, PASSED],
      overview: overviewOf([
        overviewRow('first', result, 'out/first/report.json'),
        overviewRow('second', PASSED, 'out/second/report.json'),
      ]),
      files: ['out/backups.json'],
      problem: undefined,
    })),
    rehearseVersions: vi.fn<ActionParts['rehearseVersions']>(async () => ({
      results: [PASSED, result],
      overview: upgradeOverview([
        { ...PASSED, name: '1.35', path: 'out/1.35/report.json' },
        { ...result, name: '1.36', path: 'out/1.36/report.json' },
      ]),
      files: ['out/versions.json', 'out/versions.html'],
      problem: undefined,
    })),
    now: () => new Date('2026-11-23T04:00:00Z'),
    newUid: () => 'new-uid',
    version: '0.1.0',
  }
}

describe('inputs', () => {
  test('become the request', async () => {
    const parts = buildParts()
    const runner = buildRunner({
      location: 'bucket',
      backup: 'shop',
      'included-namespaces': 'a\nb',
      'keep-cluster': 'true',
      'kubernetes-version': '1.35',
      deadline: '5m',
    })
    expect(await runAction(runner, parts)).toBe(0)
    expect(parts.rehearse.mock.calls[0]?.[0]).toMatchObject({
      location: 'bucket',
      wish: { which: { kind: 'named', name: 'shop' } },
      restore: { spec: { backupName: 'shop', includedNamespaces: ['a', 'b'] } },
      target: { kind: 'control-plane', kubernetesVersion: '1.35', keep: true },
      deadlineMs: 300_000,
    })
  })

  test.each([
    [{ location: 'x', restore: 'inline' }, ['inline']],
    [{ location: 'x', 'restore-file': 'r.yaml' }, ['from the file']],
    [{ location: 'x' }, []],
  ])('the manifest of %j', async (inputs, texts) => {
    const parts = buildParts(PASSED, { 'r.yaml': 'from the file' })
    await runAction(buildRunner(inputs), parts)
    expect(parts.loadManifest.mock.calls.map(([text]) => text)).toEqual(texts)
  })

  test('S-37: the ConfigMaps of a file come to those of the manifest', async () => {
    const parts = buildParts(PASSED, { 'maps.yaml': 'more' })
    const configMap = (name: string) => ({ name, namespace: 'velero', labels: {}, data: {} })
    parts.loadManifest.mockImplementation(async (text) => ({
      restore: undefined,
      configMaps: [configMap(text === 'more' ? 'added' : 'own')],
    }))
    await runAction(buildRunner({ location: 'x', restore: 'inline', 'config-maps': 'maps.yaml' }), parts)
    expect(parts.rehearse.mock.calls[0]?.[0].configMaps.map(({ name }) => name)).toEqual(['own', 'added'])
  })

  test('the Action has no cluster to read ConfigMaps from', async () => {
    const runner = buildRunner({ location: 'x', 'config-maps': 'cluster' })
    expect(await runAction(runner, buildParts())).toBe(1)
    expect(runner.notes[0]).toContain('error OPTION_INVALID: input config-maps: only')
  })

  test('all problems are told, nothing is run, and the verdict is error', async () => {
    const parts = buildParts()
    const runner = buildRunner({ restore: 'a', 'restore-file': 'b', deadline: 'soon' })
    expect(await runAction(runner, parts)).toBe(1)
    expect(
      runner.notes.map((note) =>
        note
          .split(/[.;:] /)
          .slice(0, 2)
          .join(': '),
      ),
    ).toEqual([
      'error OPTION_MISSING: input location is missing',
      'error OPTION_INVALID: input deadline',
      'error OPTION_CONFLICT: input restore and input restore-file cannot be given together',
    ])
    expect(runner.notes.join()).not.toContain('--help')
    expect(runner.outputs).toEqual({ verdict: 'error' })
    expect(parts.rehearse).not.toHaveBeenCalled()
  })

  test.each<readonly [error: unknown, note: string]>([
    [
      new RehearsalError('MANIFEST_INVALID', 'line 3: no'),
      'error MANIFEST_INVALID: line 3: no. Pass a Velero Restore',
    ],
    [new TypeError('x\n::set-output name=a::b'), 'error INTERNAL: x ::set-output name=a::b. This is a fault'],
  ])('a manifest that throws %s', async (error, note) => {
    const parts = buildParts()
    parts.loadManifest.mockRejectedValue(error)
    const runner = buildRunner({ location: 'x', restore: 'y' })
    expect(await runAction(runner, parts)).toBe(1)
    expect(runner.notes[0]).toContain(note)
    expect(runner.outputs).toEqual({ verdict: 'error' })
  })

  test('a manifest that is not there', async () => {
    const runner = buildRunner({ location: 'x', 'restore-file': 'r.yaml' })
    expect(await runAction(runner, buildParts())).toBe(1)
    expect(runner.notes[0]).toContain('error OPTION_INVALID: input restore-file: r.yaml: ENOENT')
  })

  test('secrets are masked before anything is done', async () => {
    const environment = { AWS_SECRET_ACCESS_KEY: ' abc ', AWS_SESSION_TOKEN: '', API_KEY: 'main' }
    const runner = buildRunner(
      {
        location: 'https://me:p%40ss@host/b?sig=s3cr%2Bet-99&se=2027',
        'location-credentials-file': 'credentials',
      },
      { environment },
    )
    await runAction(runner, buildParts())
    const known = ['abc', 'p%40ss', 'p@ss', 's3cr+et-99', 's3cr%2Bet-99', 'sig=s3cr%2Bet-99&se=2027']
    const written = ['planted/77', 'planted%2F77', Buffer.from('planted/77').toString('base64')]
    expect(runner.masked).toEqual(expect.arrayContaining([...known, ...written]))
    expect(runner.masked).not.toContain('main')
    expect(runner.masked).not.toContain('')
  })

  test('files of credentials that the location-config and variables name are masked', async () => {
    const runner = buildRunner(
      {
        location: 'azblob://account/container',
        'location-config': 'storageAccountKeyEnvVar=MY_KEY,customerKeyEncryptionFile=credentials',
      },
      { environment: { MY_KEY: 'planted-88', GOOGLE_APPLICATION_CREDENTIALS: 'absent' } },
    )
    await runAction(runner, buildParts())
    expect(runner.masked).toEqual(expect.arrayContaining(['planted-88', 'planted/77']))
  })
})

describe('results', () => {
  test('outputs of a run that passed', async () => {
    const runner = buildRunner({ location: 'x' })
    await runAction(runner, buildParts())
    expect(runner.outputs).toEqual({
      'backup-sha256': 'a3'.repeat(32),
      'first-breaking-version': '',
      versions: '',
      'versions-path': '',
      'failed-checks': '0',
      backups:
        '[{"name":"shop","verdict":"pass","exitCode":0,"because":"","total":214,"failed":0,"ms":4100,"report":"rehearsal-report/report.json"}]',
      findings: '0',
      'html-path': '',
      'junit-path': '',
      'predicate-path': '',
      held: '0',
      unknown: '0',
      verdict: 'pass',
      total: '214',
      restored: '201',
      updated: '0',
      unchanged: '6',
      skipped: '7',
      failed: '0',
      warnings: '0',
      'duration-seconds': '4.1',
      'backup-name': 'shop',
      'report-path': 'rehearsal-report/report.json',
      'kubeconfig-path': '',
    })
    expect(Object.keys(runner.outputs)).toEqual(Object.keys(OUTPUTS))
    expect(runner.notes).toEqual([])
    expect(runner.summary()).toContain('## ✅ Restore rehearsal passed')
    expect(runner.log()).toContain('PASS in 4.1 s')
  })

  test('outputs of a run that found no backup', async () => {
    const report = buildReport({ verdict: 'error', backup: undefined })
    const runner = buildRunner({ location: 'x' })
    await runAction(runner, buildParts({ report, exitCode: 3, files: [], kubeconfigPath: undefined }))
    expect(runner.outputs).toMatchObject({ 'backup-name': '', 'report-path': '' })
  })

  test.each(Object.keys(VERDICT_TONES) as VerdictKind[])('only pass is green: %s', async (verdict) => {
    const result = { ...PASSED, report: buildReport({ verdict }) }
    expect(await runAction(buildRunner({ location: 'x' }), buildParts(result))).toBe(
      verdict === 'pass' ? 0 : 1,
    )
  })

  test('annotations: failures first, no more than the runner shows', async () => {
    const runner = buildRunner({ location: 'x' })
    const failed = buildFailedReport()
    const warnings = Array.from({ length: 30 }, () => ({ group: 'cluster' as const, message: 'w' }))
    await runAction(runner, buildParts({ ...PASSED, report: { ...failed, warnings } }))
    expect(runner.notes[0]).toContain('error Rehearsal: fail: 3 of 214 items failed')
    expect(runner.notes[1]).toContain('error 1 item failed: Deployment is invalid')
    expect(runner.notes.filter((note) => note.startsWith('error'))).toHaveLength(7)
    expect(runner.notes.filter((note) => note.startsWith('warning'))).toHaveLength(10)
  })

  test('a summary that cannot be written is a warning', async () => {
    const runner = buildRunner({ location: 'x' }, { summaryFails: true })
    expect(await runAction(runner, buildParts())).toBe(0)
    expect(runner.notes).toEqual([
      'warning The job summary could not be written: there is no GITHUB_STEP_SUMMARY',
    ])
  })
})

describe('all', () => {
  const failed: RehearsalResult = { ...PASSED, report: buildFailedReport(), exitCode: 1 }

  test('one table, the summary of what did not pass, sums and lines as outputs', async () => {
    const parts = buildParts(failed)
    const runner = buildRunner({ location: 'bucket', all: 'true', 'max-age': '7d' })
    expect(await runAction(runner, parts)).toBe(1)
    expect(parts.rehearse).not.toHaveBeenCalled()
    expect(parts.rehearseAll.mock.calls[0]?.[0].wish).toMatchObject({
      which: { kind: 'all' },
      maxAgeMs: 604_800_000,
    })
    expect(runner.outputs).toMatchObject({
      verdict: 'fail',
      total: String(failed.report.total + PASSED.report.total),
      failed: String(failed.report.counts.failed),
      'backup-name': 'shop\nshop',
    })
    expect(JSON.parse(runner.outputs.backups ?? '')).toMatchObject([
      { name: 'first', verdict: 'fail', report: 'out/first/report.json' },
      { name: 'second', verdict: 'pass' },
    ])
    expect(runner.summary()).toContain('| `first` | fail |')
    expect(runner.summary()).toContain('| `second` | pass |')
    expect(runner.log()).toContain('FAIL over 2 backups')
    expect(runner.notes.length).toBeLessThanOrEqual(20)
    expect(runner.notes[0]).toContain('first: ')
  })

  test('all that pass are a step that passes', async () => {
    const runner = buildRunner({ location: 'bucket', all: 'true' })
    expect(await runAction(runner, buildParts())).toBe(0)
    expect(runner.notes).toEqual([])
  })
})

describe('several Kubernetes versions', () => {
  const failed: RehearsalResult = { ...PASSED, report: buildFailedReport(), exitCode: 1 }

  test('one table of what breaks where, and outputs that say so', async () => {
    const parts = buildParts(failed)
    const runner = buildRunner({ location: 'bucket', 'kubernetes-versions': '1.36\n1.35' })
    expect(await runAction(runner, parts)).toBe(1)
    expect(parts.rehearse).not.toHaveBeenCalled()
    expect(parts.rehearseVersions.mock.calls[0]?.[0].versions).toEqual(['1.36', '1.35'])
    expect(runner.outputs).toMatchObject({
      verdict: 'fail',
      'backup-name': 'shop',
      'versions-path': 'out/versions.json',
      'first-breaking-version': '1.36',
      backups: '',
    })
    expect(JSON.parse(runner.outputs.versions ?? '')).toMatchObject([
      { name: '1.35', kubernetesVersion: '1.36.3', verdict: 'pass' },
      { name: '1.36', verdict: 'fail', report: 'out/1.36/report.json' },
    ])
    expect(runner.summary()).toContain('| `1.36` | fail |')
    expect(runner.summary()).toContain('### Breaks first at 1.36')
    expect(runner.log()).toContain('FAIL over 2 versions: breaks first at 1.36')
    expect(runner.notes[0]).toContain('1.36: ')
  })

  test('one version of them is a run as any other', async () => {
    const parts = buildParts()
    const runner = buildRunner({ location: 'bucket', 'kubernetes-versions': '1.35' })
    expect(await runAction(runner, parts)).toBe(0)
    expect(parts.rehearse.mock.calls[0]?.[0].target).toMatchObject({ kubernetesVersion: '1.35' })
    expect(runner.outputs).toMatchObject({ versions: '', 'versions-path': '', 'first-breaking-version': '' })
  })
})
