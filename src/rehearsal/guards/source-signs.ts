// Signs by which two clusters can be told apart, or seen to be one.
import type { BackupHints } from './backup-hints.ts'
import { ROOT_CA, ROOT_CA_NAMESPACE } from './cluster-marks.ts'
import type { TargetFacts } from './target-facts.ts'

export type SeenTarget = Pick<
  TargetFacts,
  'namespaces' | 'nodes' | 'address' | 'servers' | 'trusted' | 'authority' | 'hidden'
>

export interface SignRow {
  /** What is compared, for people. */
  readonly what: string
  /** It stays the same for as long as the cluster is there: when it differs, the clusters differ. */
  readonly isLasting: boolean
  /** How many of them both sides know. */
  readonly compared: (hints: BackupHints, target: SeenTarget) => number
  /** What is the same, one clause each. */
  readonly same: (hints: BackupHints, target: SeenTarget) => readonly string[]
  /** What the backup has of it and the target does not show, for people. */
  readonly hidden: (hints: BackupHints, target: SeenTarget) => readonly string[]
}

const ROOT_CA_IN_TARGET = `${ROOT_CA_NAMESPACE}/${ROOT_CA}`

/** Nobody can delete them, so they keep their uid. */
const LASTING_NAMESPACES = new Set(['kube-system', 'default', 'kube-public', 'kube-node-lease'])

const namespaceRow = (isLasting: boolean): Omit<SignRow, 'what'> => {
  const shared = (hints: BackupHints, target: SeenTarget): readonly string[] =>
    [...hints.namespaces.keys()].filter(
      (name) => target.namespaces.has(name) && LASTING_NAMESPACES.has(name) === isLasting,
    )
  return {
    isLasting,
    compared: (hints, target) => shared(hints, target).length,
    same: (hints, target) =>
      shared(hints, target)
        .filter((name) => hints.namespaces.get(name) === target.namespaces.get(name))
        .map((name) => `its namespace ${name} has the uid that the backup has`),
    // Without them there is no restore.
    hidden: () => [],
  }
}

export const SIGN_ROWS: readonly SignRow[] = [
  { what: 'uids of the namespaces of Kubernetes', ...namespaceRow(true) },
  {
    what: 'server addresses',
    isLasting: true,
    compared: (hints, target) => [...hints.servers.keys()].filter((row) => target.servers.has(row)).length,
    same: (hints, { address, servers }) => {
      const known = new Set([address, ...servers.values()])
      return [...new Set(hints.servers.values())]
        .filter((one) => known.has(one))
        .map((one) => `its address ${one} is in the backup`)
    },
    hidden: (hints, target) =>
      [...hints.servers.keys()].filter((row) => target.hidden.has(row)).map((row) => `ConfigMap ${row}`),
  },
  {
    what: 'certificate authorities',
    isLasting: true,
    compared: (hints, target) => (target.authority === undefined ? 0 : hints.authorities.size),
    same: (hints, { trusted, authority }) =>
      [trusted, authority].some((pem) => pem !== undefined && hints.authorities.has(pem))
        ? ['its certificate authority is the one in the backup']
        : [],
    hidden: (hints, target) =>
      hints.authorities.size > 0 && target.hidden.has(ROOT_CA_IN_TARGET)
        ? [`ConfigMap ${ROOT_CA_IN_TARGET}`]
        : [],
  },
  { what: 'uids of other namespaces', ...namespaceRow(false) },
  {
    what: 'names of nodes',
    isLasting: false,
    compared: (hints, target) => (target.nodes === undefined ? 0 : hints.nodes.size),
    same: (hints, { nodes }) =>
      [...hints.nodes]
        .filter(([name]) => nodes?.has(name))
        .map(([name, uid]) =>
          uid !== '' && nodes?.get(name) === uid
            ? `its node ${name} has the uid that the backup has`
            : `it has a node ${name}, as the backup has`,
        ),
    hidden: (hints, { nodes }) => (nodes === undefined && hints.nodes.size > 0 ? ['nodes'] : []),
  },
]
