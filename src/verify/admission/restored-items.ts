// What a restore sends, as admission sees it: told by the outcomes after a run, or by the plan before one.
import type { Catalog, CatalogItem } from '../../backup/catalog.ts'
import { isObject, type JsonObject, parseJson } from '../../core/json.ts'
import type { ObjectReference } from '../../report/findings.ts'
import { type ItemOutcome, isHeldBack } from '../../restore/item-outcome.ts'
import type { SentItem } from './asked.ts'

export interface RestoredItems {
  readonly catalog: Pick<Catalog, 'items' | 'itemsOf' | 'read'>
  /** Undefined: not settled. */
  readonly outcomeOf: (item: CatalogItem) => Pick<ItemOutcome, 'kind' | 'reason'> | undefined
  readonly targetNamespaceOf: (item: CatalogItem) => string
  /** A Namespace may get another name. */
  readonly targetNameOf: (item: CatalogItem) => string
  /** As it was sent; undefined when that is not known: then the body of the backup speaks for it. */
  readonly sentBody: (item: CatalogItem) => JsonObject | undefined
  /** What the item configures was in force while others were sent, and the cluster can call others. */
  readonly isInForce: (item: CatalogItem) => boolean
  /** Namespaces that the restore makes although the backup has no file for them. */
  readonly blankNamespaces: readonly string[]
}

/** Failed before anything was sent. */
const NEVER_SENT = new Set(['undecodable', 'action-failed', 'namespace-not-ready', 'api-not-served'])

/** The request that an item makes, whatever came of it; undefined for what stays behind or is there already. */
export function operationOf(
  outcome: ReturnType<RestoredItems['outcomeOf']>,
): SentItem['operation'] | undefined {
  if (outcome === undefined) return undefined
  const { kind, reason } = outcome
  if (kind === 'updated' || reason === 'patch-refused') return 'UPDATE'
  if (kind === 'created' || isHeldBack(outcome) || reason === 'ambiguous') return 'CREATE'
  return kind === 'failed' && !NEVER_SENT.has(reason) ? 'CREATE' : undefined
}

/** It is in the cluster after the restore, or would be. */
export function isThere(outcome: ReturnType<RestoredItems['outcomeOf']>): boolean {
  return outcome?.kind === 'unchanged' || operationOf(outcome) !== undefined
}

export function referenceOf(restored: RestoredItems, item: CatalogItem): ObjectReference {
  const { apiVersion, kind } = item
  return { apiVersion, kind, namespace: restored.targetNamespaceOf(item), name: restored.targetNameOf(item) }
}

export function bodyOf(restored: RestoredItems, item: CatalogItem): JsonObject | undefined {
  return restored.sentBody(item) ?? archivedBody(restored, item)
}

/** Undefined for a file that cannot be read. */
export function archivedBody({ catalog }: RestoredItems, item: CatalogItem): JsonObject | undefined {
  try {
    const body = parseJson(catalog.read(item.body))
    return isObject(body) ? body : undefined
  } catch {
    return undefined
  }
}

/** Everything that the restore sends, in the order of the catalog. */
export function* sentItems(restored: RestoredItems): Generator<SentItem> {
  for (const name of restored.blankNamespaces) {
    const object = { apiVersion: 'v1', kind: 'Namespace', namespace: '', name }
    const body = (): JsonObject => ({ metadata: { name } })
    yield { object, groupResource: 'namespaces', operation: 'CREATE', bytes: 0, body }
  }
  for (const item of restored.catalog.items) {
    const operation = operationOf(restored.outcomeOf(item))
    if (operation === undefined) continue
    const { groupResource } = item
    const object = referenceOf(restored, item)
    yield { object, groupResource, operation, bytes: item.body.length, body: () => bodyOf(restored, item) }
  }
}
