// Signs by which two clusters can be told apart, or seen to be one.
import type { BackupHints } from './backup-hints.ts'
import type { TargetFacts } from './target-facts.ts'

export type SeenTarget = Pick<TargetFacts, 'namespaces' | 'nodes' | 'servers' | 'authorities'>

export interface SignRow {
  /** What is compared, for people. */
  readonly what: string
  /** It stays the same for as long as the cluster is there: when it differs, the clusters differ. */
  readonly isLasting: boolean
  /** How many of them both sides know. */
  readonly compared: (hints: BackupHints, target: SeenTarget) => number
  /** What is the same, one clause each. */
  readonly same: (hints: BackupHints, target: SeenTarget) => readonly string[]
}

/** Nobody can delete them, so they keep their uid. */
const LASTING_NAMESPACES = new Set(['kube-system', 'default', 'kube-public', 'kube-node-lease'])

const namespaceRow = (isLasting: boolean): Pick<SignRow, 'isLasting' | 'compared' | 'same'> => {
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
  }
}

export const SIGN_ROWS: readonly SignRow[] = [
  { what: 'uids of the namespaces of Kubernetes', ...namespaceRow(true) },
  {
    what: 'server addresses',
    isLasting: true,
    compared: (hints, target) => (target.servers.size > 0 ? hints.servers.size : 0),
    same: (hints, target) =>
      [...hints.servers]
        .filter((address) => target.servers.has(address))
        .map((address) => `its address ${address} is in the backup`),
  },
  {
    what: 'certificate authorities',
    isLasting: true,
    compared: (hints, target) => (target.authorities.size > 0 ? hints.authorities.size : 0),
    same: (hints, target) =>
      [...hints.authorities].some((pem) => target.authorities.has(pem))
        ? ['its certificate authority is the one in the backup']
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
  },
]
