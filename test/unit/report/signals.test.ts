import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isLabelName } from '../../../src/config/metrics-labels.ts'
import type { VerdictKind } from '../../../src/report/model.ts'
import { lastPassIn, renderBadge, renderBadgeRuns, runsFileOf } from '../../../src/report/render/badge.ts'
import { lastPassOf, METRICS, renderMetrics } from '../../../src/report/render/metrics.ts'
import { EXIT_CODES } from '../../../src/report/verdict.ts'
import { anyReport, buildFailedReport, buildReport, hostileText } from './build-report.ts'

const NOTHING = { labels: {}, lastPass: undefined }
const VERDICTS = Object.keys(EXIT_CODES) as readonly VerdictKind[]

/** What promtool looks at: every line is one of three forms, a metric is told once, its samples follow, no sample twice. */
function complaintsAbout(text: string): readonly string[] {
  const complaints: string[] = []
  const seen = new Set<string>()
  const types = new Set<string>()
  let current = ''
  if (!text.endsWith('\n')) complaints.push('no line end at the end')
  for (const line of text.split('\n').slice(0, -1)) {
    const [, help] = /^# HELP ([a-z_:][a-z0-9_:]*) [^\n]+\.$/.exec(line) ?? []
    const [, type] = /^# TYPE ([a-z_:][a-z0-9_:]*) gauge$/.exec(line) ?? []
    const [, sample, labels = ''] =
      /^([a-z_:][a-z0-9_:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\[\\"n])*",?)+\})? -?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/.exec(
        line,
      ) ?? []
    if (help !== undefined) current = help
    if (type !== undefined && types.has(type)) complaints.push(`${type} is told twice`)
    if (type !== undefined) types.add(type)
    if ((help ?? type ?? sample) !== current) complaints.push(`out of place: ${line}`)
    if (sample !== undefined && (seen.has(sample + labels) || !types.has(sample)))
      complaints.push(`twice or untyped: ${line}`)
    if (sample !== undefined) seen.add(sample + labels)
    if (
      [...labels.matchAll(/(\w+)="/g)].length !==
      new Set([...labels.matchAll(/(\w+)="/g)].map(([, name]) => name)).size
    )
      complaints.push(`a label twice: ${line}`)
  }
  return complaints
}

describe('metrics', () => {
  test('a failed run', async () => {
    const text = renderMetrics(buildFailedReport(), {
      labels: { rehearsal: 'shop "1"' },
      lastPass: 1_795_000_000,
    })
    await expect(text).toMatchFileSnapshot('golden/metrics.prom')
  })

  test('have the syntax of Prometheus for any report and any label', () => {
    fc.assert(
      fc.property(anyReport(hostileText), fc.string({ unit: 'binary' }), (report, value) => {
        expect(complaintsAbout(renderMetrics(report, { ...NOTHING, labels: { value } }))).toEqual([])
      }),
    )
  })

  test.each([
    'a 1',
    '# TYPE a gauge\n',
    '# HELP a A.\n# TYPE a gauge\na 1\na 1\n',
    '# HELP a A.\n# TYPE a gauge\na{b="\n"} 1\n',
  ])('the look at the syntax sees %j', (text) => expect(complaintsAbout(text)).not.toEqual([]))

  test('no text of the backup is in them', () => {
    const words = fc.stringMatching(/^canary[a-z]{6}$/)
    fc.assert(
      fc.property(anyReport(words), (report) => {
        expect(renderMetrics(report, NOTHING)).not.toContain('canary')
      }),
    )
  })

  test('one verdict is 1, the others are 0', () => {
    for (const verdict of VERDICTS) {
      const lines = renderMetrics(buildReport({ verdict }), NOTHING).split('\n')
      const ones = lines.filter((line) => /^restore_rehearsal_verdict\{.*\} 1$/.test(line))
      expect(ones).toEqual([`restore_rehearsal_verdict{verdict="${verdict}"} 1`])
    }
  })

  test('the last pass is kept until the next one', () => {
    const first = renderMetrics(buildReport(), NOTHING)
    const pass = Date.parse(buildReport().startedAt) / 1_000
    expect(lastPassOf(first)).toBe(pass)
    const later = buildReport({ verdict: 'fail', startedAt: '2026-11-24T04:00:00.000Z' })
    const second = renderMetrics(later, { labels: { a: 'b 7' }, lastPass: lastPassOf(first) })
    expect(lastPassOf(second)).toBe(pass)
    expect(lastPassOf(renderMetrics(later, NOTHING))).toBeUndefined()
    expect(lastPassOf('restore_rehearsal_last_pass_timestamp_seconds soon')).toBeUndefined()
  })

  test('a user cannot take a label that samples have themselves', () => {
    const own = METRICS.flatMap(({ of }) => of(buildFailedReport(), NOTHING)).flatMap(([labels]) =>
      Object.keys(labels),
    )
    expect([...own, '__name__', 'a-b', '1a', ''].filter(isLabelName)).toEqual([])
    expect(['team', '_x', 'Rehearsal2'].filter(isLabelName)).toHaveLength(3)
  })
})

describe('badge', () => {
  test.each(VERDICTS)('%s has only the fields that shields.io takes', (verdict) => {
    const badge = JSON.parse(renderBadge(buildReport({ verdict })))
    expect(Object.keys(badge)).toEqual(['schemaVersion', 'label', 'message', 'color', 'isError'])
    expect(badge.isError).toBe(verdict !== 'pass')
    expect(badge.message).toContain('2026-11-23')
  })

  test('the last pass is kept until the next one', () => {
    const pass = { at: '2026-11-23T04:00:00.000Z', backup: 'shop' }
    const first = renderBadgeRuns(buildReport(), undefined)
    expect(JSON.parse(first)).toEqual({
      schemaVersion: 1,
      lastRun: { ...pass, verdict: 'pass' },
      lastPass: pass,
    })
    const failed = buildReport({ verdict: 'error', backup: undefined, startedAt: '2026-11-24T04:00:00.000Z' })
    const second = renderBadgeRuns(failed, lastPassIn(first))
    expect(JSON.parse(second)).toEqual({
      schemaVersion: 1,
      lastRun: { at: '2026-11-24T04:00:00.000Z', backup: '', verdict: 'error' },
      lastPass: pass,
    })
    expect(JSON.parse(renderBadgeRuns(failed, undefined)).lastPass).toBeNull()
  })

  test.each([
    undefined,
    '',
    '{',
    '[]',
    'null',
    '{"lastPass":null}',
    '{"lastPass":{"at":"soon"}}',
    '{"lastPass":7}',
  ])('a file that says %j holds no pass', (text) => expect(lastPassIn(text)).toBeUndefined())

  test.each([
    ['badge.json', 'badge.runs.json'],
    ['a/b', 'a/b.runs.json'],
  ])('beside %s lies %s', (file, beside) => expect(runsFileOf(file)).toBe(beside))
})
