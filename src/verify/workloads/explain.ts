// Why an object is not ready: the conditions that say no and the newest events, of it and of what it manages. Pure.
import { elideBodies } from '../../core/redact.ts'
import type { WorkloadClass } from './classes.ts'
import type { ClusterEvent } from './events.ts'
import type { Seen } from './seen.ts'

export interface Explanation {
  readonly class: WorkloadClass
  /** Whole, as the cluster says it: see `shortened`. */
  readonly why: readonly string[]
}

const MAX_LINES = 5
const MAX_LENGTH = 500

/** What the words of a cluster mean, in this order. */
const SIGNS: readonly (readonly [class_: WorkloadClass, pattern: RegExp])[] = [
  ['quota-exceeded', /exceeded quota|failed quota/],
  [
    'image-not-pulled',
    /\b(?:ErrImagePull|ImagePullBackOff|InvalidImageName|ErrImageNeverPull)\b|Failed to pull image/,
  ],
  ['unschedulable', /^(?:FailedScheduling|Unschedulable|FailedDaemonPod)\b/],
  ['pods-refused', /^FailedCreate\b/],
]

/** A claim says so in an event that is no warning. */
const WAITS = 'WaitForFirstConsumer'
/** They tell that somebody is on it, or repeat what is known. */
const SILENT = new Set([
  'ExternalProvisioning',
  'Provisioning',
  'MinimumReplicasUnavailable',
  'NotTriggerScaleUp',
])

/** @param family the object and everything that it manages @param events newest first; those of others say nothing */
export function explain(
  object: Seen,
  family: readonly Seen[],
  events: readonly ClusterEvent[],
  isUnused: boolean,
): Explanation {
  const uids = new Set(family.map(({ uid }) => uid))
  const about = events.filter(({ uid }) => uids.has(uid))
  const lines = distinct([
    ...about.filter(({ isWarning }) => isWarning).map(({ reason, message }) => `${reason}: ${message}`),
    ...family.flatMap(({ complaints }) => complaints),
    ...family.slice(1).flatMap(({ kind, missing }) => (kind === 'Pod' ? (missing ?? []) : [])),
  ])
  const told = lines.filter((line) => !SILENT.has(reasonOf(line)))
  const waits = about.some(({ reason }) => reason === WAITS)
  return {
    class: classOf(object, [object.missing ?? '', ...told], isUnused && waits),
    why: told.slice(0, MAX_LINES),
  }
}

function classOf({ kind, isPaused }: Seen, lines: readonly string[], waits: boolean): WorkloadClass {
  if (kind === 'Service') return 'no-endpoints'
  if (kind === 'PersistentVolumeClaim') return waits ? 'claim-waits' : 'claim-not-bound'
  const found = SIGNS.find(([, pattern]) => lines.some((line) => pattern.test(line)))
  if (found !== undefined) return found[0]
  return isPaused ? 'paused' : 'not-ready'
}

/** One line for each reason and each message; names that were made up for pods do not make another. */
function distinct(lines: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return lines.filter((line) => {
    const key = line.replace(/"[^"]*"/g, '""')
    if (line.trim() === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function reasonOf(line: string): string {
  return line.slice(0, Math.max(0, line.indexOf(':'))) || line
}

/** For a report. After it was masked: what is cut in two cannot be recognised any more. */
export function shortened(line: string): string {
  const text = elideBodies(line.replace(/\s+/g, ' ').trim())
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}
