import type { RehearsalResult } from '../../rehearsal/rehearse.ts'
import type { RehearsalRequest } from '../../rehearsal/request.ts'
import { renderReportJson } from '../../report/render/json.ts'
import { createScreen } from '../../report/render/screen.ts'
import type { Call, Context } from '../command.ts'
import { liveColumnsOf, painterFor } from '../look.ts'

/** What `run` and `restore` share: the screen while it runs, the report as JSON at its end. */
export async function runRehearsal(
  request: RehearsalRequest,
  { values }: Call,
  context: Context,
): Promise<RehearsalResult> {
  const { io, parts, signal, now, version } = context
  const stream = values.json ? io.stderr : io.stdout
  const emit = createScreen({
    write: (text) => stream.write(text),
    paint: painterFor(stream, io.environment, values['no-color']),
    liveColumns: liveColumnsOf(stream, io.environment),
    isQuiet: values.quiet,
    clock: () => performance.now(),
  })
  const result = await parts.rehearse(request, { signal, emit, environment: io.environment, now, version })
  if (values.json) io.stdout.write(renderReportJson(result.report))
  return result
}
