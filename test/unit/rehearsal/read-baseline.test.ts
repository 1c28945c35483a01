import { expect, test } from 'vitest'
import { RehearsalError } from '../../../src/core/rehearsal-error.ts'
import { readBaseline } from '../../../src/rehearsal/read-baseline.ts'
import { renderReportJson } from '../../../src/report/render/json.ts'
import { buildFailedReport, buildReport } from '../report/build-report.ts'

const GOOD = JSON.parse(renderReportJson(buildFailedReport()))

test('a report of ours is read', () => {
  const { failed, backup, verdict } = readBaseline(JSON.stringify(GOOD), 'old.json')
  expect([backup, verdict, failed.size]).toEqual(['shop', 'fail', 3])
})

test('fields of a later minor version do not matter', () => {
  const text = renderReportJson(buildReport()).replace(
    '"schemaVersion": 1,',
    '"schemaVersion": 1, "more": {},',
  )
  expect(readBaseline(text, 'old.json').verdict).toBe('pass')
})

test.each<readonly [what: string, text: string, part: string]>([
  ['no JSON', '{', 'it is no JSON'],
  ['nothing', 'null', 'it is no report of restore-rehearsal'],
  ['a list', '[]', 'it is no report of restore-rehearsal'],
  ['the report of another tool', '{"tool":{"name":"other"}}', 'it is no report of restore-rehearsal'],
  ['a newer report', JSON.stringify({ ...GOOD, schemaVersion: 2 }), 'schema version 2'],
  [
    'no version',
    JSON.stringify({ ...GOOD, schemaVersion: undefined }),
    'schemaVersion is not what it should be',
  ],
  ['a run that ended early', JSON.stringify({ ...GOOD, verdict: 'error' }), 'that run ended early (error)'],
  ['a cancelled run', JSON.stringify({ ...GOOD, verdict: 'cancelled' }), 'that run ended early (cancelled)'],
  ['no items', JSON.stringify({ ...GOOD, items: undefined }), 'items is not what it should be'],
  [
    'an item without a name',
    JSON.stringify({ ...GOOD, items: [{ ...GOOD.items[0], name: 3 }] }),
    'items is not',
  ],
  [
    'an outcome of nobody',
    JSON.stringify({ ...GOOD, items: [{ ...GOOD.items[0], outcome: 'x' }] }),
    'items is not',
  ],
  [
    'checks that are none',
    JSON.stringify({ ...GOOD, checks: [{ name: 'a', result: 'green' }] }),
    'checks is not',
  ],
  ['no timings', JSON.stringify({ ...GOOD, timings: { restore: null } }), 'timings is not'],
])('%s is refused', (_what, text, part) => {
  const attempt = (): unknown => readBaseline(text, 'old.json')
  expect(attempt).toThrow(RehearsalError)
  expect(attempt).toThrow(/^old\.json: /)
  expect(attempt).toThrow(part)
})
