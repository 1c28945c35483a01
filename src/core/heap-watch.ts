// V8 ends a process at once when what is alive no longer fits into its heap: nothing is cleaned up, nothing is told. Before it comes to
// that, what is alive after a collection is close to the limit, and there is still room to end in order.
import { constants, type PerformanceEntry, PerformanceObserver } from 'node:perf_hooks'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { RehearsalError } from './rehearsal-error.ts'

export interface HeapWatch extends Disposable {
  /** Aborted with MEMORY_EXHAUSTED. */
  readonly signal: AbortSignal
}

const MIB = 2 ** 20
/** The rest is for the report. From 80 % on V8 gives up by itself when collections no longer help (`kHighHeapPercentage` in its heap.cc). */
const FULL = 0.78

/** @param limitBytes of what is alive; by default that of this process */
export function watchHeap(limitBytes: number = heapLimit(process)): HeapWatch {
  const short = new AbortController()
  const isFull = (): boolean => getHeapStatistics().used_heap_size >= limitBytes * FULL
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntries().some(isWhole) || !isFull()) return
    // A collection that was done bit by bit leaves what died meanwhile, and V8 may have room for no second one.
    collectAll()
    if (isFull()) short.abort(exhausted(getHeapStatistics().used_heap_size, limitBytes))
  })
  observer.observe({ entryTypes: ['gc'] })
  return {
    signal: short.signal,
    [Symbol.dispose]: () => observer.disconnect(),
  }
}

/** All at once. Node.js gives the function only to those who ask for it by a flag. */
function collectAll(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
  setFlagsFromString('--no-expose-gc')
}

/** One of the whole heap, not of new objects alone. */
function isWhole(entry: PerformanceEntry): boolean {
  const { detail } = entry as { readonly detail?: { readonly kind?: number } }
  return detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR
}

interface NodeOptions {
  readonly execArgv: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
}

/**
 * In bytes. What V8 calls the limit has the space for new objects in it, which is a twentieth of it unless the limit was set by hand:
 * then it can be more than the rest, and the option tells.
 */
export function heapLimit({ execArgv, env }: NodeOptions): number {
  const options = [env.NODE_OPTIONS ?? '', ...execArgv].join(' ')
  const set = [...options.matchAll(/--max[-_]old[-_]space[-_]size[= ](\d+)/g)].at(-1)?.[1]
  return Number(set ?? 0) === 0 ? getHeapStatistics().heap_size_limit : Number(set) * MIB
}

function exhausted(usedBytes: number, limitBytes: number): RehearsalError {
  const [used, limit] = [usedBytes, limitBytes].map((bytes) => Math.round(bytes / MIB))
  return new RehearsalError(
    'MEMORY_EXHAUSTED',
    `the memory of this process is used up: ${used} of ${limit} MiB are in use, and a collection frees no more`,
  )
}
