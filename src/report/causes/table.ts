// The closed list of causes. The first row that recognises a failed item names its cause; the last one takes what is left. A title
// never holds what differs from item to item, so that one cause is one entry.
import type { Refusal } from '../../restore/item-outcome.ts'
import type { ReportItem } from '../model.ts'
import { problemOf } from './problem.ts'

export interface FailedItem {
  readonly item: ReportItem
  readonly refusal: Refusal | undefined
  /** The server's words, or the reason. */
  readonly words: string
}

export interface CauseRow {
  readonly cause: string
  /** The title, or undefined for an item with another cause. */
  readonly recognise: (failed: FailedItem) => string | undefined
  readonly nextStep: string
}

/** Recognised by what the engine says itself. */
function byReason(
  reason: ReportItem['reason'],
  title: (failed: FailedItem) => string,
): CauseRow['recognise'] {
  return (failed) => (failed.item.reason === reason ? title(failed) : undefined)
}

/** Recognised by the words; the groups of the pattern go into the title. */
function byWords(pattern: RegExp, title: (...groups: readonly string[]) => string): CauseRow['recognise'] {
  return ({ words }) => {
    const found = pattern.exec(words)
    return found === null ? undefined : title(...found.slice(1).map((group) => group ?? ''))
  }
}

function byStatus(statuses: readonly number[], title: string): CauseRow['recognise'] {
  return ({ refusal }) => (refusal !== undefined && statuses.includes(refusal.status) ? title : undefined)
}

