const GIB = 1024 ** 3
/** The servers of a control plane, and we ourselves, are at work at the same time. */
const CORES_PER_RUN = 2
const MEMORY_PER_RUN = 2 * GIB
/** Whoever has a larger machine can say so. */
const MOST = 2

export interface Machine {
  readonly cores: number
  readonly availableMemoryBytes: number
}

/** How many rehearsals run at the same time when nobody says. */
export function runsAtOnce({ cores, availableMemoryBytes }: Machine): number {
  const fitting = Math.min(cores / CORES_PER_RUN, availableMemoryBytes / MEMORY_PER_RUN, MOST)
  return Math.max(1, Math.floor(fitting))
}
