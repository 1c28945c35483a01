import type { RehearsalRequest } from '../../rehearsal/request.ts'
import type { SeveralResults } from '../../rehearsal/write-overview.ts'
import type { OverviewRow } from '../../report/overview.ts'
import { overviewText } from '../../report/render/overview.ts'
import type { Painter } from '../../report/render/painter.ts'
import { problemLines } from '../../report/render/terminal.ts'
import { versionsText } from '../../report/render/versions.ts'
import type { ExitCode } from '../../report/verdict.ts'
import type { Call, Context } from '../command.ts'
import { painterFor } from '../look.ts'
import type { Parts } from '../parts.ts'
import { runScreen } from './run-rehearsal.ts'

/** `run --all`: the screen of each run, then all of them in one table. */
export async function runAll(request: RehearsalRequest, call: Call, context: Context): Promise<ExitCode> {
  return await runSeveral(request, call, context, context.parts.rehearseAll, ({ overview }, paint) =>
    overviewText({ verdict: overview.verdict, rows: overview.backups, noun: 'backup' }, paint),
  )
}

/** `run --kubernetes-versions`: the same, and what breaks at which version. */
export async function runVersions(
  request: RehearsalRequest,
  call: Call,
  context: Context,
): Promise<ExitCode> {
  return await runSeveral(request, call, context, context.parts.rehearseVersions, (result, paint) =>
    versionsText(result.overview, result.files, paint),
  )
}

async function runSeveral<O extends Pick<OverviewRow, 'exitCode'>>(
  request: RehearsalRequest,
  call: Call,
  context: Context,
  rehearse: (...asked: Parameters<Parts['rehearseAll']>) => Promise<SeveralResults<O>>,
  textOf: (result: SeveralResults<O>, paint: Painter) => string,
): Promise<ExitCode> {
  const { io, signal, now, version } = context
  const { emit, stream } = runScreen(call, context)
  const result = await rehearse(request, { signal, emit, environment: io.environment, now, version })
  const { overview, problem } = result
  const paint = painterFor(stream, io.environment, call.values['no-color'])
  stream.write(textOf(result, paint))
  if (problem !== undefined) {
    io.stderr.write(`${problemLines(problem.code, problem.message, problem.hint, paint).join('\n')}\n`)
  }
  if (call.values.json) io.stdout.write(`${JSON.stringify(overview, undefined, 2)}\n`)
  return overview.exitCode
}
