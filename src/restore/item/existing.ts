// the object is in the cluster already. It is compared with what would have been sent; the
// existing-resource policy decides what follows.
import { type JsonObject, omit, semanticEqual, stringifyJson, textAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { isAmbiguous } from '../../kube/ambiguous.ts'
import type { ResourcePath } from '../../kube/paths.ts'
import { DRY_RUN, mergePatchObject } from '../../kube/verbs.ts'
import type { ItemOutcome } from '../item-outcome.ts'
import { createMergePatch } from '../merge-patch.ts'
import { isUnsupported, settleHeld, settleUnproved, untriable } from './hold.ts'
import { isIdlePatch } from './idle-patch.ts'
import {
  complain,
  type ItemRun,
  type Restraint,
  refusalOf,
  rememberStored,
  type Step,
  settle,
  warn,
} from './item-run.ts'
import { withRestoreLabels } from './labels.ts'
import { mergeServiceAccount } from './service-account.ts'
import { strip } from './strip.ts'

interface Comparison {
  readonly run: ItemRun
  readonly type: ResourcePath
  readonly name: string
  readonly uid: string
  /** In the cluster: stripped. */
  readonly stored: JsonObject
  /** The same with the labels of this restore. */
  readonly live: JsonObject
  readonly wanted: JsonObject
}

export async function handleExisting(run: ItemRun, type: ResourcePath, found: JsonObject): Promise<Step> {
  const { context } = run
  if (run.record !== undefined) run.record.exists = true
  // Entries of a list come without their type.
  const typed = { apiVersion: run.object.apiVersion, kind: run.object.kind, ...found }
  const stripped = strip(typed, context.profile.keptMetadata) ?? typed
  const comparison: Comparison = {
    run,
    type,
    name: textAt(found, 'metadata', 'name') ?? '',
    uid: textAt(found, 'metadata', 'uid') ?? '',
    stored: comparable(run, stripped),
    live: comparable(run, withRestoreLabels(stripped, context.names)),
    wanted: comparable(run, run.object),
  }
  const policy = context.restore.spec.existingResourcePolicy ?? ''
  if (run.restraint !== undefined && !isMerged(run))
    return await leaveAlone(comparison, run.restraint, policy)
  const isEqual = !run.isTyped && semanticEqual(comparison.live, comparison.wanted)
  if (isEqual) return await keepEqual(comparison, policy)
  if (run.item.groupResource === 'serviceaccounts') return await mergeAccount(comparison, policy)
  return policy === 'update' ? await update(comparison) : keepDifferent(comparison, policy)
}

/** Lists of a service account are added to; its tamed form adds nothing that acts. */
function isMerged({ item, restraint }: ItemRun): boolean {
  return item.groupResource === 'serviceaccounts' && restraint?.isHeld !== true
}

/** Where managedFields are not restored they say nothing about the backup. */
function comparable(run: ItemRun, object: JsonObject): JsonObject {
  if (run.context.restoresManagedFields) return object
  return { ...object, metadata: omit(object.metadata as JsonObject, ['managedFields']) }
}

/** */
async function keepEqual(comparison: Comparison, policy: string): Promise<Step> {
  if (policy === 'update') await patchLabels(comparison)
  return settle(comparison.run, { kind: 'unchanged', reason: 'exists-equal' })
}

/** */
function keepDifferent({ run, name }: Comparison, policy: string): Step {
  const kind = textAt(run.object, 'kind') ?? ''
  warn(run, run.context.profile.existsWarningText(kind, name, policy))
  return settle(run, { kind: 'skipped', reason: 'exists-differs' })
}

/** a refused update is a warning for Velero; for us the item is not in the state that was asked for. */
async function update(comparison: Comparison): Promise<Step> {
  const { run, stored, wanted } = comparison
  const patch = createMergePatch(stored, wanted)
  if (patch === undefined || isIdlePatch(run.item.groupResource, stored, patch)) return alreadyThere(run)
  try {
    await send(comparison, patch)
  } catch (error) {
    run.context.signal.throwIfAborted()
    warn(run, messageOf(error))
    await patchLabels(comparison)
    return settle(run, outcomeOf(error))
  }
  run.sent = run.context.sent?.append(Buffer.from(stringifyJson(wanted)))
  return updated(comparison, 'patched')
}

/**
 * What runs in the cluster is neither tamed nor changed by what must not act: it is compared with the backup, and a patch is only
 * tried. A run before this one may have left the tamed form.
 */
async function leaveAlone(comparison: Comparison, { untamed }: Restraint, policy: string): Promise<Step> {
  const { run, type, name, stored, live, wanted: tamed } = comparison
  const wanted = comparable(run, withRestoreLabels(untamed, run.context.names))
  const isEqual = [wanted, tamed].some((form) => semanticEqual(live, form))
  if (isEqual && !run.isTyped) return settle(run, { kind: 'unchanged', reason: 'exists-equal' })
  if (policy !== 'update') return keepDifferent(comparison, policy)
  const patch = createMergePatch(stored, wanted)
  if (patch === undefined || isIdlePatch(run.item.groupResource, stored, patch)) return alreadyThere(run)
  const untried = await untriable(run, type)
  if (untried !== undefined) return settleUnproved(run, untried)
  try {
    await mergePatchObject(run.context.client, type, run.targetNamespace, name, patch, DRY_RUN)
  } catch (error) {
    run.context.signal.throwIfAborted()
    warn(run, messageOf(error))
    const isUnproved = isUnsupported(error)
    return settle(
      run,
      isUnproved
        ? { kind: 'unknown', reason: 'dry-run-unsupported', detail: messageOf(error) }
        : outcomeOf(error),
    )
  }
  return settleHeld(run)
}

/** Of a patch that was not answered with a success. */
function outcomeOf(error: unknown): ItemOutcome {
  const detail = messageOf(error)
  if (isAmbiguous(error)) return { kind: 'unknown', reason: 'ambiguous', detail }
  return { kind: 'failed', reason: 'patch-refused', detail, ...refusalOf(error) }
}

/** Velero compares typed objects as different and sends a patch that changes nothing; it says updated. */
function alreadyThere(run: ItemRun): Step {
  if (run.record !== undefined) run.record.action = 'updated'
  return settle(run, { kind: 'unchanged', reason: 'exists-equal' })
}

/** independent of the policy, and without the labels of this restore. */
async function mergeAccount(comparison: Comparison, policy: string): Promise<Step> {
  const { run, live, wanted } = comparison
  const patch = createMergePatch(live, mergeServiceAccount(live, wanted))
  if (patch === undefined)
    return settle(run, { kind: 'unchanged', reason: 'merged', detail: 'nothing to add' })
  try {
    await send(comparison, patch)
  } catch (error) {
    run.context.signal.throwIfAborted()
    warn(run, messageOf(error))
    if (policy === 'update') await patchLabels(comparison)
    return settle(run, outcomeOf(error))
  }
  return updated(comparison, 'merged')
}

function updated({ run, type, name, uid }: Comparison, reason: 'patched' | 'merged'): Step {
  if (run.record !== undefined) run.record.action = 'updated'
  rememberStored(run, type, { name, uid, updated: true })
  return settle(run, { kind: 'updated', reason })
}

/** only the two labels move to this restore, unless they are there. */
async function patchLabels(comparison: Comparison): Promise<void> {
  const { run, stored, live } = comparison
  const patch = createMergePatch(stored, live)
  if (patch === undefined) return
  try {
    await send(comparison, patch)
  } catch (error) {
    run.context.signal.throwIfAborted()
    complain(run, messageOf(error))
  }
}

async function send({ run, type, name }: Comparison, patch: JsonObject): Promise<void> {
  run.isInDoubt = true
  await mergePatchObject(run.context.client, type, run.targetNamespace, name, patch)
}
