// V8 lets the space for new objects grow to 128 MiB, which is more than a whole run needs otherwise, and no faster for us than an
// eighth of it. The limit itself is read before the first line of a program runs, and neither a script with a #! line nor an Action
// can set it; the factor by which the space grows is read at every step.
import { PerformanceObserver } from 'node:perf_hooks'
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

const ENOUGH_BYTES = 16 * 2 ** 20

/** From now on the space for new objects stays where it is, once it has 16 MiB. */
export function keepHeapSmall(): void {
  const observer = new PerformanceObserver(() => {
    if (newSpaceBytes() < ENOUGH_BYTES) return
    setFlagsFromString('--semi-space-growth-factor=1')
    observer.disconnect()
  })
  observer.observe({ entryTypes: ['gc'] })
}

function newSpaceBytes(): number {
  const space = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space')
  return space?.space_size ?? 0
}
