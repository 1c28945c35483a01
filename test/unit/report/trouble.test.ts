import { describe, expect, test } from 'vitest'
import type { Finding } from '../../../src/report/findings.ts'
import type { ReportMessage } from '../../../src/report/model.ts'
import { renderAnnotations } from '../../../src/report/render/annotations.ts'
import { plainPainter } from '../../../src/report/render/painter.ts'
import { renderSummary } from '../../../src/report/render/summary.ts'
import { renderTerminal } from '../../../src/report/render/terminal.ts'
import { findingTitle, graveFindings } from '../../../src/report/trouble.ts'
import { buildReport } from './build-report.ts'

const TERMINAL = { paint: plainPainter, files: [], maxItems: 20, maxWarnings: 10 }
const SUMMARY = { maxBytes: 100_000 }

describe('noise', () => {
  const noise = (name: string): ReportMessage => ({
    group: 'cluster',
    message: `${name} is around`,
    isNoise: true,
  })
  const report = buildReport({
    warnings: [noise('kubernetes'), { group: 'cluster', message: 'news' }, noise('default'), noise('cm')],
  })

  test('is one line in every text, and news are shown in full', () => {
    for (const text of [renderTerminal(report, TERMINAL), renderSummary(report, SUMMARY)]) {
      expect(text).toContain('3 warnings about objects that every cluster makes itself')
      expect(text).toContain('news')
      expect(text).not.toContain('is around')
    }
    expect(renderSummary(report, SUMMARY)).toContain('Warnings: 1<')
  })

  test('is no annotation', () => {
    expect(renderAnnotations(report, { max: 10 }).map(({ message }) => message)).toEqual(['news'])
  })

  test('that is not there is not spoken of', () => {
    expect(renderTerminal(buildReport(), TERMINAL)).not.toContain('every cluster')
  })
})

describe('findings', () => {
  const finding = (weight: Finding['weight'], name: string): Finding => ({
    source: 'references',
    class: 'missing-secret',
    weight,
    object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name },
    path: 'spec.volumes[0].secret.secretName',
    message: 'Secret shop/db is not there',
  })
  const report = buildReport({
    findings: [finding('fail', 'a'), finding('warn', 'b'), finding('info', 'quiet')],
  })

  test('are named in every text, but for those that only inform', () => {
    expect(graveFindings(report)).toHaveLength(2)
    for (const text of [renderTerminal(report, TERMINAL), renderSummary(report, SUMMARY)]) {
      expect(text).toContain('Pod shop/a spec.volumes[0].secret.secretName')
      expect(text).toContain('Pod shop/b')
      expect(text).toContain('missing-secret')
      expect(text).toContain('Secret shop/db is not there')
      expect(text).not.toContain('quiet')
    }
  })

  test('have a title with and without a field', () => {
    const { path: _field, ...whole } = finding('warn', 'a')
    expect(findingTitle(whole)).toBe('Pod shop/a')
    expect(findingTitle({ ...whole, object: { ...whole.object, namespace: '' } })).toBe('Pod a')
  })
})
