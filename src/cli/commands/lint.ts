import type { Lint } from '../../rehearsal/lint.ts'
import { FINDING_WEIGHTS, type FindingWeight } from '../../report/findings.ts'
import { formatCount, formatNumber } from '../../report/format.ts'
import type { Painter, Tone } from '../../report/render/painter.ts'
import { backupText } from '../../report/render/screen.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { painterFor } from '../look.ts'
import { wantedBackup } from '../wanted-backup.ts'

export const lint: Command = async (call, context) => {
  const { values } = call
  const { io, parts, signal } = context
  const result = await parts.lint(wantedBackup(call, context), signal)
  const paint = painterFor(io.stdout, io.environment, values['no-color'])
  io.stdout.write(
    values.json ? `${JSON.stringify(result, undefined, 2)}\n` : lintText(result, paint, values.quiet),
  )
  const grave = FINDING_WEIGHTS.slice(0, FINDING_WEIGHTS.indexOf(values['fail-on']) + 1)
  return result.findings.some(({ weight }) => grave.includes(weight)) ? 1 : 0
}

const TONES = { fail: 'bad', warn: 'doubt', info: 'faint' } as const satisfies Record<FindingWeight, Tone>
/** Of one class; all of them are in the JSON. */
const MAX_FINDINGS = 30

export function lintText({ backup, findings }: Lint, paint: Painter, isQuiet: boolean): string {
  const classes = Map.groupBy(findings, ({ weight, class: name }) => `${weight} ${name}`)
  const blocks = [...classes.values()].map((found) => {
    const { weight = 'info', class: name = '' } = found[0] ?? {}
    const rest = found.length - MAX_FINDINGS
    return [
      `${paint(TONES[weight], weight)} ${name} ${formatNumber(found.length)}`,
      ...columns(
        found.slice(0, MAX_FINDINGS).map(({ object, path = '', message }) => {
          const place = object.namespace === '' ? object.name : `${object.namespace}/${object.name}`
          return [`${object.kind} ${place}`, path, message]
        }),
      ),
      ...(rest > 0 ? [`  and ${formatNumber(rest)} more with --json`] : []),
    ]
  })
  const counts = FINDING_WEIGHTS.flatMap((weight) => {
    const count = findings.filter((finding) => finding.weight === weight).length
    return count === 0 ? [] : [`${formatNumber(count)} ${weight}`]
  })
  const sum =
    findings.length === 0 ? 'no findings' : `${formatCount(findings.length, 'finding')}: ${counts.join(', ')}`
  const head = [`backup    ${backupText(backup, undefined, paint)}`]
  return `${[head, ...(isQuiet ? [] : blocks), [sum]].map((block) => block.join('\n')).join('\n\n')}\n`
}
