// Restore item actions of one object, in Velero's order. What an action asks for in addition is restored
// before the action after it runs.
import { textMapAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { actionConfig } from '../actions/action-config.ts'
import type { ActionInput, ItemAction, ItemReference } from '../actions/item-action.ts'
import { ACTION_TABLES } from '../actions/table.ts'
import type { Profile } from '../document/profile.ts'
import { groupOf } from '../messages.ts'
import { mapNamespace } from '../select/plan.ts'
import { fail, type ItemRun, idOf, type Step, settle } from './item-run.ts'
import { pathOf } from './path-of.ts'

/** By profile and resource, in the order in which they run. */
const ACTIONS = {
  '1.18': byResource(ACTION_TABLES['1.18']),
  '1.9': byResource(ACTION_TABLES['1.9']),
} as const satisfies Record<Profile['actions'], ReadonlyMap<string, readonly ItemAction[]>>

function byResource(actions: readonly ItemAction[]): ReadonlyMap<string, readonly ItemAction[]> {
  const map = new Map<string, ItemAction[]>()
  for (const action of actions) {
    for (const resource of action.appliesTo) map.set(resource, [...(map.get(resource) ?? []), action])
  }
  return map
}

export async function runActions(run: ItemRun): Promise<Step> {
  for (const action of ACTIONS[run.context.profile.actions].get(run.item.groupResource) ?? []) {
    if (!applies(action, run)) continue
    let result: Awaited<ReturnType<ItemAction['apply']>>
    try {
      const input = inputOf(run, action)
      result = await action.apply(input)
      run.isTyped ||= result.kind !== 'skip' && action.isTyped(input)
    } catch (error) {
      run.context.signal.throwIfAborted()
      const why = messageOf(error)
      return fail(run, 'action-failed', `error preparing ${idOf(run)}: ${why}`, `${action.name}: ${why}`)
    }
    if (result.kind === 'skip') {
      return settle(run, {
        kind: 'skipped',
        reason: 'action-skipped',
        detail: `${action.name}: ${result.why}`,
      })
    }
    if (result.kind === 'replace') run.object = result.object
    if (result.kind === 'unchanged') run.hooksLeftOut += result.hooksLeftOut ?? 0
    for (const reference of result.additional ?? []) await restoreAdditional(run, reference)
  }
  return 'next'
}

function applies(action: ItemAction, run: ItemRun): boolean {
  if (action.needsCsi && !run.context.features.has('EnableCSI')) return false
  return (
    action.labelKey === undefined ||
    Object.hasOwn(textMapAt(run.object, 'metadata', 'labels'), action.labelKey)
  )
}

function inputOf(run: ItemRun, action: ItemAction): ActionInput {
  const { context } = run
  return {
    object: run.object,
    fromBackup: run.fromBackup,
    restore: context.restore,
    backup: context.backup,
    cluster: context.cluster,
    // Read on demand: two configurations fail only the items of an action that looks at them.
    get config() {
      return actionConfig(context.configMaps, action)
    },
    dataUploads: context.dataUploads,
    runsHooks: context.runsHooks,
    randomHex,
  }
}

function randomHex(): string {
  return crypto.randomUUID().slice(0, 8)
}

/** by its place in the archive, under the source namespace; the filters of the pipeline still hold for it. */
async function restoreAdditional(run: ItemRun, reference: ItemReference): Promise<void> {
  const { context } = run
  const item = context.catalog.find(reference.groupResource, reference.namespace, reference.name)
  if (item === undefined) {
    // Velero names the file in the folder it has unpacked to; the archive is what we have.
    const text = `stat /${context.names.backup}.tar.gz/${pathOf(reference)}: no such file or directory`
    run.messages.push({ level: 'warning', group: groupOf(run.item.namespace), text })
    return
  }
  const target = mapNamespace(reference.namespace, context.mapping)
  const ancestors = run.record === undefined ? run.ancestors : [...run.ancestors, run.record]
  const result = await run.restoreAnother(item, target, ancestors)
  run.messages.push(...result.messages)
}
