import type { RehearsalRequest } from '../../rehearsal/request.ts'
import { overviewText } from '../../report/render/overview.ts'
import { problemLines } from '../../report/render/terminal.ts'
import type { ExitCode } from '../../report/verdict.ts'
import type { Call, Context } from '../command.ts'
import { painterFor } from '../look.ts'
import { runScreen } from './run-rehearsal.ts'

/** `run --all`: the screen of each run, then all of them in one table. */
export async function runAll(request: RehearsalRequest, call: Call, context: Context): Promise<ExitCode> {
  const { io, parts, signal, now, version } = context
  const { emit, stream } = runScreen(call, context)
  const { overview, problem } = await parts.rehearseAll(request, {
    signal,
    emit,
    environment: io.environment,
    now,
    version,
  })
  const paint = painterFor(stream, io.environment, call.values['no-color'])
  stream.write(overviewText(overview, paint))
  if (problem !== undefined) {
    io.stderr.write(`${problemLines(problem.code, problem.message, problem.hint, paint).join('\n')}\n`)
  }
  if (call.values.json) io.stdout.write(`${JSON.stringify(overview, undefined, 2)}\n`)
  return overview.exitCode
}
