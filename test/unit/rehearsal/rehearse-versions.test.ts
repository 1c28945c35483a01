import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { RehearsalDeps, RehearsalResult, rehearse } from '../../../src/rehearsal/rehearse.ts'
import { rehearseVersions } from '../../../src/rehearsal/rehearse-versions.ts'
import type { RehearsalEvent } from '../../../src/report/events.ts'
import type { VerdictKind } from '../../../src/report/model.ts'
import { EXIT_CODES } from '../../../src/report/verdict.ts'
import { buildReport } from '../report/build-report.ts'
import { requestFor } from './profile-diff/request.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'versions-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function request(versions: readonly string[], changes: object = {}) {
  return { ...requestFor(folder, 'shop'), versions, reportDir: join(folder, 'out'), ...changes } as const
}

function deps(changes: Partial<RehearsalDeps> = {}): RehearsalDeps {
  const { signal } = new AbortController()
  const now = () => new Date('2026-11-23T04:00:00Z')
  return { signal, emit: () => undefined, environment: {}, now, version: '0.1.0', ...changes }
}

/** Instead of a run: the verdict that is planned for a version; a signal that is aborted always ends as cancelled. */
function planned(
  verdicts: Readonly<Record<string, VerdictKind>>,
  during: (version: string) => void | Promise<void> = () => undefined,
) {
  return vi.fn<typeof rehearse>(async (asked, { signal, emit }, ended): Promise<RehearsalResult> => {
    const version = 'kubernetesVersion' in asked.target ? (asked.target.kubernetesVersion ?? '') : ''
    emit({ kind: 'progress', line: `begins ${version}` })
    await during(version)
    const planned = ended === undefined ? (verdicts[version] ?? 'pass') : 'error'
    const verdict = signal.aborted ? 'cancelled' : planned
    const because = verdict === 'pass' ? [] : [`${version} did not pass`]
    const report = buildReport({ verdict, because })
    const files = [join(asked.reportDir, 'report.json')]
    return { report, exitCode: EXIT_CODES[verdict], files, kubeconfigPath: undefined }
  })
}

const SCHEMA = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../schema/versions.schema.json'), 'utf8'),
)

test('one run for each version, oldest first, with a folder of its own; the gravest verdict is that of all', async () => {
  const one = planned({ '1.36': 'fail', '1.35.4': 'inconclusive' })
  const lines: (readonly [string | undefined, string])[] = []
  const emit = (event: RehearsalEvent, run?: string) =>
    void lines.push([run, event.kind === 'progress' ? event.line : ''])
  const { overview, results, files, problem } = await rehearseVersions(
    request(['1.36', 'v1.9', '1.35.4', '1.36'], {
      badgeFile: 'out/badge.json',
      metrics: { file: 'm.prom', labels: { team: 'a' } },
      reportFiles: { junitItems: 'auto' },
      versionsAtOnce: 1,
    }),
    deps({ emit }),
    one,
  )
  expect(overview.versions.map(({ name, verdict }) => `${name} ${verdict}`)).toEqual([
    '1.9 pass',
    '1.35.4 inconclusive',
    '1.36 fail',
  ])
  expect(overview).toMatchObject({ verdict: 'fail', exitCode: 1, backup: 'shop', firstBreaking: '1.36' })
  expect(results).toHaveLength(3)
  expect(problem).toBeUndefined()
  expect(one.mock.calls.map(([asked]) => asked)).toMatchObject(
    ['1.9', '1.35.4', '1.36'].map((version) => ({
      target: { kind: 'control-plane', kubernetesVersion: version },
      reportDir: join(folder, 'out', version),
      badgeFile: `out/${version}-badge.json`,
      metrics: { file: `${version}-m.prom`, labels: { team: 'a', kubernetes_version: version } },
      reportFiles: { junitItems: 'auto', run: version },
    })),
  )
  expect(lines).toEqual(['1.9', '1.35.4', '1.36'].map((version) => [version, `begins ${version}`]))
  expect(files).toEqual(['versions.json', 'versions.html'].map((name) => join(folder, 'out', name)))
  const written = JSON.parse(readFileSync(join(folder, 'out/versions.json'), 'utf8'))
  expect(written).toEqual(JSON.parse(JSON.stringify(overview)))
  const validate = new Ajv2020({ strict: false }).compile(SCHEMA)
  expect(validate(written), JSON.stringify(validate.errors)).toBe(true)
  const page = readFileSync(join(folder, 'out/versions.html'), 'utf8')
  expect(page).toContain('<a href="1.36/report.html">1.36</a>')
})

test('nodes of kind have a folder of their own for their logs, where logs are wanted', async () => {
  const one = planned({})
  for (const logsFolder of ['logs', undefined]) {
    const target = { kind: 'kind', kubernetesVersion: undefined, logsFolder }
    await rehearseVersions(request(['1.35', '1.36'], { target }), deps(), one)
  }
  expect(one.mock.calls.map(([asked]) => asked.target)).toMatchObject([
    { kubernetesVersion: '1.35', logsFolder: join('logs', '1.35') },
    { kubernetesVersion: '1.36', logsFolder: join('logs', '1.36') },
    { kubernetesVersion: '1.35', logsFolder: undefined },
    { kubernetesVersion: '1.36', logsFolder: undefined },
  ])
})

test.each([1, 2, 3])('at most %s at the same time', async (most) => {
  let running = 0
  let highest = 0
  const one = planned({}, async () => {
    running += 1
    highest = Math.max(highest, running)
    await new Promise((resolve) => setImmediate(resolve))
    running -= 1
  })
  await rehearseVersions(request(['1.33', '1.34', '1.35', '1.36'], { versionsAtOnce: most }), deps(), one)
  expect(highest).toBe(most)
})

test('a cancel ends all: each version has a report that says so', async () => {
  const controller = new AbortController()
  const one = planned({}, (version) => {
    if (version === '1.34') controller.abort()
  })
  const { overview } = await rehearseVersions(
    request(['1.34', '1.35', '1.36'], { versionsAtOnce: 1 }),
    deps({ signal: controller.signal }),
    one,
  )
  expect(overview.versions.map(({ verdict }) => verdict)).toEqual(['cancelled', 'cancelled', 'cancelled'])
  expect(overview.exitCode).toBe(130)
})

test('a text that is no version starts nothing', async () => {
  const one = planned({})
  const { overview } = await rehearseVersions(request(['1.35', '../1.36']), deps(), one)
  expect(one).toHaveBeenCalledTimes(1)
  expect(one.mock.calls[0]?.[2]).toMatchObject({ code: 'CLUSTER_VERSION_UNKNOWN' })
  expect(overview).toMatchObject({ verdict: 'error', exitCode: 3 })
})

test('an overview that cannot be written turns it red', async () => {
  writeFileSync(join(folder, 'file'), '')
  const all = await rehearseVersions(
    request(['1.35', '1.36'], { reportDir: join(folder, 'file/out') }),
    deps(),
    planned({}),
  )
  expect(all).toMatchObject({
    overview: { verdict: 'error', exitCode: 3 },
    problem: { code: 'REPORT_NOT_WRITTEN' },
    files: [],
  })
})
