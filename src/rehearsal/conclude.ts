// The end of a run: facts become a report, and the report becomes files. Files that cannot be written turn the run red, and
// the caller still gets the report.
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { type BuiltReport, buildReport } from './build-report.ts'
import type { RunFacts } from './facts.ts'
import type { RehearsalDeps, RehearsalResult } from './rehearse.ts'
import type { RehearsalRequest } from './request.ts'
import { writeRestoreFiles } from './restore-files/write-restore-files.ts'
import { writeReport } from './write-report.ts'
import { writeSignals } from './write-signals.ts'

export async function conclude(
  request: RehearsalRequest,
  deps: RehearsalDeps,
  facts: RunFacts,
): Promise<RehearsalResult> {
  const restoreFiles = await attempt(() => writeRestoreFiles(request, facts))
  if (restoreFiles.error !== undefined) facts.failure ??= restoreFiles.error
  let built = buildReport(facts, deps.version)
  const fallBack = (error: unknown): void => {
    if (error === undefined) return
    if (facts.failure !== undefined) {
      // The run has ended for a graver reason already; that a file is missing is told beside it.
      const told = { group: 'velero', message: messageOf(error) } as const
      built = { ...built, report: { ...built.report, warnings: [...built.report.warnings, told] } }
      return
    }
    facts.failure = withVerdict(error, built)
    built = buildReport(facts, deps.version)
  }
  const signals = await attempt(() => writeSignals(request, built.report))
  fallBack(signals.error)
  const written = await attempt(() =>
    writeReport(request.reportDir, built.report, facts, request.reportFiles),
  )
  if (written.value !== undefined) built = { ...built, report: written.value.report }
  fallBack(written.error)
  // A badge must not stay green when the report is missing.
  if (written.error !== undefined) await attempt(() => writeSignals(request, built.report))

  const { report, exitCode } = built
  const files = [written.value?.files, restoreFiles.value, signals.value].flatMap((names) => names ?? [])
  deps.emit({ kind: 'finished', report, files, exitCode })
  return { report, exitCode, files, kubeconfigPath: report.cluster?.kubeconfigPath }
}

interface Attempt<T> {
  readonly value?: T
  readonly error?: unknown
}

async function attempt<T>(work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { value: await work() }
  } catch (error) {
    return { error }
  }
}

/** A file that is missing must not hide what the rehearsal found. */
function withVerdict(error: unknown, { report: { verdict } }: BuiltReport): unknown {
  if (!(error instanceof RehearsalError)) return error
  return new RehearsalError(error.code, `${messageOf(error)}; apart from this the verdict is ${verdict}`)
}
