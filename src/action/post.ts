import { stateDirectoryOf } from '../cluster/paths.ts'
import { cleanUp } from './clean-up.ts'
import { githubRunner } from './github-runner.ts'

void cleanUp(githubRunner, {
  defaultStateDirectory: stateDirectoryOf,
  removeOrphans: async (directory) => (await import('../cluster/left-behind.ts')).removeOrphans(directory),
})
