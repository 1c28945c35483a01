import { closeSync, openSync, writeSync } from 'node:fs'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { EventSink } from '../report/events.ts'
import { createEventLines } from '../report/render/event-lines.ts'
import type { RehearsalDeps } from './rehearse.ts'

export interface EventFile {
  readonly emit: EventSink
  close(): void
  /** EVENTS_NOT_WRITTEN: it could not be opened. */
  readonly problem?: RehearsalError
}

/**
 * Events go to a file as well, each line as it happens, so that a run that is killed leaves all lines but the last. A disk
 * that is full or a reader that went away ends the file, not the run: it is told once. @param path undefined: no file
 */
export function openEventFile(path: string | undefined, { emit, now, version }: RehearsalDeps): EventFile {
  if (path === undefined) return { emit, close: () => undefined }
  let descriptor: number
  try {
    descriptor = openSync(path, 'w')
  } catch (error) {
    const text = `events cannot be written to ${path}: ${messageOf(error)}`
    return { emit, close: () => undefined, problem: new RehearsalError('EVENTS_NOT_WRITTEN', text) }
  }
  let isBroken = false
  const write = (line: string): void => {
    if (isBroken) return
    try {
      const bytes = Buffer.from(line)
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done)
    } catch (error) {
      isBroken = true
      emit({ kind: 'progress', line: `no more events are written to ${path}: ${messageOf(error)}` })
    }
  }
  const lines = createEventLines({ write, now, version })
  return {
    emit: (event) => {
      // First the file: what is on the screen is in it.
      lines(event)
      emit(event)
    },
    close: () => closeSync(descriptor),
  }
}
