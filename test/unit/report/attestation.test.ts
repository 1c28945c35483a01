import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readReport } from '../../../src/report/attestation/read-report.ts'
import { PREDICATE_TYPE, statementJson, statementOf } from '../../../src/report/attestation/statement.ts'
import type { Report } from '../../../src/report/model.ts'
import { renderReportJson } from '../../../src/report/render/json.ts'
import { buildItem, buildReport } from './build-report.ts'

/** One whose books are closed. */
function closed(changes: Partial<Report> = {}): Report {
  const items = [buildItem({ outcome: 'created', reason: 'restored' }), buildItem({ name: 'api' })]
  const counts = { created: 1, updated: 0, unchanged: 0, skipped: 0, held: 0, failed: 1, unknown: 0 }
  return buildReport({
    verdict: 'fail',
    because: ['1 of 2 items failed'],
    items,
    counts,
    total: 2,
    ...changes,
  })
}

describe('statement', () => {
  test('of a report', async () => {
    const json = renderReportJson(closed())
    const digest = createHash('sha256').update(json).digest('hex')
    await expect(statementJson(statementOf(readReport(json), digest))).toMatchFileSnapshot(
      'golden/statement.json',
    )
  })

  test('names the tarball by its digest, and the report by its own', () => {
    const { subject, predicateType, predicate } = statementOf(closed(), 'ab')
    expect(subject).toEqual([{ name: 'shop.tar.gz', digest: { sha256: 'a3'.repeat(32) } }])
    expect(predicateType).toBe(PREDICATE_TYPE)
    expect(predicate.report.digest).toEqual({ sha256: 'ab' })
    expect(predicate.finishedAt).toBe('2026-11-23T04:00:04.100Z')
  })

  test('there is none without the digest of a backup', () => {
    const { backup } = buildReport()
    if (backup === undefined) throw new Error('the report of the tests has a backup')
    for (const report of [closed({ backup: undefined }), closed({ backup: { ...backup, sha256: 'abc' } })])
      expect(() => statementOf(report, 'ab')).toThrow(expect.objectContaining({ code: 'REPORT_INVALID' }))
  })
})

describe('what is taken for a report', () => {
  const good = JSON.parse(renderReportJson(closed())) as Record<string, unknown>

  test('one that a run has written', () => {
    expect(readReport(JSON.stringify(good))).toEqual(good)
  })

  test.each<readonly [what: string, changes: Record<string, unknown>]>([
    ['another tool', { tool: { name: 'velero', version: '1.18' } }],
    ['no tool', { tool: undefined }],
    ['another schema', { schemaVersion: 2 }],
    ['an unknown verdict', { verdict: 'green' }],
    ['the name of a method as its verdict', { verdict: 'toString' }],
    ['no time', { startedAt: 'soon' }],
    ['no timings', { timings: {} }],
    ['no list of checks', { checks: undefined }],
    ['a count that was changed', { counts: { ...closed().counts, failed: 0 } }],
    ['an item that was taken out', { items: closed().items.slice(1) }],
    ['a verdict that was changed', { verdict: 'pass' }],
  ])('not %s', (_what, changes) => {
    expect(() => readReport(JSON.stringify({ ...good, ...changes }))).toThrow(
      expect.objectContaining({ code: 'REPORT_INVALID' }),
    )
  })

  test.each(['', '{', 'null', '[]', '7', '{}'])('not %j', (text) => {
    expect(() => readReport(text)).toThrow(expect.objectContaining({ code: 'REPORT_INVALID' }))
  })

  test('never anything else than that error', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(...Object.keys(good)), (value, key) => {
        try {
          readReport(JSON.stringify({ ...good, [key]: JSON.parse(value) }))
        } catch (error) {
          expect(error).toMatchObject({ code: 'REPORT_INVALID' })
        }
      }),
    )
  })
})
