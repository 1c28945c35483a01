import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { causesOf } from '../../../src/report/causes/causes.ts'
import type { Finding } from '../../../src/report/findings.ts'
import type { Report } from '../../../src/report/model.ts'
import { renderReportJson } from '../../../src/report/render/json.ts'
import { anyReport, buildFailedReport, buildItem, buildReport, hostileText } from './build-report.ts'
import { buildWorkloads, QUOTA_FINDING } from './build-workloads.ts'
import { COUNTING_FORMATS, NAMING_FORMATS } from './every-format.ts'
import { sampleReport } from './sample-report.ts'

const ALL = [...NAMING_FORMATS, ...COUNTING_FORMATS]

function finding(changes: Partial<Finding>): Finding {
  return {
    source: 'fidelity',
    class: 'dropped-field',
    weight: 'warn',
    object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'x' },
    message: 'x',
    ...changes,
  }
}

/** What was done to a restore behind its back, and the words by which a reader recognises it. */
const DEFECTS: readonly (readonly [what: string, report: Report, words: readonly string[]])[] = [
  [
    'an object that was removed after its creation',
    removed(),
    ['ledger-config', 'is not in the cluster any more'],
  ],
  [
    'a field that a schema pruned',
    buildReport({
      findings: [
        finding({
          object: { apiVersion: 'example.com/v1', kind: 'Widget', namespace: 'shop', name: 'cogwheel' },
          path: 'spec.colour',
          message: 'was sent and is not stored',
        }),
      ],
    }),
    ['Widget', 'cogwheel', 'spec.colour', 'dropped-field'],
  ],
  [
    'a label that admission changed',
    buildReport({
      findings: [
        finding({
          class: 'changed-value',
          object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'settings' },
          path: 'metadata.labels.tier',
          message: 'was sent as "silver"; "gold" is stored',
        }),
      ],
    }),
    ['settings', 'metadata.labels.tier', 'changed-value'],
  ],
  [
    'a Secret that is missing',
    buildReport({
      verdict: 'fail',
      because: ['1 finding that fails the rehearsal'],
      findings: [
        finding({
          source: 'references',
          class: 'missing-secret',
          weight: 'fail',
          object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'storefront-0' },
          path: 'spec.volumes[0].secret.secretName',
          message: 'Secret shop/db-password is not there',
        }),
      ],
    }),
    ['storefront-0', 'spec.volumes[0].secret.secretName', 'missing-secret', 'shop/db-password'],
  ],
  [
    'a workload that a quota holds back',
    buildReport({
      verdict: 'fail',
      because: ['1 finding that fails the rehearsal'],
      findings: [QUOTA_FINDING],
      workloads: buildWorkloads(),
    }),
    ['ledger', 'quota-exceeded', '20 of 30 ready', 'exceeded quota: team'],
  ],
  [
    'a count that is wrong',
    buildReport({
      verdict: 'fail',
      because: ['1 of 1 check failed, first: all shops are there'],
      checks: [
        {
          name: 'all shops are there',
          kind: 'count',
          result: 'failed',
          message: 'at least 12 Deployments were expected in shop, there are 11',
          objects: 11,
          ms: 3,
        },
      ],
    }),
    ['all shops are there', 'there are 11'],
  ],
]

function removed(): Report {
  const { detail: _none, ...item } = buildItem({
    kind: 'ConfigMap',
    resource: 'configmaps',
    name: 'ledger-config',
    reason: 'vanished',
  })
  return buildReport({
    verdict: 'fail',
    because: ['1 of 1 item failed'],
    items: [item],
    causes: causesOf([item], () => undefined),
  })
}

/** Words stand in a format as they are, or as its escapes write them. */
function shows(text: string, words: string): boolean {
  const escaped = words.replaceAll('"', '&quot;')
  return [words, escaped, JSON.stringify(words).slice(1, -1)].some((form) => text.includes(form))
}

describe.each(DEFECTS)('%s', (_what, report, words) => {
  test.each(NAMING_FORMATS)('is named in $name', ({ render }) => {
    const text = render(report)
    expect(words.filter((word) => !shows(text, word))).toEqual([])
  })

  test.each(COUNTING_FORMATS)('changes $name', ({ name, render }) => {
    const clean = render(buildReport({ items: [buildItem({ outcome: 'created', reason: 'restored' })] }))
    // A badge and the events speak of the verdict alone, and a finding that only warns leaves it.
    const isTold = report.verdict !== 'pass' || name === 'metrics' || name === 'statement.json'
    if (isTold) expect(render(report)).not.toBe(clean)
  })
})

describe('the same report gives the same bytes', () => {
  const reports = [buildReport(), buildFailedReport(), sampleReport()]

  test.each(ALL)('$name', ({ render }) => {
    for (const report of reports) {
      // Another object with the same content: nothing may depend on who asked before.
      expect(render(structuredClone(report))).toBe(render(report))
    }
  })
})

describe('report.json follows its schema', () => {
  const schema = JSON.parse(readFileSync('schema/report.schema.json', 'utf8'))
  const validate = new Ajv2020({ allErrors: true, validateFormats: false }).compile(schema)
  const check = (report: Report): void => {
    validate(JSON.parse(renderReportJson(report)))
    expect(validate.errors ?? []).toEqual([])
  }

  test('for the reports of these tests', () => {
    for (const report of [...DEFECTS.map(([, one]) => one), sampleReport()]) check(report)
  })

  test('for reports of all kinds', () => {
    fc.assert(fc.property(anyReport(hostileText, 20), check), { numRuns: 100 })
  })
})

test('no text of a backup can leave the line that it stands on', () => {
  fc.assert(
    fc.property(anyReport(hostileText), (report) => {
      for (const { name, render } of ALL) {
        if (name.endsWith('.html') || name.endsWith('.json')) continue
        expect(render(report).replaceAll('\n', ''), name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u)
        expect(render(report), name).not.toMatch(/^::|##\w*\[/m)
      }
    }),
    { numRuns: 50 },
  )
})
