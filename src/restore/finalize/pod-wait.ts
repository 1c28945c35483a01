// One look at a pod whose hooks have not all run, and what follows from it (H-3 to H-9). Times are milliseconds since the
// waiting began.
import { isObject, type JsonObject, listAt, objectAt, textAt } from '../../core/json.ts'
import type { ExecHook } from './exec-hooks.ts'
import type { NotExecuted } from './hook-rules.ts'

/** Hooks that have not begun, by container. */
export type PendingHooks = ReadonlyMap<string, readonly ExecHook[]>

export type PodStep =
  | { readonly kind: 'wait' }
  | { readonly kind: 'run'; readonly containers: readonly string[] }
  /** The hooks that are left do not run. */
  | { readonly kind: 'end'; readonly why: NotExecuted }

export interface PodLook {
  /** The pod as it is now; undefined when it is gone, another one of its name included. */
  readonly live: JsonObject | undefined
  readonly pending: PendingHooks
  /** H-3. */
  readonly limitMs: number | undefined
  readonly elapsedMs: number
  /** When hooks of another pod failed. */
  readonly cancelledAtMs: number | undefined
  readonly heedsReady: boolean
}

const ENDED = new Set(['Succeeded', 'Failed'])

export function nextStep(look: PodLook): PodStep {
  const { live, limitMs, cancelledAtMs } = look
  const isOver = limitMs !== undefined && look.elapsedMs >= limitMs
  if (cancelledAtMs !== undefined && cancelledAtMs < (limitMs ?? Number.POSITIVE_INFINITY)) return CANCELLED
  if (isOver) return { kind: 'end', why: 'context deadline exceeded' }
  if (live === undefined || ENDED.has(textAt(live, 'status', 'phase') ?? '')) return CANCELLED
  const containers = [...look.pending]
    .filter(([name, hooks]) =>
      isUp(live, name, look.heedsReady && hooks.some(({ needsReady }) => needsReady)),
    )
    .map(([name]) => name)
  return containers.length === 0 ? { kind: 'wait' } : { kind: 'run', containers }
}

const CANCELLED: PodStep = { kind: 'end', why: 'context canceled' }

/** H-4. */
function isUp(pod: JsonObject, container: string, needsReady: boolean): boolean {
  const status = listAt(pod, 'status', 'containerStatuses').find(
    (entry) => textAt(entry, 'name') === container,
  )
  if (!isObject(status)) return false
  return needsReady ? status.ready === true : isObject(objectAt(status, 'state').running)
}

/** H-3: the longest wait of any hook; undefined, so without a limit, when one of them has none. */
export function longestWaitMs(hooks: readonly ExecHook[]): number | undefined {
  const waits = hooks.map(({ waitTimeoutMs }) => waitTimeoutMs ?? Number.POSITIVE_INFINITY)
  const longest = Math.max(0, ...waits)
  return Number.isFinite(longest) ? longest : undefined
}

/** Hooks by container, in the order of the first hook of each. */
export function byContainer(hooks: readonly ExecHook[]): Map<string, readonly ExecHook[]> {
  return Map.groupBy(hooks, ({ container }) => container)
}
