// Several rehearsals in one look: what `--all` shows at its end. It is also backups.json beside the reports.
import type { Report, VerdictKind } from './model.ts'
import { EXIT_CODES, type ExitCode } from './verdict.ts'

export interface Overview {
  readonly schemaVersion: 1
  /** The gravest of all. */
  readonly verdict: VerdictKind
  readonly exitCode: ExitCode
  /** In the order in which they were rehearsed. */
  readonly backups: readonly OverviewRow[]
}

export interface OverviewRow {
  readonly name: string
  readonly verdict: VerdictKind
  readonly exitCode: ExitCode
  /** The gravest sentence against `pass`, or ''. */
  readonly because: string
  readonly total: number
  readonly failed: number
  /** Milliseconds. */
  readonly ms: number
  /** Path of report.json, or '' when it could not be written. */
  readonly report: string
}

const GRAVEST_FIRST = Object.keys(EXIT_CODES) as readonly VerdictKind[]

export function overviewRow(
  name: string,
  { report, exitCode }: { readonly report: Report; readonly exitCode: ExitCode },
  path: string,
): OverviewRow {
  const { verdict, because, total, counts, timings } = report
  const [first = ''] = because
  return {
    name,
    verdict,
    exitCode,
    because: first,
    total,
    failed: counts.failed,
    ms: timings.total,
    report: path,
  }
}

/** Nothing that was rehearsed is nothing that passed. */
export function overviewOf(backups: readonly OverviewRow[]): Overview {
  const [gravest] = backups.toSorted(
    (a, b) => GRAVEST_FIRST.indexOf(a.verdict) - GRAVEST_FIRST.indexOf(b.verdict),
  )
  const { verdict = 'error', exitCode = EXIT_CODES.error } = gravest ?? {}
  return { schemaVersion: 1, verdict, exitCode, backups }
}
