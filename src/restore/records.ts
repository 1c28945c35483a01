// What Velero remembers of a run: one record per object that it touched (R-66, R-67). The resource list, the counters and
// "already restored" come from here. The ledger of the archive's items is another thing; see ledger.ts.
import type { Profile } from './document/profile.ts'

export type RecordAction = 'created' | 'updated' | 'skipped' | 'failed'

export interface RestoreRecord {
  readonly apiVersion: string
  readonly kind: string
  /** Target namespace; '' for cluster scope. */
  readonly namespace: string
  readonly nameInBackup: string
  /** Name in the backup; the server's name once it is created (R-172). */
  name: string
  action: RecordAction | undefined
  exists: boolean
  /** Settles when the item that made the record is through; whoever meets the same object waits for it. */
  readonly settled: Promise<void>
}

export interface Records {
  /** The record of an object, or undefined when nothing touched it yet. */
  find(apiVersion: string, kind: string, namespace: string, name: string): RestoreRecord | undefined
  /** The record of whatever is the same as this item for the version of Velero (D-16). */
  findSame(item: SameItem, namespace: string, name: string): RestoreRecord | undefined
  /** Adds a record; `done` must be called when its item is through. */
  add(
    apiVersion: string,
    kind: string,
    namespace: string,
    name: string,
    groupResource?: string,
  ): { readonly record: RestoreRecord; readonly done: () => void }
  readonly size: number
  /** F-82: `apiVersion/Kind` → sorted `ns/name(action)`. */
  resourceList(): Record<string, readonly string[]>
  wasAnyWritten(): boolean
}

/** What an item is, by its body and by its place in the archive. */
export interface SameItem {
  readonly apiVersion: string
  readonly kind: string
  readonly groupResource: string
}

const keyOf = (...parts: readonly string[]): string => parts.join('\u0000')

/** D-16: what makes two items of an archive the same, with their target namespace and name. */
export const DUPLICATE_KEYS = {
  'apiVersion-kind': ({ apiVersion, kind }, namespace, name) => keyOf(apiVersion, kind, namespace, name),
  'group-resource': ({ groupResource }, namespace, name) => keyOf(groupResource, namespace, name),
} as const satisfies Record<
  Profile['duplicateKey'],
  (item: SameItem, namespace: string, name: string) => string
>

export function createRecords(duplicateKey: Profile['duplicateKey'] = 'apiVersion-kind'): Records {
  const bySameness = new Map<string, RestoreRecord>()
  const samenessOf = DUPLICATE_KEYS[duplicateKey]
  return {
    find(apiVersion, kind, namespace, name) {
      if (duplicateKey === 'apiVersion-kind') return bySameness.get(keyOf(apiVersion, kind, namespace, name))
      return bySameness
        .values()
        .find(
          (record) =>
            record.apiVersion === apiVersion &&
            record.kind === kind &&
            record.namespace === namespace &&
            record.nameInBackup === name,
        )
    },
    findSame: (item, namespace, name) => bySameness.get(samenessOf(item, namespace, name)),
    add(apiVersion, kind, namespace, name, groupResource = `${kind}.${apiVersion}`) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const record: RestoreRecord = {
        apiVersion,
        kind,
        namespace,
        nameInBackup: name,
        name,
        action: undefined,
        exists: false,
        settled: promise,
      }
      bySameness.set(samenessOf({ apiVersion, kind, groupResource }, namespace, name), record)
      return { record, done: resolve }
    },
    get size() {
      return bySameness.size
    },
    resourceList() {
      const lists = new Map<string, string[]>()
      for (const { apiVersion, kind, namespace, name, action } of bySameness.values()) {
        const key = `${apiVersion}/${kind}`
        const entry = `${namespace === '' ? '' : `${namespace}/`}${name}(${action ?? 'failed'})`
        const list = lists.get(key)
        if (list === undefined) lists.set(key, [entry])
        else list.push(entry)
      }
      const sorted = [...lists].sort(([a], [b]) => (a < b ? -1 : 1))
      return Object.fromEntries(sorted.map(([key, entries]) => [key, entries.sort()]))
    },
    wasAnyWritten: () =>
      [...bySameness.values()].some(({ action }) => action === 'created' || action === 'updated'),
  }
}
