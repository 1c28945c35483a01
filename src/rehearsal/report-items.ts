// Items and messages as the report shows them.
import type { CatalogItem } from '../backup/catalog.ts'
import { elideBodies } from '../core/redact.ts'
import { isBuiltInObject } from '../kube/built-in-objects.ts'
import { splitApiVersion } from '../kube/paths.ts'
import type { ReportItem, ReportMessage } from '../report/model.ts'
import type { ItemOutcome, Reason } from '../restore/item-outcome.ts'
import type { Message } from '../restore/messages.ts'
import { mapNamespace } from '../restore/select/plan.ts'

type Mapping = Readonly<Record<string, string>> | undefined

export function reportItem(item: CatalogItem, outcome: ItemOutcome, mapping: Mapping): ReportItem {
  const { kind, reason, detail } = outcome
  const target = mapNamespace(item.namespace, mapping)
  const targetName = item.groupResource === 'namespaces' ? mapNamespace(item.name, mapping) : item.name
  return {
    apiVersion: item.apiVersion,
    kind: item.kind,
    resource: item.groupResource,
    namespace: item.namespace,
    name: item.name,
    ...(target === item.namespace ? {} : { targetNamespace: target }),
    ...(targetName === item.name ? {} : { targetName }),
    outcome: kind,
    reason,
    ...(detail === undefined ? {} : { detail: elideBodies(detail) }),
    ...(isNoise(item, reason, target, targetName) ? { isNoise: true } : {}),
  }
}

/** A warning about noise is noise; an error never is. */
export function reportMessage(
  { level, group, text, item }: Message,
  items: readonly ReportItem[],
): ReportMessage {
  const about = item === undefined ? undefined : items[item]
  return {
    ...(typeof group === 'string' ? { group } : { group: 'namespace' as const, namespace: group.namespace }),
    message: elideBodies(text),
    ...(item === undefined ? {} : { item }),
    ...(level === 'warning' && about?.isNoise ? { isNoise: true } : {}),
  }
}

const THERE_ALREADY: ReadonlySet<Reason> = new Set([
  'exists-equal',
  'exists-differs',
  'merged',
  'namespace-exists',
])

/** What every cluster makes by itself is there already, and differs from cluster to cluster. */
function isNoise(item: CatalogItem, reason: Reason, namespace: string, name: string): boolean {
  const { group } = splitApiVersion(item.apiVersion)
  return THERE_ALREADY.has(reason) && isBuiltInObject({ group, kind: item.kind, namespace, name })
}
