// Texts of a backup or a server, in every output: none of them becomes an escape sequence, a line of its own, a command of a
// workflow runner, an element or a piece of Markdown. A new row of REPORT_FILES is looked at without a change here; a new kind
// of file needs its rule.
import { extname } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { outputsOf } from '../../../src/action/outputs.ts'
import type { Report } from '../../../src/report/model.ts'
import { renderAnnotations } from '../../../src/report/render/annotations.ts'
import { renderBadge, renderBadgeRuns } from '../../../src/report/render/badge.ts'
import { FILE_DEFAULTS, REPORT_FILES } from '../../../src/report/render/files.ts'
import { renderReportJson } from '../../../src/report/render/json.ts'
import { renderMetrics } from '../../../src/report/render/metrics.ts'
import { plainPainter } from '../../../src/report/render/painter.ts'
import { renderTerminal } from '../../../src/report/render/terminal.ts'
import { HOSTILE_NAMES } from '../../build/hostile/layout.ts'
import { anyReport } from './build-report.ts'

/** Stands in every hostile text, and in nothing of ours. */
const MARK = 'zqx'

const TEXTS = [
  ...HOSTILE_NAMES,
  '\n::set-output name=verdict::pass',
  '\r\n##[error]',
  '\u001b[2J\u001b]0;title\u0007',
  '\u009b31m',
  '\0',
  '\ud800',
  '\u2028::error::',
  '</code></details><script>',
  '</style><svg onload=x>',
  '```\n# heading',
  '\n| a | b |\n|---|---|',
  '" onmouseover="x',
].map((text) => `${text}${MARK}${text}`)

type Rule = (text: string, report: Report) => void

/** One line of ours stays one line, and nothing in it is unseen. */
const plain: Rule = (text) => {
  expect(text).not.toMatch(/[^\P{Cc}\n\t]|[\p{Cf}\p{Cs}\u2028\u2029]/u)
  expect(text).not.toMatch(/##\w*\[/)
  expect(text).not.toMatch(/^\s*::[a-z]/m)
}

/** Every `<` of a hostile text is escaped, in and outside of attributes. */
const markup: Rule = (text) => {
  expect(text).not.toMatch(/[^\P{Cc}\n\t]|\p{Cs}/u)
  expect(text).not.toMatch(/<(?:img|svg onload|\/style><svg|script>\S*zqx|!--\S*zqx|\/code><\/details>)/)
  expect(text).not.toContain(`" onmouseover="x${MARK}`)
  expect(text).not.toMatch(/^\s*::[a-z]|##\w*\[/m)
}

/** By the ending of the file. */
const RULES: Readonly<Record<string, Rule>> = {
  '.txt': plain,
  '.prom': plain,
  '.md': (text, report) => {
    plain(text, report)
    // Outside of code spans there is nothing of theirs.
    expect(text.replace(/(?<!`)(`+)(?!`)([\s\S]*?)(?<!`)\1(?!`)/g, '…')).not.toContain(MARK)
  },
  '.html': markup,
  '.xml': markup,
  '.json': (text) => void JSON.parse(text),
}

const TERMINAL = { paint: plainPainter, files: [], maxItems: 20, maxWarnings: 10 }

const OUTPUTS: readonly (readonly [name: string, render: (report: Report) => string])[] = [
  ...REPORT_FILES.map(
    ({ name, render }) => [name, (report: Report) => render(report, FILE_DEFAULTS)] as const,
  ),
  ['terminal.txt', (report) => renderTerminal(report, TERMINAL)],
  ['metrics.prom', (report) => renderMetrics(report, { labels: {}, lastPass: undefined })],
  ['badge.json', renderBadge],
  ['badge.runs.json', (report) => renderBadgeRuns(report, undefined)],
  ['report.json', renderReportJson],
  [
    'annotations.txt',
    (report) =>
      renderAnnotations(report, { max: 10 })
        .map(({ title, message }) => `${title}\n${message}`)
        .join('\n'),
  ],
  [
    'outputs.txt',
    (report) =>
      outputsOf({ report, exitCode: 1, files: [], kubeconfigPath: undefined })
        .map(([, text]) => text)
        .join('\n'),
  ],
]

test.each(OUTPUTS)('%s', (name, render) => {
  const rule = RULES[extname(name)]
  if (rule === undefined) throw new Error(`there is no rule for ${name}`)
  let marks = 0
  fc.assert(
    fc.property(anyReport(fc.constantFrom(...TEXTS)), (report) => {
      const text = render(report)
      marks += text.split(MARK).length
      rule(text, report)
    }),
    { seed: 20260501, numRuns: 60 },
  )
  expect(marks).toBeGreaterThan(0)
})

test('report.json gives every text back as it was', () => {
  fc.assert(
    fc.property(anyReport(fc.constantFrom(...TEXTS)), (report) => {
      expect(JSON.parse(renderReportJson(report))).toEqual(JSON.parse(JSON.stringify(report)))
    }),
    { seed: 20260501, numRuns: 60 },
  )
})
