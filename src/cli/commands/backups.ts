import type { BackupRow, BackupRows } from '../../rehearsal/backup-rows.ts'
import { formatBytes, formatCount, formatMinute, formatNumber } from '../../report/format.ts'
import { plainText } from '../../report/plain-text.ts'
import type { Painter } from '../../report/render/painter.ts'
import { columns } from '../columns.ts'
import type { Command } from '../command.ts'
import { painterFor } from '../look.ts'
import { wantedBackup } from '../wanted-backup.ts'

export const backups: Command = async (call, context) => {
  const { values } = call
  const { io, parts, signal, now } = context
  const rows = await parts.backupRows(wantedBackup(call, context), signal, now())
  const paint = painterFor(io.stdout, io.environment, values['no-color'])
  io.stdout.write(
    values.json ? `${JSON.stringify(rows, undefined, 2)}\n` : rowsText(rows, paint, values.quiet),
  )
  return 0
}

const UNITS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'm'],
] as const

/** Quiet: the names alone, one a line. */
export function rowsText({ location, backups }: BackupRows, paint: Painter, isQuiet: boolean): string {
  if (isQuiet) return backups.map(({ name }) => `${plainText(name, 300)}\n`).join('')
  if (backups.length === 0) return `no backups in ${plainText(location, 1_000)}\n`
  const table = columns(
    [
      ['NAME', 'SCHEDULE', 'AGE', 'PHASE', 'ITEMS', 'SIZE', 'EXPIRES', 'ERRORS', 'WARNINGS'],
      ...backups.map(cellsOf),
    ],
    '',
  )
  const broken = backups.filter(({ problems }) => problems.length > 0)
  const blocks = [
    table,
    broken.flatMap(({ name, problems }) =>
      problems.map(
        (problem) => `${paint('bad', 'problem')} ${plainText(name, 300)}: ${plainText(problem, 1_000)}`,
      ),
    ),
    [
      `${formatCount(backups.length, 'backup')}${broken.length === 0 ? '' : `, ${formatNumber(broken.length)} with problems`}`,
    ],
  ]
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`
}

function cellsOf(row: BackupRow): readonly string[] {
  const number = (value: number | undefined): string => (value === undefined ? '-' : formatNumber(value))
  const expires = row.expiresAt === undefined ? '-' : formatMinute(row.expiresAt)
  return [
    row.name,
    row.schedule ?? '-',
    row.ageSeconds === undefined ? '-' : ageText(row.ageSeconds),
    row.problems.length > 0 ? `${row.phase ?? '-'} (problem)` : (row.phase ?? '-'),
    number(row.items),
    row.bytes === undefined ? '-' : formatBytes(row.bytes),
    row.isExpired ? `${expires} (passed)` : expires,
    number(row.errors),
    number(row.warnings),
  ]
}

/** As kubectl writes ages: `53d`, `26h`, `5m`. */
function ageText(seconds: number): string {
  const [size, unit] = UNITS.find(([length]) => seconds >= 2 * length) ?? [1, 's']
  return `${Math.floor(seconds / size)}${unit}`
}
