// A report.json that comes from a file is not trusted to be one: what a statement is made of is looked at first.
import { RehearsalError } from '../../core/rehearsal-error.ts'
import { OUTCOME_KINDS } from '../../restore/item-outcome.ts'
import type { Report } from '../model.ts'
import { EXIT_CODES } from '../verdict.ts'

type Fields = Readonly<Record<string, unknown>>

/** What has to hold, in words for whoever passed another file. */
const RULES: readonly (readonly [what: string, holds: (report: Fields) => boolean])[] = [
  [
    'it does not say that restore-rehearsal wrote it',
    ({ tool }) => isFields(tool) && tool.name === 'restore-rehearsal',
  ],
  ['it has no version of the tool', ({ tool }) => isFields(tool) && typeof tool.version === 'string'],
  ['its schemaVersion is not 1', ({ schemaVersion }) => schemaVersion === 1],
  ['it has no verdict', ({ verdict }) => typeof verdict === 'string' && Object.hasOwn(EXIT_CODES, verdict)],
  [
    'startedAt is no time',
    ({ startedAt }) => typeof startedAt === 'string' && !Number.isNaN(Date.parse(startedAt)),
  ],
  ['its timings are missing', ({ timings }) => isFields(timings) && Number.isFinite(timings.total)],
  ['its lists are missing', (report) => LISTS.every((name) => Array.isArray(report[name]))],
  ['its outcomes do not add up to its items', ({ counts, total, items }) => addUp(counts, total, items)],
  [
    'a verdict pass has reasons against it',
    ({ verdict, because }) => verdict !== 'pass' || (because as unknown[]).length === 0,
  ],
]

const LISTS = ['because', 'items', 'findings', 'checks', 'notExercised'] as const

/** @throws REPORT_INVALID with the first thing that is wrong */
export function readReport(text: string): Report {
  let report: unknown
  try {
    report = JSON.parse(text)
  } catch {
    throw new RehearsalError('REPORT_INVALID', 'the file is not JSON')
  }
  if (!isFields(report)) throw new RehearsalError('REPORT_INVALID', 'the file holds no report')
  const fields = report
  const broken = RULES.find(([, holds]) => !holds(fields))
  if (broken !== undefined)
    throw new RehearsalError('REPORT_INVALID', `the file is no report of a run: ${broken[0]}`)
  return report as unknown as Report
}

function addUp(counts: unknown, total: unknown, items: unknown): boolean {
  if (!isFields(counts) || !Array.isArray(items)) return false
  const sum = OUTCOME_KINDS.reduce((all, kind) => all + Number(counts[kind]), 0)
  return sum === total && items.length === total
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
