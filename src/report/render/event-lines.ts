// Events in, lines of JSON out, for programs that follow a run. Names and numbers only: no message of a server, no body.
import type { EventSink, RehearsalEvent } from '../events.ts'
import { plainText } from '../plain-text.ts'

/** Raised when a field changes its meaning or goes away. New fields and new events do not raise it. */
export const EVENTS_VERSION = 1

/** Of all settled items, then only of those that went wrong: a hundred thousand lines help nobody. */
const MAX_ITEMS = 10_000
const MAX_TROUBLED_ITEMS = 10_000

export interface EventLineOptions {
  /** Gets one whole line each time, at once. */
  readonly write: (line: string) => void
  readonly now: () => Date
  /** Of restore-rehearsal. */
  readonly version: string
}

export function createEventLines({ write, now, version }: EventLineOptions): EventSink {
  let told = 0
  let leftOut = 0
  const tell = (event: string, fields: object): void =>
    write(`${JSON.stringify({ version: EVENTS_VERSION, time: now().toISOString(), event, ...fields })}\n`)
  tell('run-started', { tool: { name: 'restore-rehearsal', version } })
  return (event, run) => {
    if (event.kind === 'item-settled') {
      const isTrouble = event.outcome === 'failed' || event.outcome === 'unknown'
      if (told >= (isTrouble ? MAX_ITEMS + MAX_TROUBLED_ITEMS : MAX_ITEMS)) {
        leftOut += 1
        return
      }
      told += 1
    }
    tell(event.kind, { ...(run === undefined ? {} : { run }), ...fieldsOf(event, leftOut) })
  }
}

function fieldsOf(event: RehearsalEvent, itemsLeftOut: number): object {
  switch (event.kind) {
    case 'stage-started':
      return { stage: event.stage }
    case 'stage-ended':
      return { stage: event.stage, ms: Math.round(event.ms) }
    case 'backup-read': {
      const { name, completedAt, ageSeconds, phase, items, namespaces, bytes, sha256 } = event.backup
      const texts = { name: plainText(name), phase: phase === undefined ? undefined : plainText(phase) }
      return { ...texts, completedAt, ageSeconds, items, namespaces, bytes, sha256 }
    }
    case 'progress':
      return { line: plainText(event.line) }
    case 'cluster-ready': {
      const { version, isThrowAway } = event.cluster
      return { kubernetesVersion: plainText(version), isThrowAway, readyInMs: Math.round(event.readyInMs) }
    }
    case 'restore-progress':
      return { done: event.done, total: event.total }
    case 'item-settled': {
      const { resource, namespace, name, outcome, reason } = event
      const names = { resource: plainText(resource), namespace: plainText(namespace), name: plainText(name) }
      return { ...names, outcome, reason }
    }
    case 'restored': {
      const { done, total, ms, objectsPerSecond } = event
      return { done, total, ms: Math.round(ms), objectsPerSecond }
    }
    case 'verified':
      return { accounted: event.accounted, readBack: event.readBack, ms: Math.round(event.ms) }
    case 'finished': {
      const { verdict, because, total, counts, timings } = event.report
      const reasons = because.map((sentence) => plainText(sentence))
      const { exitCode, files } = event
      return { verdict, because: reasons, exitCode, total, counts, ms: timings.total, files, itemsLeftOut }
    }
  }
}