export const CAUSES = [
  {
    cause: 'undecodable',
    recognise: byReason('undecodable', () => 'files of the backup hold no Kubernetes object'),
    nextStep: 'Look at the backup with `rehearse inspect`; take a new backup and compare.',
  },
  {
    cause: 'api-not-served',
    recognise: byReason(
      'api-not-served',
      ({ item }) => `the cluster does not serve ${item.kind || item.resource} of ${item.apiVersion}`,
    ),
    nextStep:
      'Choose a Kubernetes version that serves this API, or leave the type out of the restore. A custom type needs its CustomResourceDefinition in the backup; of a type of Kubernetes itself take a backup in the version that is served.',
  },
  {
    cause: 'definition-not-ready',
    recognise: byReason('crd-not-ready', () => 'definitions of custom resources did not become ready'),
    nextStep: 'Look at the conditions of the CustomResourceDefinition in a cluster kept with --keep-cluster.',
  },
  {
    cause: 'vanished',
    recognise: byReason('vanished', () => 'objects were created and are gone again'),
    nextStep: 'Find out who deletes them: a controller, an operator, or another program in the cluster.',
  },
  {
    cause: 'replaced',
    recognise: byReason('replaced', () => 'objects were created, and others have taken their names'),
    nextStep: 'Find out who makes them anew: a controller, an operator, or another program in the cluster.',
  },
  {
    cause: 'namespace-terminating',
    recognise: byWords(
      /because it is being terminated|still terminating|is terminating/i,
      () => 'the namespace is being deleted',
    ),
    nextStep: 'Wait until the namespace is gone, or map it onto another one.',
  },
  {
    cause: 'namespace-not-ready',
    recognise: byReason('namespace-not-ready', () => 'the namespace could not be made'),
    nextStep:
      'Read the words of the server; the items of this namespace follow as soon as it can be created.',
  },
  {
    cause: 'action-failed',
    recognise: byReason('action-failed', ({ words }) => `restore item action ${words.split(': ')[0]} failed`),
    nextStep: 'Velero would fail at the same object: correct the object, or the ConfigMap of the action.',
  },
  {
    cause: 'follow-up-failed',
    recognise: byReason('follow-up-failed', () => 'objects were created, and a step after that failed'),
    nextStep: 'Restore once more with --managed-fields skip and compare.',
  },
  {
    cause: 'webhook-unreachable',
    recognise: byWords(
      /failed calling webhook "([^"]+)"/,
      (name) => `admission webhook "${name}" could not be called`,
    ),
    nextStep:
      'The service behind the webhook does not run yet when its configuration is restored. Leave the webhook configuration out of the restore, or restore it after the rest.',
  },
  {
    cause: 'conversion-webhook',
    recognise: byWords(
      /conversion webhook for ([^,]+), Kind=(\w+) failed/,
      (version, kind) => `the conversion webhook for ${kind} of ${version} could not be called`,
    ),
    nextStep: 'Restore the operator first, or back up the version that the definition stores.',
  },
  {
    cause: 'admission-denied',
    recognise: byWords(
      /admission webhook "([^"]+)" denied/,
      (name) => `admission webhook "${name}" denied the request`,
    ),
    nextStep: 'Correct the objects, or exempt the restore from this policy.',
  },
  {
    cause: 'admission-denied',
    recognise: byWords(
      /(ValidatingAdmissionPolicy|MutatingAdmissionPolicy) '([^']+)'(?: with binding '[^']+')? (?:denied|failed)/,
      (kind, name) => `${kind} "${name}" denied the request`,
    ),
    nextStep: 'Correct the objects, or exempt the restore from this policy.',
  },
  {
    cause: 'admission-denied',
    recognise: byWords(
      /violates PodSecurity "([^"]+)"/,
      (level) => `PodSecurity "${level}" denied the request`,
    ),
    nextStep: 'Correct the pods, or change the pod-security label of the namespace.',
  },
  {
    cause: 'quota',
    recognise: byWords(/(?:exceeded|failed) quota: ([^,:\s]+)/, (name) => `quota ${name} leaves no room`),
    nextStep: 'Raise the ResourceQuota, or restore into a namespace without it.',
  },
  {
    cause: 'name-too-long',
    recognise: byWords(
      /metadata\.(name|labels|annotations)\S*: .*must be no more than (\d+)/,
      (field, most) => `metadata.${field} is longer than ${most} characters`,
    ),
    nextStep: 'Shorten the name; a namespace mapping or a prefix may have made it too long.',
  },
  {
    cause: 'too-large',
    recognise: byWords(
      /etcdserver: request is too large|request entity too large|Too long: may not be more than|must have at most \d+ bytes/i,
      () => 'objects are larger than the server takes',
    ),
    nextStep: 'Split the object, or drop large annotations with a resource modifier.',
  },
  {
    cause: 'too-large',
    recognise: byStatus([413], 'objects are larger than the server takes'),
    nextStep: 'Split the object, or drop large annotations with a resource modifier.',
  },
  {
    cause: 'storage-full',
    recognise: byWords(
      /database space exceeded|no space left on device/,
      () => 'the storage of the cluster is full',
    ),
    nextStep: 'Give etcd more room, or restore less at a time.',
  },
  {
    cause: 'unauthorized',
    recognise: byStatus([401], 'the cluster does not know who is asking'),
    nextStep: 'Check the credentials in the kubeconfig.',
  },
  {
    cause: 'conflict',
    recognise: byWords(
      /provided (IP|port) is already allocated/,
      (what) => `the ${what === 'IP' ? 'cluster IP' : 'node port'} of a Service is taken`,
    ),
    nextStep: 'Do not keep node ports, or free the address in the target cluster.',
  },
  {
    cause: 'immutable',
    recognise: byWords(
      /field is immutable|may not be changed? once set|updates to .* are forbidden|is immutable/i,
      () => 'a field that differs can only be set when the object is created',
    ),
    nextStep: 'Delete the object in the target first, or keep it with the policy `none`.',
  },
  {
    cause: 'invalid',
    recognise: ({ item, words, refusal }) => {
      const problem = problemOf(words)
      if (problem === undefined && refusal?.status !== 422) return undefined
      return `${item.kind || item.resource} is invalid${problem === undefined ? '' : `: ${problem}`}`
    },
    nextStep:
      'The object does not fit the schema of this server. Correct it with a resource modifier, or choose the Kubernetes version it was made for.',
  },
  {
    cause: 'forbidden',
    recognise: byWords(
      /cannot (\w+) resource "([^"]+)"/,
      (verb, resource) => `the credentials may not ${verb} ${resource}`,
    ),
    nextStep: 'Give the user of the kubeconfig the missing permission.',
  },
  {
    cause: 'forbidden',
    recognise: byStatus([403], 'the server forbids it'),
    nextStep: 'Read the words of the server: a permission or an admission plugin stands in the way.',
  },
  {
    cause: 'conflict',
    recognise: byStatus([409], 'the object was changed or made by somebody else at the same time'),
    nextStep: 'Restore while nobody else writes to these objects.',
  },
  {
    cause: 'conflict',
    recognise: byReason('exists-unreadable', () => 'objects exist and could not be read'),
    nextStep: 'Read the words of the server; the objects in the target could not be compared.',
  },
  {
    cause: 'timeout',
    recognise: byWords(/timed out|deadline exceeded|timeout/i, () => 'the server took too long'),
    nextStep: 'Lower --concurrency, or give the API server more room.',
  },
  {
    cause: 'timeout',
    recognise: byStatus([429, 503, 504], 'the server is overloaded'),
    nextStep: 'Lower --concurrency, or give the API server more room.',
  },
  {
    cause: 'unreadable',
    recognise: byStatus([400], 'the server cannot read the object'),
    nextStep:
      'A field has another type than this server expects. Correct it with a resource modifier, or choose the Kubernetes version it was made for.',
  },
  {
    cause: 'server-error',
    recognise: byStatus([500, 501, 502], 'the API server failed'),
    nextStep: 'Look into the log of the API server.',
  },
  {
    cause: 'refused',
    recognise: () => 'the API server refused it',
    nextStep: 'Read the words of the server.',
  },
] as const satisfies readonly CauseRow[]

export type CauseName = (typeof CAUSES)[number]['cause']
