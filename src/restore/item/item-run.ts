// The journey of one object through the pipeline. A step reads and writes this and says whether the journey goes on.
import type { CatalogItem, SpoolRange } from '../../backup/catalog.ts'
import { type JsonObject, textAt } from '../../core/json.ts'
import { privateValuesOf } from '../../core/private-fields.ts'
import { maskValues } from '../../core/redact.ts'
import { KubeError } from '../../kube/kube-error.ts'
import type { ResourcePath } from '../../kube/paths.ts'
import type { Ruling } from '../../safety/ruler.ts'
import type { RestoreContext } from '../engine/context.ts'
import type { ItemOutcome } from '../item-outcome.ts'
import { groupOf, type Message } from '../messages.ts'
import type { RestoreRecord } from '../records.ts'

export interface ItemRun {
  readonly context: RestoreContext
  /** The item in the archive. */
  readonly item: CatalogItem
  /** The namespace it goes to; '' for cluster scope. */
  readonly targetNamespace: string
  /** Keys of the items that asked for this one: an action that asks for its own parent must not wait for ever. */
  readonly ancestors: readonly RestoreRecord[]
  /** Restores an item that an action asked for. */
  readonly restoreAnother: (
    item: CatalogItem,
    targetNamespace: string,
    ancestors: readonly RestoreRecord[],
  ) => Promise<ItemResult>
  /** As it is in the backup. */
  readonly fromBackup: JsonObject
  /** As it will be sent; changes from step to step. */
  object: JsonObject
  readonly messages: Message[]
  record: RestoreRecord | undefined
  /** Set when this run made the record: it must be called, or others wait for ever. */
  endRecord: (() => void) | undefined
  outcome: ItemOutcome | undefined
  /** The body that the server took. */
  sent: SpoolRange | undefined
  /** Something was sent for it, and what came of it is not in `outcome` yet. */
  isInDoubt: boolean
  /** Velero would have passed it through a Go struct, so its comparison never finds it equal. */
  isTyped: boolean
  /** The name was changed because a volume of this name is in use. */
  isRenamed: boolean
  /** Init containers of restore hooks that were not put in, because hooks are off. */
  hooksLeftOut: number
  /** A safety rule has tamed it or holds it back. */
  restraint: Restraint | undefined
}

export interface Restraint {
  readonly ruling: Ruling
  /** It is only tried, and not stored. */
  readonly isHeld: boolean
  /** As it would have been sent without the rule, but for the labels of the restore. */
  readonly untamed: JsonObject
}

export interface ItemResult {
  readonly messages: readonly Message[]
  /** The object is in the cluster. */
  readonly exists: boolean
}

/** A journey at its start. */
export function newItemRun(
  start: Pick<
    ItemRun,
    'context' | 'item' | 'targetNamespace' | 'ancestors' | 'restoreAnother' | 'fromBackup'
  >,
): ItemRun {
  return {
    ...start,
    object: start.fromBackup,
    messages: [],
    record: undefined,
    endRecord: undefined,
    outcome: undefined,
    sent: undefined,
    isInDoubt: false,
    isTyped: false,
    isRenamed: false,
    hooksLeftOut: 0,
    restraint: undefined,
  }
}

export type Step = 'next' | 'done'

export interface PipelineStep {
  readonly name: string
  readonly run: (run: ItemRun) => Step | Promise<Step>
}

/** `GR/ns/name` with the target namespace and the name of the backup: how Velero names an item in its messages. */
export function idOf(run: ItemRun): string {
  const name = textAt(run.fromBackup, 'metadata', 'name') ?? ''
  const scope = run.targetNamespace === '' ? '' : `${run.targetNamespace}/`
  return `${run.item.groupResource}/${scope}${name}`
}

/** Ends the journey without a message. */
export function settle(run: ItemRun, outcome: ItemOutcome): 'done' {
  run.outcome = outcome.detail === undefined ? outcome : { ...outcome, detail: masked(run, outcome.detail) }
  return 'done'
}

export function warn(run: ItemRun, text: string): void {
  run.messages.push(message(run, 'warning', text))
}

export function complain(run: ItemRun, text: string): void {
  run.messages.push(message(run, 'error', text))
}

function message(run: ItemRun, level: Message['level'], text: string): Message {
  return { level, group: groupOf(run.targetNamespace), text: masked(run, text), item: run.item.index }
}

/** Servers and webhooks may quote what they refuse; a value of a Secret, or of a field that is named like one, must not travel on. */
function masked(run: ItemRun, text: string): string {
  const values = privateValuesOf(run.fromBackup)
  // A value that is also the name of the Secret or of its namespace is no secret in a message about it.
  return maskValues(text, values, idOf(run))
}

/** Ends the journey with an error in the group of the item. */
export function fail(
  run: ItemRun,
  reason: ItemOutcome['reason'],
  text: string,
  detail = text,
  error?: unknown,
): 'done' {
  complain(run, text)
  return settle(run, { kind: 'failed', reason, detail, ...refusalOf(error) })
}

/** What a program may know of a refusal; nothing when the error is something else. */
export function refusalOf(error: unknown): Pick<ItemOutcome, 'refusal'> {
  if (!(error instanceof KubeError)) return {}
  return { refusal: { status: error.status, reason: error.reason } }
}

/** For read-back: what the server said it stored. */
export function rememberStored(
  run: ItemRun,
  type: ResourcePath,
  stored: { readonly name: string; readonly uid: string; readonly updated: boolean },
): void {
  run.context.created.push({
    index: run.item.index,
    groupResource: run.item.groupResource,
    apiVersion: textAt(run.object, 'apiVersion') ?? '',
    kind: textAt(run.object, 'kind') ?? '',
    resource: type.resource,
    namespace: run.targetNamespace,
    sent: run.sent,
    ...stored,
  })
}
