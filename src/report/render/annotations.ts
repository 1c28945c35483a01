import { sentences } from '../format.ts'
import type { Report } from '../model.ts'
import { plainText } from '../plain-text.ts'
import { groupOf, newsOf, otherErrors, titleOf, troubledItems, whyOf } from '../trouble.ts'

export interface Annotation {
  readonly level: 'error' | 'warning'
  readonly title: string
  readonly message: string
}

/** GitHub shows 10 errors and 10 warnings per step and drops the rest without a word. */
export const GITHUB_LIMIT = 10

/** At most `max` errors, then at most `max` warnings. Failures come first; what does not fit is counted in the last one. */
export function renderAnnotations(report: Report, { max }: { readonly max: number }): readonly Annotation[] {
  const items = troubledItems(report)
  const errors = otherErrors(report)
  const verdict = verdictNote(report)
  const notes = [
    ...verdict,
    ...items.slice(0, max).map((item) => note('error', `${titleOf(item)} ${item.outcome}`, whyOf(item))),
    ...errors.slice(0, max).map((error) => note('error', `Error in ${groupOf(error)}`, error.message)),
  ]
  const news = newsOf(report)
  const warnings = news
    .slice(0, max)
    .map((warning) => note('warning', `Warning in ${groupOf(warning)}`, warning.message))
  return [
    ...atMost(max, notes, verdict.length + items.length + errors.length),
    ...atMost(max, warnings, news.length),
  ]
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

function note(level: Annotation['level'], title: string, message: string): Annotation {
  return { level, title: plainText(title, 200), message: plainText(message, 1_000) }
}

/** `notes` are the first of `total`. */
function atMost(max: number, notes: readonly Annotation[], total: number): readonly Annotation[] {
  const last = notes[max - 1]
  if (total <= max || last === undefined) return notes
  const rest = `${total - max + 1} more`
  return [
    ...notes.slice(0, max - 1),
    { level: last.level, title: rest, message: `and ${rest} in report.json` },
  ]
}
