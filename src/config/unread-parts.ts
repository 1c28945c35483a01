// One rehearsal file serves several commands. What it says and a command has no use for is told, or somebody would rely on it.
import type { RehearsalFile } from '../rehearsal-file/read-rehearsal-file.ts'

/** Whether the file says something about a key. */
const IS_SAID = {
  'cluster.provider': ({ provider }) => provider !== undefined,
  'cluster.workloads': ({ workloads }) => workloads !== undefined,
  'cluster.versions': ({ kubernetesVersions }) => kubernetesVersions.length > 0,
  secrets: ({ secrets }) => secrets !== undefined,
  restoreHooks: ({ restoreHooks }) => restoreHooks !== undefined,
  expect: ({ checks }) => checks.length > 0,
  gates: ({ gates, baseline }) =>
    [gates, baseline].some((part) => Object.values(part).some((value) => value !== undefined)),
  ignore: ({ ignore }) => ignore.length > 0,
} as const satisfies Record<string, (file: RehearsalFile) => boolean>

type Part = keyof typeof IS_SAID

interface Use {
  readonly unread: readonly Part[]
  readonly because: string
}

/** What a command does with the file. */
const USES = {
  rehearse: { unread: [], because: '' },
  restore: {
    unread: ['cluster.provider', 'cluster.workloads', 'cluster.versions'],
    because: 'a restore goes into the cluster that it is given',
  },
  plan: {
    unread: ['cluster.versions', 'secrets', 'restoreHooks', 'expect', 'gates', 'ignore'],
    because: 'a plan starts no cluster and has no result',
  },
} as const satisfies Record<string, Use>

export type FileUse = keyof typeof USES

/** One line about all that the file says in vain, or none. */
export function adviceOnUnread(file: RehearsalFile | undefined, use: FileUse): readonly string[] {
  if (file === undefined) return []
  const { because, unread }: Use = USES[use]
  const said = unread.filter((part) => IS_SAID[part](file))
  return said.length === 0 ? [] : [`not used of the rehearsal file: ${said.join(', ')} (${because})`]
}
