import { colourPainter, type Painter, plainPainter } from '../report/render/painter.ts'
import type { Io, TextStream } from './io.ts'

/** Colours on a terminal only, and never against NO_COLOR or --no-color. */
export function painterFor(stream: TextStream, environment: Io['environment'], noColor: boolean): Painter {
  const isPlain = noColor || !canMoveCursor(stream, environment) || Boolean(environment.NO_COLOR)
  return isPlain ? plainPainter : colourPainter
}

/** The width of a terminal on which a line can be written anew; undefined for a file, a pipe, or a log. */
export function liveColumnsOf(stream: TextStream, environment: Io['environment']): number | undefined {
  return canMoveCursor(stream, environment) && !environment.CI ? (stream.columns ?? 80) : undefined
}

function canMoveCursor(stream: TextStream, environment: Io['environment']): boolean {
  return stream.isTTY && environment.TERM !== 'dumb'
}
