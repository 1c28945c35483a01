// What GitHub shows beside a step. It has room for very little, so one cause is one note, however many items it hit.
import type { Finding } from '../findings.ts'
import { formatCount, formatNumber, sentences } from '../format.ts'
import type { Report } from '../model.ts'
import { plainText } from '../plain-text.ts'
import { type Remark, remarksOf } from '../remarks.ts'
import {
  checksByResult,
  doubtfulItems,
  findingTitle,
  graveFindings,
  groupOf,
  itemsOfCause,
  newsOf,
  otherErrors,
  titleOf,
  troubledCauses,
  whyOf,
} from '../trouble.ts'

export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly title: string
  readonly message: string
}

/** GitHub shows 10 errors and 10 warnings per step and drops the rest without a word. */
export const GITHUB_LIMIT = 10

const MAX_NAMES = 3

const SAID_BY = {
  gate: 'gates',
  baseline: 'baseline',
  ignore: 'ignore rules',
} as const satisfies Record<Remark['about'], string>

/** At most `max` errors, then at most `max` warnings, most important first; what does not fit is counted in the last one. */
export function renderAnnotations(report: Report, { max }: { readonly max: number }): readonly Annotation[] {
  const errors = [
    ...verdictNote(report),
    ...causeNotes(report, max),
    ...checkNotes(report),
    ...remarkNotes(report, 'bad', 'error'),
    ...findingNotes(report, 'fail'),
    ...doubtfulItems(report).map((item) => note('error', `${titleOf(item)} ${item.outcome}`, whyOf(item))),
    ...otherErrors(report).map((error) => note('error', `Error in ${groupOf(error)}`, error.message)),
  ]
  const warnings = [
    ...findingNotes(report, 'warn'),
    ...remarkNotes(report, 'doubt', 'warning'),
    ...newsOf(report).map((warning) => note('warning', `Warning in ${groupOf(warning)}`, warning.message)),
  ]
  return [...atMost(max, errors), ...atMost(max, warnings)]
}

function verdictNote({ verdict, because, failure }: Report): readonly Annotation[] {
  if (verdict === 'pass') return []
  const title = failure === undefined ? `Rehearsal: ${verdict}` : `Rehearsal: ${verdict} (${failure.code})`
  return [
    note(
      'error',
      title,
      failure === undefined ? because.join('; ') : sentences(failure.message, failure.hint),
    ),
  ]
}

function causeNotes(report: Report, max: number): readonly Annotation[] {
  return troubledCauses(report).map((cause, index) => {
    const title = `${formatCount(cause.items.length, 'item')} failed: ${cause.title}`
    // Those that cannot be shown are counted only, so their names are not looked up.
    const names = index < max ? itemsOfCause(report, cause, MAX_NAMES) : ''
    return note('error', title, sentences(sentences(names, cause.words), cause.nextStep))
  })
}

function checkNotes(report: Report): readonly Annotation[] {
  return checksByResult(report)
    .filter(({ result }) => result !== 'passed')
    .map(({ name, result, message }) => note('error', `Check ${result}: ${name}`, message))
}

function remarkNotes(
  report: Report,
  tone: Remark['tone'],
  level: Annotation['level'],
): readonly Annotation[] {
  return remarksOf(report)
    .filter((remark) => remark.tone === tone)
    .map(({ about, text }) => note(level, `From the ${SAID_BY[about]}`, text))
}

/** One note per class of findings. */
function findingNotes(report: Report, weight: Finding['weight']): readonly Annotation[] {
  const grave = graveFindings(report).filter((finding) => finding.weight === weight)
  const classes = Map.groupBy(grave, (finding) => finding.class)
  return [...classes].map(([name, [first, ...others]]) => {
    const level = weight === 'fail' ? 'error' : 'warning'
    if (first === undefined) return note(level, name, '')
    const rest = others.length === 0 ? '' : ` (and ${formatNumber(others.length)} more)`
    return note(level, `${name}: ${findingTitle(first)}${rest}`, first.message)
  })
}

function note(level: Annotation['level'], title: string, message: string): Annotation {
  return { level, title: plainText(title, 200), message: plainText(message, 1_000) }
}

function atMost(max: number, notes: readonly Annotation[]): readonly Annotation[] {
  const last = notes[max - 1]
  if (notes.length <= max || last === undefined) return notes
  const rest = `${formatNumber(notes.length - max + 1)} more`
  return [
    ...notes.slice(0, max - 1),
    { level: last.level, title: rest, message: `and ${rest} in report.json` },
  ]
}
