// V8 trades memory for time: it lets the space for new objects grow to 128 MiB, and the other one to several times what is alive in it.
// The first is more than we need, and no faster for us; the second matters where there is much. The limits themselves are read before
// the first line of a program runs, and neither a script with a #! line nor an Action can set them; the factors by which the spaces
// grow are read at every step.
import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8'

interface Brake {
  readonly flag: string
  readonly isDue: () => boolean
}

const MIB = 2 ** 20

/** In the order in which they become due. */
const BRAKES: readonly Brake[] = [
  { flag: '--semi-space-growth-factor=1', isDue: () => newSpaceBytes() >= 16 * MIB },
  { flag: '--heap-growing-percent=33', isDue: () => getHeapStatistics().used_heap_size >= 96 * MIB },
]

/**
 * From now on the space for new objects stays where it is, once it has 16 MiB, and what else there is grows by a third of what is
 * alive, once it is 96 MiB together: sooner the collections would cost more than they are worth.
 */
export function keepHeapSmall(): void {
  const left = [...BRAKES]
  const observer = new PerformanceObserver(() => {
    while (left[0]?.isDue()) setFlagsFromString(left.shift()?.flag ?? '')
    if (left.length === 0) observer.disconnect()
  })
  observer.observe({ entryTypes: ['gc'] })
}

function newSpaceBytes(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')
  return space?.space_size ?? 0
}
