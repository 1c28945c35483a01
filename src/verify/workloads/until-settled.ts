// Waits until all workloads are ready, or until nothing moves any more, or until the time is over.
import { sleep } from '../../core/sleep.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { WorkloadsSection } from '../../report/workloads-section.ts'
import { type Look, lookAtWorkloads } from './look.ts'
import { awaited, standingOf } from './standing.ts'

export interface WaitInput {
  readonly client: KubeClient
  readonly namespaces: ReadonlySet<string>
  /** By uid. */
  readonly isRestored: (uid: string) => boolean
  readonly timeoutMs: number
  /** Without any movement for so long nothing more is expected; undefined: only the time ends it. */
  readonly stillMs: number | undefined
  /** Done before each look: what stands in for a part that the cluster does not have. */
  readonly beforeLook?: () => Promise<void>
  /** One line for people, now and then. */
  readonly progress: (line: string) => void
  readonly signal: AbortSignal
  /** Milliseconds. */
  readonly clock: () => number
}

export interface Settled {
  readonly look: Look
  readonly ended: WorkloadsSection['ended']
}

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 2_000
/** Controllers answer each other: what is ready now may be taken away by the next. */
const READY_FOR_MS = 1_000
/** For what follows from the rest: endpoints of a Service, pods of a paused Deployment. */
const FOLLOWS_WITHIN_MS = 3_000
/** A CronJob moves for ever. */
const READY_THOUGH_MOVING_MS = 10_000
const PROGRESS_EVERY_MS = 10_000
const STILL_LOOKS = 20

/** @throws KubeError, TransportError, the reason of the signal */
export async function untilSettled(input: WaitInput): Promise<Settled> {
  const { client, namespaces, clock, signal } = input
  const started = clock()
  let fingerprint = ''
  let movedAt = started
  let readySince: number | undefined
  let toldAt = started
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE_MS)) {
    const begun = clock()
    await input.beforeLook?.()
    const look = await lookAtWorkloads(client, namespaces)
    const now = clock()
    if (look.fingerprint !== fingerprint) movedAt = begun
    fingerprint = look.fingerprint
    const standing = standingOf(look.objects, input.isRestored)
    const open = awaited(standing).length
    readySince = open === 0 ? (readySince ?? begun) : undefined
    const pace = {
      open,
      following: standing.notReady.length - standing.unused.size - open,
      still: now - movedAt,
      ready: now - (readySince ?? now),
      ms: now - started,
      lookMs: now - begun,
    }
    const ended = endOf(pace, input)
    if (ended !== undefined) return { look, ended }
    if (now - toldAt >= PROGRESS_EVERY_MS) {
      toldAt = now
      const all = standing.judged.length
      input.progress(`Waiting for workloads: ${all - open} of ${all} ready`)
    }
    // A large cluster is not asked without a pause.
    await sleep(Math.max(pause, now - begun), signal)
  }
}

export interface Pace {
  /** Objects that are not ready. */
  readonly open: number
  /** Others that are not ready, and that nobody waits long for. */
  readonly following: number
  /** Milliseconds without a movement, of readiness, and in all. */
  readonly still: number
  readonly ready: number
  readonly ms: number
  /** How long the last look took: on a large or a busy cluster everything takes longer. */
  readonly lookMs: number
}

/** Undefined: go on waiting. */
export function endOf(
  { open, following, still, ready, ms, lookMs }: Pace,
  { timeoutMs, stillMs }: Pick<WaitInput, 'timeoutMs' | 'stillMs'>,
): WorkloadsSection['ended'] | undefined {
  if (open === 0) {
    const wanted = following > 0 ? FOLLOWS_WITHIN_MS : READY_FOR_MS
    const isLasting = Math.min(ready, still) >= wanted || ready >= READY_THOUGH_MOVING_MS
    return isLasting || ms >= timeoutMs ? 'ready' : undefined
  }
  if (stillMs !== undefined && still >= Math.max(stillMs, lookMs * STILL_LOOKS)) return 'still'
  return ms >= timeoutMs ? 'timeout' : undefined
}
