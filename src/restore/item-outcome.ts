// Every item of the backup ends in exactly one outcome. The reasons are a closed list, so that a pipeline
// can count them and a report can explain them; free text goes into `detail`.

export const REASONS = {
  // created, updated, unchanged
  restored: 'was created from the backup',
  'needed-by-items': 'the namespace was created because items need it',
  patched: 'existed and was patched to the state of the backup',
  merged: 'the service account existed; its lists were merged',
  'exists-equal': 'exists and is the same as in the backup',
  'namespace-exists': 'the namespace exists; existing namespaces are never changed',
  // skipped
  'exists-differs': 'exists with another content; the existing-resource policy keeps it',
  'resource-filtered': 'its type is not included, or excluded',
  'namespace-filtered': 'its namespace is not included, or excluded',
  'label-filtered': 'its labels do not match the selector',
  'cluster-scope-filtered':
    'cluster-scoped items are left out by includeClusterResources or by the namespace filter',
  'non-restorable': 'Velero never restores this type',
  'namespaces-on-demand': 'this version of Velero creates namespaces only for items that need them',
  completed: 'the pod or job had completed',
  'mirror-pod': 'the kubelet makes mirror pods from files on the node',
  'provisioned-anew': 'the volume is provisioned anew for its claim',
  duplicate: 'the same object was restored from another file of the archive',
  'action-skipped': 'a restore item action leaves it out',
  // held
  'held-by-rule': 'would act outside of the restore; the server took it in a dry run, and it was not stored',
  // failed
  undecodable: 'the file in the backup is not a Kubernetes object',
  'action-failed': 'a restore item action could not prepare it',
  'namespace-not-ready': 'its namespace could not be made ready',
  'api-not-served': 'the cluster does not serve this API',
  refused: 'the API server refused it',
  'exists-unreadable': 'exists, but could not be read for the comparison',
  'patch-refused': 'exists, and the API server refused the patch',
  'crd-not-ready': 'the definition was created but did not become ready',
  'follow-up-failed': 'was created, but a later step failed',
  vanished: 'was created, but is not in the cluster any more',
  replaced: 'was created, but another object has taken its name since',
  // unknown
  'not-reached': 'the run ended before this item',
  ambiguous: 'the answer to its creation was lost, and reading it back did not settle it',
  'held-not-proved':
    'is held back, and was not tried: an aggregated API serves its type, and may store what is sent as a dry run',
  'dry-run-unsupported': 'is held back, and an admission webhook of the cluster takes no part in dry runs',
} as const satisfies Record<string, string>

export type Reason = keyof typeof REASONS

export const OUTCOME_KINDS = [
  'created',
  'updated',
  'unchanged',
  'skipped',
  'held',
  'failed',
  'unknown',
] as const
export type OutcomeKind = (typeof OUTCOME_KINDS)[number]

export interface ItemOutcome {
  readonly kind: OutcomeKind
  readonly reason: Reason
  /** For people: the server's message, the name of an action. Never an object body, never a value of a Secret. */
  readonly detail?: string
  /** What the server's refusal says to programs. */
  readonly refusal?: Refusal
}

/** Of the Status object of an API server. */
export interface Refusal {
  /** Of HTTP. */
  readonly status: number
  /** `Invalid`, `Forbidden`; '' when there is none. */
  readonly reason: string
}

const NOT_TRIED: ReadonlySet<Reason> = new Set(['held-not-proved', 'dry-run-unsupported'])

/** A safety rule keeps it out of the cluster, proved by a dry run or not: that it is absent says nothing about the backup. */
export function isHeldBack({ kind, reason }: Pick<ItemOutcome, 'kind' | 'reason'>): boolean {
  return kind === 'held' || NOT_TRIED.has(reason)
}
