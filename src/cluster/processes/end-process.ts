import { systemCodeOf } from '../../core/rehearsal-error.ts'
import { isRunning, type ProcessIdentity } from './process-identity.ts'

/** Kills the process unless it is gone already, and waits until it is. False: it was still there at the end of the wait. */
export async function endProcess(identity: ProcessIdentity, waitMs: number): Promise<boolean> {
  const deadline = Date.now() + waitMs
  killIfRunning(identity)
  while (isRunning(identity)) {
    if (Date.now() > deadline) return false
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  return true
}

/** SIGKILL: the data is thrown away, so there is nothing to shut down in order. */
export function killIfRunning(identity: ProcessIdentity): void {
  if (!isRunning(identity)) return
  try {
    process.kill(identity.pid, 'SIGKILL')
  } catch (error) {
    // Gone between the look and the kill: what was wanted.
    if (systemCodeOf(error) !== 'ESRCH') throw error
  }
}
