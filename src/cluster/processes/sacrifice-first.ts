import { writeFileSync } from 'node:fs'

/** The most there is: before all that have not said so. */
const FIRST = '1000'

/**
 * When memory is short the kernel of Linux ends a large process. Let it take this one, and not the one that can still tell what
 * happened. proc(5), oom_score_adj; everybody may raise it, and children inherit it.
 */
export function sacrificeFirst(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/oom_score_adj`, FIRST)
  } catch {
    // Another system, or it has ended already.
  }
}
