import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { causesOf } from '../../../src/report/causes/causes.ts'
import { renderAnnotations } from '../../../src/report/render/annotations.ts'
import { renderReportJson } from '../../../src/report/render/json.ts'
import { colourPainter, plainPainter } from '../../../src/report/render/painter.ts'
import { renderTerminal } from '../../../src/report/render/terminal.ts'
import { OUTCOME_KINDS, REASONS } from '../../../src/restore/item-outcome.ts'
import { anyReport, buildFailedReport, buildItem, buildReport, hostileText } from './build-report.ts'

const TERMINAL = { paint: plainPainter, files: [], maxItems: 20, maxWarnings: 10 }
const failure = {
  code: 'ARCHIVE_TRUNCATED',
  message: 'backups/shop/shop.tar.gz ends after 12 of 20 files',
  hint: 'Take a new backup.',
}

describe('terminal', () => {
  test('a run that passed', async () => {
    const files = ['rehearsal-report/report.json', 'rehearsal-report/summary.md']
    await expect(renderTerminal(buildReport(), { ...TERMINAL, files })).toMatchFileSnapshot(
      'golden/terminal-pass.txt',
    )
  })

  test('the verdict, then causes, unknown items, other errors, warnings', async () => {
    await expect(renderTerminal(buildFailedReport(), TERMINAL)).toMatchFileSnapshot(
      'golden/terminal-fail.txt',
    )
  })

  test('a failure with its code and what to do next', async () => {
    const report = buildReport({
      verdict: 'fail',
      because: [failure.message],
      total: 0,
      failure,
      notExercised: [],
    })
    await expect(renderTerminal(report, TERMINAL)).toMatchFileSnapshot('golden/terminal-failure.txt')
  })

  test('a long list is cut and counted', () => {
    const items = Array.from({ length: 1_200 }, (_, index) =>
      buildItem({ name: `web-${index}`, outcome: 'unknown', reason: 'ambiguous' }),
    )
    const text = renderTerminal(buildReport({ verdict: 'fail', items }), TERMINAL)
    expect(text.match(/^ {2}unknown/gm)).toHaveLength(20)
    expect(text).toContain('and 1,180 more unknown items in report.json')
  })

  test('items that the run never reached are not listed one by one', () => {
    const items = [buildItem({ outcome: 'unknown', reason: 'not-reached' })]
    expect(renderTerminal(buildReport({ items }), TERMINAL)).not.toContain('Deployment')
  })

  test('colours are the only control sequences, and hostile texts bring none', () => {
    fc.assert(
      fc.property(anyReport(hostileText), (report) => {
        const plain = renderTerminal(report, TERMINAL)
        expect(plain.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|##\w*\[|^::/u)
        const coloured = renderTerminal(report, { ...TERMINAL, paint: colourPainter })
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is what is looked for
        expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain)
      }),
    )
  })
})

describe('annotations', () => {
  test('four hundred items with one cause are one note', () => {
    const items = Array.from({ length: 400 }, (_, index) => buildItem({ name: `web-${index}` }))
    const causes = causesOf(items, () => undefined)
    const notes = renderAnnotations(
      buildReport({ verdict: 'fail', because: ['400 failed'], items, causes }),
      {
        max: 10,
      },
    )
    expect(notes.map(({ title }) => title)).toEqual([
      'Rehearsal: fail',
      '400 items failed: Deployment is invalid: spec.replicas: Invalid value',
    ])
    expect(notes[1]?.message).toContain('Deployment shop/web-2 and 397 more')
  })

  test('a run that passed has only its warnings', () => {
    expect(renderAnnotations(buildReport(), { max: 10 })).toEqual([])
  })

  test('the verdict, the failed items, the other errors, then the warnings', () => {
    const notes = renderAnnotations(buildFailedReport(), { max: 10 })
    expect(notes.map(({ level, title }) => `${level} ${title}`)).toEqual([
      'error Rehearsal: fail',
      'error 1 item failed: Deployment is invalid: spec.replicas: Invalid value',
      'error 1 item failed: admission webhook "policy.example" denied the request',
      'error 1 item failed: files of the backup hold no Kubernetes object',
      'error quota-exceeded: Deployment billing/ledger',
      'error ConfigMap shop/lost unknown',
      'error Error in Velero',
      'warning Warning in cluster scope',
    ])
  })

  test.each([1, 2, 10])('at most %d of each level, and the last one counts the rest', (max) => {
    const items = Array.from({ length: 30 }, (_, index) =>
      buildItem({ name: `web-${index}`, outcome: 'unknown', reason: 'ambiguous' }),
    )
    const warnings = Array.from({ length: 40 }, () => ({ group: 'cluster' as const, message: 'w' }))
    const notes = renderAnnotations(
      buildReport({ verdict: 'fail', because: ['30 failed'], items, warnings }),
      { max },
    )
    const of = (level: string) => notes.filter((note) => note.level === level)
    expect([of('error').length, of('warning').length]).toEqual([max, max])
    expect(of('error').at(-1)?.message).toBe(`and ${31 - max + 1} more in report.json`)
    expect(of('warning').at(-1)?.message).toBe(`and ${40 - max + 1} more in report.json`)
  })
})

describe('report.json', () => {
  const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'))
  const validate = new Ajv2020({
    allErrors: true,
    formats: { 'date-time': (text: string) => !Number.isNaN(Date.parse(text)) },
  }).compile(schema)

  test.each([
    ['pass', buildReport()],
    ['fail', buildFailedReport()],
    [
      'failure',
      buildReport({
        verdict: 'error',
        failure,
        backup: undefined,
        cluster: undefined,
        restore: undefined,
        requests: undefined,
        readBack: undefined,
      }),
    ],
  ])('%s follows the schema', (_what, report) => {
    validate(JSON.parse(renderReportJson(report)))
    expect(validate.errors ?? []).toEqual([])
  })

  test.each([
    ['an unknown field', { extra: 1 }],
    ['an unknown verdict', { verdict: 'green' }],
    ['an unknown reason', { reasons: { because: 1 } }],
    ['a negative count', { total: -1 }],
  ])('the schema refuses %s', (_what, change) => {
    expect(validate({ ...JSON.parse(renderReportJson(buildReport())), ...change })).toBe(false)
  })

  test('the schema names every outcome and every reason, with its meaning', () => {
    expect(schema.$defs.item.properties.reason.enum).toEqual(Object.keys(REASONS))
    expect(schema.$defs.item.properties.outcome.enum).toEqual([...OUTCOME_KINDS])
    expect(Object.keys(schema.properties.counts.properties)).toEqual([...OUTCOME_KINDS])
    const meanings = Object.entries<{ description: string }>(schema.properties.reasons.properties).map(
      ([name, row]) => [name, row.description],
    )
    expect(Object.fromEntries(meanings)).toEqual(REASONS)
  })

  test('has one line per item', () => {
    const lines = renderReportJson(buildFailedReport()).split('\n')
    expect(lines.filter((line) => line.includes('"outcome"'))).toHaveLength(4)
  })

  test('reads back as the report', () => {
    fc.assert(
      fc.property(anyReport(fc.string()), (report) => {
        expect(JSON.parse(renderReportJson(report))).toEqual(JSON.parse(JSON.stringify(report)))
      }),
    )
  })
})
