// Several rehearsals in one look: a row for each, and the gravest verdict over all. What `--all` shows at its end is also backups.json.
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

export function overviewOf(backups: readonly OverviewRow[]): Overview {
  return { schemaVersion: 1, ...gravestOf(backups), backups }
}

/** The verdict over all of them. Nothing that was rehearsed is nothing that passed. */
export function gravestOf(rows: readonly OverviewRow[]): Pick<OverviewRow, 'verdict' | 'exitCode'> {
  const [gravest] = rows.toSorted(
    (a, b) => GRAVEST_FIRST.indexOf(a.verdict) - GRAVEST_FIRST.indexOf(b.verdict),
  )
  const { verdict = 'error', exitCode = EXIT_CODES.error } = gravest ?? {}
  return { verdict, exitCode }
}
