import { STANDARD_OUTPUT } from '../../config/build-request.ts'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { RehearsalResult } from '../../rehearsal/rehearse.ts'
import type { RehearsalRequest } from '../../rehearsal/request.ts'
import type { EventSink } from '../../report/events.ts'
import { createEventLines } from '../../report/render/event-lines.ts'
import { renderReportJson } from '../../report/render/json.ts'
import { createScreen } from '../../report/render/screen.ts'
import type { Call, Context } from '../command.ts'
import type { TextStream } from '../io.ts'
import { liveColumnsOf, painterFor } from '../look.ts'

/** What `run` and `restore` share: the screen while it runs, the report as JSON at its end. */
export async function runRehearsal(
  request: RehearsalRequest,
  call: Call,
  context: Context,
): Promise<RehearsalResult> {
  const { io, parts, signal, now, version } = context
  const { emit } = runScreen(call, context)
  const result = await parts.rehearse(request, { signal, emit, environment: io.environment, now, version })
  if (call.values.json) io.stdout.write(renderReportJson(result.report))
  return result
}

/** Where the events of a run go, and the stream that people read. @throws OPTION_CONFLICT */
export function runScreen(
  { values }: Call,
  { io, now, version }: Context,
): { readonly emit: EventSink; readonly stream: TextStream } {
  const tellsEvents = values['events-file'] === STANDARD_OUTPUT
  if (tellsEvents && values.json)
    throw new RehearsalError('OPTION_CONFLICT', '--json and --events-file - both want standard output')
  const stream = values.json || tellsEvents ? io.stderr : io.stdout
  const screen = createScreen({
    write: (text) => stream.write(text),
    paint: painterFor(stream, io.environment, values['no-color']),
    liveColumns: liveColumnsOf(stream, io.environment),
    isQuiet: values.quiet,
    clock: () => performance.now(),
  })
  const lines = tellsEvents
    ? createEventLines({ write: (line) => io.stdout.write(line), now, version })
    : undefined
  const emit: EventSink = (event, run) => {
    lines?.(event, run)
    screen(event, run)
  }
  return { emit, stream }
}
