// A badge in the form that shields.io asks of an endpoint. It takes no other field, so when the last run and the last pass
// were stands in a file beside it.
import type { Report, VerdictKind } from '../model.ts'
import { plainText } from '../plain-text.ts'

const LOOKS = {
  pass: ['passed', 'brightgreen'],
  fail: ['failed', 'red'],
  inconclusive: ['inconclusive', 'yellow'],
  error: ['not carried out', 'orange'],
  cancelled: ['cancelled', 'lightgrey'],
} as const satisfies Record<VerdictKind, readonly [message: string, color: string]>

export function renderBadge({ verdict, startedAt }: Report): string {
  const [message, color] = LOOKS[verdict]
  return pretty({
    schemaVersion: 1,
    label: 'restore rehearsal',
    message: `${message} ${startedAt.slice(0, 10)}`,
    color,
    isError: verdict !== 'pass',
  })
}

/** `badge.json` → `badge.runs.json`. */
export function runsFileOf(badgeFile: string): string {
  return `${badgeFile.replace(/\.json$/, '')}.runs.json`
}

export interface BadgePass {
  /** ISO 8601, UTC: when the run began. */
  readonly at: string
  /** Name of the backup. */
  readonly backup: string
}

/** @param lastPass of an earlier run; a pass takes its place */
export function renderBadgeRuns(report: Report, lastPass: BadgePass | undefined): string {
  const { verdict, startedAt, backup } = report
  const name = plainText(backup?.name ?? '', 253)
  return pretty({
    schemaVersion: 1,
    lastRun: { at: startedAt, backup: name, verdict },
    lastPass: (verdict === 'pass' ? { at: startedAt, backup: name } : lastPass) ?? null,
  })
}

/** From the text of an earlier file; whatever is no such file holds none. */
export function lastPassIn(text: string | undefined): BadgePass | undefined {
  try {
    const { lastPass } = JSON.parse(text ?? '') as { lastPass?: Partial<BadgePass> | null }
    if (typeof lastPass?.at !== 'string' || Number.isNaN(Date.parse(lastPass.at))) return undefined
    return { at: new Date(lastPass.at).toISOString(), backup: plainText(String(lastPass.backup ?? ''), 253) }
  } catch {
    return undefined
  }
}

function pretty(value: object): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
