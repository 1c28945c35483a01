// The top of the summary: the verdict, why, the counts, and what was tested.
import { formatAge, formatBytes, formatCount, formatMinute, formatNumber, formatSpan } from '../../format.ts'
import type { Report, VerdictKind } from '../../model.ts'
import { safetyTally } from '../../safety.ts'
import { secretsText } from '../../secrets-words.ts'
import { checkTally } from '../../trouble.ts'
import { workloadsText } from '../../workloads-text.ts'
import { codeSpan } from '../markdown.ts'

const MARKS = {
  pass: '✅ Restore rehearsal passed',
  fail: '❌ Restore rehearsal failed',
  inconclusive: '⚠️ Restore rehearsal inconclusive',
  error: '❌ Restore rehearsal could not be carried out',
  cancelled: '⏹️ Restore rehearsal cancelled',
} as const satisfies Record<VerdictKind, string>

export function headline({ verdict, because, failure, counts, total, timings }: Report): string {
  const shown = Object.entries(counts).filter(([, count]) => count > 0)
  const tally =
    total === 0
      ? ''
      : `${formatCount(total, 'item')}: ${shown.map(([kind, count]) => `${formatNumber(count)} ${kind}`).join(', ')}.`
  const reasons = because
    .filter((sentence) => sentence !== failure?.message)
    .map((sentence) => `- because ${codeSpan(sentence)}\n`)
  const ended =
    failure === undefined
      ? ''
      : `**${failure.code}** ${codeSpan(failure.message, 4_000)}\n\nNext: ${codeSpan(failure.hint)}\n\n`
  return `## ${MARKS[verdict]} in ${formatSpan(timings.total)}\n\n${ended}${reasons.join('')}${reasons.length > 0 ? '\n' : ''}${tally}${tally === '' ? '' : '\n\n'}`
}

/** The one table of the summary. */
export function factsTable(report: Report): string {
  const { cluster, restore, secrets, readBack, tool, checks, workloads } = report
  const rows: [string, string][] = [...backupRows(report)]
  if (cluster !== undefined) rows.push(['Restored into', codeSpan(cluster.title)])
  if (restore !== undefined)
    rows.push(['Restore', `${codeSpan(restore.name)} · phase ${codeSpan(restore.phase)}`])
  if (secrets !== undefined) rows.push(['Secrets', codeSpan(secretsText(secrets))])
  if (readBack !== undefined)
    rows.push(['Read back', `${formatNumber(readBack.found)} of ${formatCount(readBack.asked, 'object')}`])
  if (workloads !== undefined) rows.push(['Workloads', workloadsText(workloads)])
  const safety = safetyTally(report)
  if (safety !== undefined) rows.push(['Safety', safety])
  if (checks.length > 0) rows.push(['Checks', checkTally(report)])
  rows.push(['Tool', `${tool.name} ${codeSpan(tool.version)}`])
  return `| | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |\n`).join('')}\n`
}

function backupRows({ backup }: Report): [string, string][] {
  if (backup === undefined) return []
  const age = [
    backup.completedAt === undefined ? '' : codeSpan(formatMinute(backup.completedAt)),
    backup.ageSeconds === undefined ? '' : formatAge(backup.ageSeconds),
    backup.phase === undefined ? '' : `phase ${codeSpan(backup.phase)}`,
    backup.schedule === undefined ? '' : `schedule ${codeSpan(backup.schedule)}`,
  ]
  const size = `${formatCount(backup.items, 'item')} in ${formatCount(backup.namespaces, 'namespace')} · ${formatBytes(backup.bytes)}`
  const rows: [string, string][] = [
    ['Backup', [codeSpan(backup.name), ...age.filter((part) => part !== '')].join(' · ')],
    ['Location', codeSpan(backup.location)],
    ['Archive', `${size} · SHA-256 ${codeSpan(backup.sha256)}`],
  ]
  if (backup.sourceVersion !== undefined)
    rows.push(['Taken from', `Kubernetes ${codeSpan(backup.sourceVersion)}`])
  return rows
}
