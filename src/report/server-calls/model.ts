// Whom an API server asks about what a restore sends it: admission webhooks, conversion webhooks, servers of aggregated APIs. A
// control plane that can call nobody restores without them; whoever restores for real meets them.
import type { ObjectReference } from '../findings.ts'

export const CALL_KINDS = {
  'mutating-webhook': 'mutating webhook',
  'validating-webhook': 'validating webhook',
  'conversion-webhook': 'conversion webhook',
  'aggregated-api': 'aggregated API',
} as const satisfies Record<string, string>

export type CallKind = keyof typeof CALL_KINDS

/** Who would answer there, as far as the backup and the cluster tell. */
export const ANSWERERS = {
  outside: 'an address outside of the backup',
  'no-service': 'its Service was not restored',
  'no-pods': 'no restored workload is behind its Service',
  'its-pods': 'its Service was restored; it answers once its pods run',
} as const satisfies Record<string, string>

export type Answerer = keyof typeof ANSWERERS

export interface ServerCall {
  readonly kind: CallKind
  /** The webhook configuration, the definition of a custom resource or the APIService. */
  readonly object: ObjectReference
  /** Of an admission webhook: its name in the configuration. */
  readonly webhook?: string
  /** `target`: it was in the cluster before. */
  readonly origin: 'backup' | 'target'
  /** The cluster can call it, and it was in force while items were sent: it was asked for real, about what came after it. */
  readonly wasAsked: boolean
  /** `policy-system/policy:443/validate`, `https://policy.example.com/validate`; without query and user. */
  readonly destination: string
  readonly answerer: Answerer
  /** Items of the restore that it would have been asked about, had it been there from the start. */
  readonly asked: number
  /** Of these, the ones that this restore sends after it: those that a restore into an empty cluster meets. */
  readonly askedAfter: number
  /** Of `asked`, those that are refused when it does not answer. */
  readonly blocked: number
  /** The first of `asked`. */
  readonly examples: readonly ObjectReference[]
  /** What could not be decided; those items count as asked. */
  readonly unsure?: string
}

/** Nobody would surely answer: its Service, or what is behind it, does not come with the backup. */
export function isUnanswered({ answerer }: Pick<ServerCall, 'answerer'>): boolean {
  return answerer !== 'its-pods'
}

export interface ServerCalls {
  /** Admission policies with a binding: they run inside of the API server, so they were in force for what came after them. */
  readonly policies: number
  /** Those that no item concerns are left out. Most items first. */
  readonly calls: readonly ServerCall[]
  /** Webhooks beyond the number that is looked at. */
  readonly notLookedAt: number
}
