/** Resources restored first, and resources restored last, as users name them; discovery resolves each when its turn comes. */
export interface Priorities {
  readonly high: readonly string[]
  readonly low: readonly string[]
}

/** */
export const PRIORITIES_1_18 = {
  high: [
    'customresourcedefinitions',
    'namespaces',
    'storageclasses',
    'volumesnapshotclass.snapshot.storage.k8s.io',
    'volumesnapshotcontents.snapshot.storage.k8s.io',
    'volumesnapshots.snapshot.storage.k8s.io',
    'datauploads.velero.io',
    'persistentvolumes',
    'persistentvolumeclaims',
    'clusterroles',
    'roles',
    'serviceaccounts',
    'clusterrolebindings',
    'rolebindings',
    'secrets',
    'configmaps',
    'limitranges',
    'priorityclasses',
    'pods',
    'replicasets.apps',
    'clusterclasses.cluster.x-k8s.io',
    'endpoints',
    'services',
  ],
  low: [
    'clusterbootstraps.run.tanzu.vmware.com',
    'clusters.cluster.x-k8s.io',
    'clusterresourcesets.addons.cluster.x-k8s.io',
    'apps.kappctrl.k14s.io',
    'packageinstalls.packaging.carvel.dev',
  ],
} as const satisfies Priorities

/** D-8, D-9. */
export const PRIORITIES_1_9 = {
  high: [
    'customresourcedefinitions',
    'namespaces',
    'storageclasses',
    'volumesnapshotclass.snapshot.storage.k8s.io',
    'volumesnapshotcontents.snapshot.storage.k8s.io',
    'volumesnapshots.snapshot.storage.k8s.io',
    'persistentvolumes',
    'persistentvolumeclaims',
    'secrets',
    'configmaps',
    'serviceaccounts',
    'limitranges',
    'pods',
    'replicasets.apps',
    'clusterclasses.cluster.x-k8s.io',
  ],
  low: [
    'clusterbootstraps.run.tanzu.vmware.com',
    'clusters.cluster.x-k8s.io',
    'clusterresourcesets.addons.cluster.x-k8s.io',
  ],
} as const satisfies Priorities

const SEPARATOR = '-'

/**
 * a comma list in which one element `-` parts the first from the last. A side that is left empty keeps its
 * default; nothing is trimmed. @throws Error when there are two separators
 */
export function parsePriorities(text: string, defaults: Priorities): Priorities {
  if (text === '') return defaults
  const names = text.split(',')
  const separator = names.indexOf(SEPARATOR)
  const high = separator < 0 ? names : names.slice(0, separator)
  const low = separator < 0 ? [] : names.slice(separator + 1)
  if (low.includes(SEPARATOR)) throw new Error('multiple priority separator "-" found')
  return { high: high.length > 0 ? high : defaults.high, low: low.length > 0 ? low : defaults.low }
}
