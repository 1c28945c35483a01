// a namespace of the backup has no pipeline. It is made when it is missing, and left alone when it is there.
import type { CatalogItem } from '../../backup/catalog.ts'
import type { Message } from '../messages.ts'
import { mapNamespace } from '../select/plan.ts'
import type { RestoreContext } from './context.ts'

export async function restoreNamespaceItem(
  context: RestoreContext,
  item: CatalogItem,
): Promise<readonly Message[]> {
  const target = mapNamespace(item.name, context.mapping)
  const state = await context.namespaces.ensure(target, item.name)
  if (state.kind === 'error') {
    context.ledger.settle(item.index, { kind: 'failed', reason: 'namespace-not-ready', detail: state.text })
    return [{ level: 'error', group: 'velero', text: state.text, item: item.index }]
  }
  // A namespace that this run made was settled when it was made; two may be mapped onto one.
  context.ledger.settle(item.index, { kind: 'unchanged', reason: 'namespace-exists' })
  if (item.problem?.kind !== 'undecodable') return []
  const text = `error decoding "resources/namespaces/cluster/${item.name}.json": ${item.problem.message}`
  context.ledger.revise(item.index, { kind: 'failed', reason: 'undecodable', detail: item.problem.message })
  return [{ level: 'error', group: 'cluster', text, item: item.index }]
}
