import type { Inspection } from '../../rehearsal/inspection.ts'
import { formatBytes, formatCount, formatNumber } from '../../report/format.ts'
import { plainText } from '../../report/plain-text.ts'
import type { Painter } from '../../report/render/painter.ts'
import { backupText } from '../../report/render/screen.ts'
import { findingTitle } from '../../report/trouble.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { painterFor } from '../look.ts'
import { wantedBackup } from '../wanted-backup.ts'

export const inspect: Command = async (call, context) => {
  const { values } = call
  const { io, parts, signal } = context
  const inspection = await parts.inspect(wantedBackup(call, context), signal)
  const paint = painterFor(io.stdout, io.environment, values['no-color'])
  io.stdout.write(
    values.json
      ? `${JSON.stringify(inspection, undefined, 2)}\n`
      : inspectionText(inspection, paint, values.quiet),
  )
  const isBroken = inspection.findings.some(({ weight }) => weight === 'fail')
  return isBroken || inspection.problems.length > 0 ? 1 : 0
}

export function inspectionText(inspection: Inspection, paint: Painter, isQuiet: boolean): string {
  const { backup, backups, resources, volumes, findings, problems } = inspection
  const others = backups.filter((name) => name !== backup.name)
  const blocks = [
    [`backup    ${backupText(backup, undefined, paint)}`, `sha256    ${plainText(backup.sha256)}`],
    isQuiet
      ? []
      : columns(
          resources.map((row) => [
            row.items,
            row.resource,
            `${row.apiVersion} ${row.kind}`,
            scopeOf(row.namespaces),
          ]),
        ),
    isQuiet || volumes.length === 0
      ? []
      : [
          'volumes',
          ...columns(
            volumes.map((volume) => [
              `${volume.pvcNamespace}/${volume.pvcName}`,
              volume.skipped ? 'skipped' : volume.backupMethod,
              volume.size === undefined ? '' : formatBytes(volume.size),
            ]),
          ),
        ],
    problems.length === 0
      ? []
      : [
          paint(
            'bad',
            formatCount(problems.length, 'file that cannot be restored', 'files that cannot be restored'),
          ),
          ...columns(
            problems.map((problem) => [
              [problem.resource, problem.namespace, problem.name].filter((part) => part !== '').join('/'),
              problem.message,
            ]),
          ),
        ],
    findingLines(findings, paint),
    isQuiet || others.length === 0 ? [] : ['also here', ...columns(others.map((name) => [name]))],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

/** Those for information only are in the JSON. */
function findingLines(findings: Inspection['findings'], paint: Painter): readonly string[] {
  const grave = findings.filter(({ weight }) => weight !== 'info')
  const rest = grave.length - MAX_FINDINGS
  const lines = grave.slice(0, MAX_FINDINGS).map((finding) => {
    const text = plainText(`${findingTitle(finding)}: ${finding.class}: ${finding.message}`, 1_000)
    return `${paint(finding.weight === 'fail' ? 'bad' : 'doubt', finding.weight)} ${text}`
  })
  return rest > 0 ? [...lines, `  and ${formatNumber(rest)} more with --json`] : lines
}

const MAX_FINDINGS = 20
const MAX_NAMESPACES = 4

function scopeOf(namespaces: readonly string[]): string {
  const rest = namespaces.length - MAX_NAMESPACES
  const shown = namespaces.slice(0, MAX_NAMESPACES).join(', ')
  return rest > 0 ? `${shown} and ${rest} more` : shown
}
