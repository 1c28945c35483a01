import { at, objectAt, textAt } from '../../core/json.ts'
import { complain, fail, type ItemRun, type Step, settle } from './item-run.ts'
import { strip } from './strip.ts'

/**
 * Items of the plan have passed already; what an action asks for has not. It leaves no outcome: the plan
 * has said why the item stays behind.
 */
export function checkFilters(run: ItemRun): Step {
  const { filters } = run.context
  const { groupResource, namespace } = run.item
  const isMustHave = filters.isMustHave(groupResource)
  if (!isMustHave && !filters.resources.shouldInclude(groupResource)) return 'done'
  if (namespace === '') return filters.allowsClusterScope ? 'next' : 'done'
  return isMustHave || filters.namespaces.shouldInclude(namespace) ? 'next' : 'done'
}

/** R-62, with one wait per namespace and one error per item. */
export async function ensureNamespace(run: ItemRun): Promise<Step> {
  if (run.targetNamespace === '') return 'next'
  await run.context.guardNamespace?.(run.targetNamespace)
  const state = await run.context.namespaces.ensure(run.targetNamespace, run.item.namespace)
  if (state.kind === 'ready') return 'next'
  run.messages.push({ level: 'error', group: 'velero', text: state.text, item: run.item.index })
  return settle(run, { kind: 'failed', reason: 'namespace-not-ready', detail: state.text })
}

/** what has run to its end stays in the past. A failed Job without completionTime is restored and runs again. */
export function checkCompleted(run: ItemRun): Step {
  const { groupResource } = run.item
  // In an archive a type may be called `constructor`.
  const field = Object.hasOwn(COMPLETED, groupResource) ? COMPLETED[groupResource] : undefined
  if (field === undefined) return 'next'
  const value = at(run.fromBackup, 'status', field.key)
  if (value === undefined) return 'next'
  if (typeof value !== 'string') {
    complain(run, `error checking completion of ${run.item.groupResource}: status.${field.key} is not a text`)
    return settle(run, { kind: 'failed', reason: 'undecodable', detail: `status.${field.key} is not a text` })
  }
  return field.isEnd(value) ? settle(run, { kind: 'skipped', reason: 'completed' }) : 'next'
}

const COMPLETED: Readonly<
  Record<string, { readonly key: string; readonly isEnd: (value: string) => boolean }>
> = {
  pods: { key: 'phase', isEnd: (phase) => phase === 'Failed' || phase === 'Succeeded' },
  'jobs.batch': { key: 'completionTime', isEnd: (time) => time !== '' },
}

/** */
export function skipMirrorPod(run: ItemRun): Step {
  const annotation = textAt(run.fromBackup, 'metadata', 'annotations', 'kubernetes.io/config.mirror') ?? ''
  const isMirror = run.item.groupResource === 'pods' && annotation !== ''
  return isMirror ? settle(run, { kind: 'skipped', reason: 'mirror-pod' }) : 'next'
}

/** */
export function stripObject(run: ItemRun): Step {
  const stripped = strip(run.object, run.context.profile.keptMetadata)
  if (stripped === undefined) return fail(run, 'undecodable', 'metadata not found')
  const name = objectAt(stripped, 'metadata').name
  if (name !== undefined && typeof name !== 'string')
    return fail(run, 'undecodable', 'metadata.name is not a text')
  run.object = stripped
  return 'next'
}
