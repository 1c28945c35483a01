import { messageOf } from '../core/rehearsal-error.ts'
import { plainText } from '../report/plain-text.ts'
import type { Runner } from './runner.ts'

/** Name of the state under which the main step leaves the folder of running clusters. */
export const STATE_DIRECTORY = 'state-directory'

/** What the post step needs of the clusters; loaded late, because most often there is nothing to do. */
export interface CleanUpParts {
  defaultStateDirectory(environment: Runner['environment']): string
  /** Clusters whose main step is gone and that were not to be kept. Returns their ids. */
  removeOrphans(stateDirectory: string): Promise<readonly string[]>
}

/** Ends what a cancelled or crashed main step left behind. Never throws: a job must not fail because of its clean-up. */
export async function cleanUp(runner: Runner, parts: CleanUpParts): Promise<void> {
  try {
    const directory = runner.state(STATE_DIRECTORY) || parts.defaultStateDirectory(runner.environment)
    const removed = await parts.removeOrphans(directory)
    if (removed.length > 0) runner.print(`removed what was left of ${removed.join(', ')}\n`)
  } catch (error) {
    runner.warning(plainText(messageOf(error), 2_000), 'Something of the rehearsal is still there')
  }
}
