import { homedir, tmpdir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

export type Environment = Readonly<Record<string, string | undefined>>

/** Where running clusters are written down: `REHEARSE_STATE_DIR`, else the user's state folder. */
export function stateDirectoryOf(environment: Environment): string {
  const base = absolute(environment.XDG_STATE_HOME) ?? join(home(environment), '.local', 'state')
  return environment.REHEARSE_STATE_DIR
    ? resolve(environment.REHEARSE_STATE_DIR)
    : join(base, 'restore-rehearsal')
}

/**
 * The tool cache of a runner, where there is one and the user has named no folder for the programs.
 * Azure Pipelines and the actions of GitHub that set up tools know it by the first name, runners by the second.
 */
export function toolCacheOf({
  AGENT_TOOLSDIRECTORY,
  REHEARSE_CACHE_DIR,
  RUNNER_TOOL_CACHE,
}: Environment): string | undefined {
  return REHEARSE_CACHE_DIR ? undefined : (absolute(AGENT_TOOLSDIRECTORY) ?? absolute(RUNNER_TOOL_CACHE))
}

/** Where what is got is kept between runs on a machine without a tool cache: `REHEARSE_CACHE_DIR`, else the user's cache folder. */
export function cacheDirectoryOf(environment: Environment): string {
  const base = absolute(environment.XDG_CACHE_HOME) ?? join(home(environment), '.cache')
  return environment.REHEARSE_CACHE_DIR
    ? resolve(environment.REHEARSE_CACHE_DIR)
    : join(base, 'restore-rehearsal')
}

export function temporaryDirectoryOf(environment: Environment): string {
  return absolute(environment.TMPDIR) ?? tmpdir()
}

function home(environment: Environment): string {
  return absolute(environment.HOME) ?? homedir()
}

/** The base directory specification says to ignore relative paths in its variables. */
function absolute(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined
}
