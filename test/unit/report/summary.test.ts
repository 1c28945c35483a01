import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeSpan } from '../../../src/report/render/markdown.ts'
import { GITHUB_SUMMARY_BYTES, renderSummary } from '../../../src/report/render/summary.ts'
import { anyReport, buildFailedReport, buildItem, buildReport, hostileText } from './build-report.ts'

const WHOLE = { maxBytes: GITHUB_SUMMARY_BYTES }

/** What a Markdown reader sees outside of code spans: a run of backticks opens one if a later run has the same length. */
function outsideSpans(markdown: string): string {
  return markdown.replace(/(?<!`)(`+)(?!`)([\s\S]*?)(?<!`)\1(?!`)/g, '…')
}

describe('codeSpan', () => {
  test.each([
    ['shop/web', '`shop/web`'],
    ['a`b', '``a`b``'],
    ['`b`', '`` `b` ``'],
    ['``', '``` `` ```'],
    ['a|b', '`a\\u{7c}b`'],
    ['a\nb', '`a b`'],
    ['  ', '–'],
  ])('%j', (text, expected) => expect(codeSpan(text)).toBe(expected))

  test('a text cannot leave its span', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(['…', '–']).toContain(outsideSpans(codeSpan(text)))
      }),
    )
  })
})

describe('renderSummary', () => {
  test('a run that passed', async () => {
    await expect(renderSummary(buildReport(), WHOLE)).toMatchFileSnapshot('golden/summary-pass.md')
  })

  test('causes come first', async () => {
    await expect(renderSummary(buildFailedReport(), WHOLE)).toMatchFileSnapshot('golden/summary-fail.md')
  })

  test('a run that ended early', async () => {
    const failure = {
      code: 'LOCATION_UNREACHABLE',
      message: 'backups: no such folder',
      hint: 'Check the address.',
    }
    const counts = { created: 0, updated: 0, unchanged: 0, skipped: 0, held: 0, failed: 0, unknown: 0 }
    const nothing = {
      backup: undefined,
      cluster: undefined,
      restore: undefined,
      readBack: undefined,
      requests: undefined,
      notExercised: [],
    }
    const report = buildReport({
      ...nothing,
      verdict: 'error',
      because: [failure.message],
      total: 0,
      counts,
      reasons: {},
      failure,
    })
    await expect(renderSummary(report, WHOLE)).toMatchFileSnapshot('golden/summary-error.md')
  })

  test('never has more bytes than it may', () => {
    fc.assert(
      fc.property(anyReport(hostileText, 60), fc.integer({ min: 0, max: 6_000 }), (report, maxBytes) => {
        expect(Buffer.byteLength(renderSummary(report, { maxBytes }))).toBeLessThanOrEqual(maxBytes)
      }),
    )
  })

  test('a report of 100,000 failures stays within the limit of GitHub and says what it leaves out', () => {
    const items = Array.from({ length: 100_000 }, (_, index) =>
      buildItem({ name: `web-${index}`, detail: 'ü'.repeat(2_000) }),
    )
    const markdown = renderSummary(buildReport({ verdict: 'fail', items }), { maxBytes: 60_000 })
    const shown = markdown.match(/^- failed /gm)?.length ?? 0
    expect(markdown).toContain('Shortened to the failures')
    expect(markdown).toContain('### Not exercised by this run')
    expect(shown).toBeGreaterThan(40)
    expect(markdown).toContain(`- and ${(100_000 - shown).toLocaleString('en-US')} more in report.json`)
    expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(60_000)
  })

  test('a text from the backup changes nothing outside of its code span', () => {
    const texts = fc.constant('x')
    fc.assert(
      fc.property(fc.infiniteStream(hostileText), fc.integer(), (stream, seed) => {
        const [sample] = fc.sample(anyReport(texts), { seed, numRuns: 1 })
        if (sample === undefined) return
        const plain = { ...sample, because: sample.failure === undefined ? sample.because : [] }
        // Two texts that happen to be equal are told once; that is not what this test is about.
        const hostile = withTexts(plain, () => `a${stream.next().value}`)
        expect(outsideSpans(renderSummary(hostile, WHOLE))).toBe(outsideSpans(renderSummary(plain, WHOLE)))
      }),
    )
  })
})

/** The same report with another text in place of every `x`. */
function withTexts<T>(value: T, next: () => string): T {
  if (value === 'x') return next() as T
  if (Array.isArray(value)) return value.map((entry) => withTexts(entry, next)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withTexts(entry, next)])) as T
}
