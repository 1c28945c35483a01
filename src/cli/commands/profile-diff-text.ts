import type { ProfileDiff, ProfileDifference } from '../../rehearsal/profile-diff/difference.ts'
import { formatCount, formatNumber } from '../../report/format.ts'
import { plainText } from '../../report/plain-text.ts'
import type { Painter } from '../../report/render/painter.ts'
import { backupText } from '../../report/render/screen.ts'
import { wrap } from '../wrap.ts'

const INDENT = 6

/** The differences, each with the first items that it concerns. Quiet: one line each. */
export function profileDiffText(diff: ProfileDiff, paint: Painter, width: number, isQuiet: boolean): string {
  const { backup, differences, profiles, warnings } = diff
  const blocks = [
    [`backup    ${backupText(backup, undefined, paint)}`],
    ...(isQuiet
      ? [differences.map((difference) => headOf(difference))]
      : differences.map((difference) => differenceLines(difference, paint, width))),
    warnings.map((warning) => `${paint('doubt', 'warning')} ${plainText(warning)}`),
    [
      differences.length === 0
        ? `nothing would differ between ${profiles.older} and ${profiles.newer}`
        : `${formatCount(differences.length, 'difference')} between ${profiles.older} and ${profiles.newer}`,
    ],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function headOf({ id, unit, count }: ProfileDifference): string {
  return `${id.padEnd(INDENT)}${formatCount(count, unit)}`
}

function differenceLines(difference: ProfileDifference, paint: Painter, width: number): readonly string[] {
  const { text, count, examples } = difference
  const indented = (line: string): string => ' '.repeat(INDENT) + line
  const rest = count - examples.length
  const names = examples.map((example) => plainText(example, 300))
  return [
    headOf(difference),
    ...wrap(text, width - INDENT).map(indented),
    ...[...names, ...(rest > 0 ? [`and ${formatNumber(rest)} more`] : [])].map((line) =>
      paint('faint', indented(`  ${line}`)),
    ),
  ]
}
