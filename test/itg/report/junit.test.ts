// junit.xml read by a strict parser, libxml2, against the format that its readers have in common.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { renderJunit } from '../../../src/report/render/junit.ts'
import { anyReport, buildFailedReport, buildReport, hostileText } from '../../unit/report/build-report.ts'

const SCHEMA = join(import.meta.dirname, 'junit.xsd')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'junit-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What xmllint has to say about these documents; '' when all are valid. */
function complaintsAbout(documents: readonly string[]): string {
  const files = documents.map((text, index) => {
    const file = join(folder, `${index}.xml`)
    writeFileSync(file, text)
    return file
  })
  const { error, status, stderr } = spawnSync(
    'xmllint',
    ['--noout', '--nonet', '--huge', '--schema', SCHEMA, ...files],
    { encoding: 'utf8' },
  )
  if (error !== undefined) throw new Error('xmllint is missing: node scripts/test-tools.ts installs it')
  return status === 0 ? '' : stderr
}

test('reports of all kinds', () => {
  expect(complaintsAbout([renderJunit(buildReport()), renderJunit(buildFailedReport(), 'all')])).toBe('')
})

test('reports full of hostile texts', () => {
  const text = fc.oneof(hostileText, fc.string({ unit: 'binary' }))
  const reports = fc.sample(anyReport(text, 20), { numRuns: 300, seed: 1 })
  expect(complaintsAbout(reports.map((report) => renderJunit(report, 'all')))).toBe('')
})

test.each([
  ['no XML', 'x'],
  ['a suite without its sums', '<testsuites><testsuite name="a"/></testsuites>'],
  ['a character that XML forbids', renderJunit(buildReport()).replace('verdict', '\u0001')],
])('%s is refused', (_what, document) => {
  expect(complaintsAbout([document])).not.toBe('')
})
