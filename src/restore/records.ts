// What Velero remembers of a run: one record per object that it touched (R-66, R-67). The resource list, the counters and
// "already restored" come from here. The ledger of the archive's items is another thing; see ledger.ts.

export type RecordAction = 'created' | 'updated' | 'skipped' | 'failed'

export interface RestoreRecord {
  readonly apiVersion: string
  readonly kind: string
  /** Target namespace; '' for cluster scope. */
  readonly namespace: string
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
  /** Adds a record; `done` must be called when its item is through. */
  add(
    apiVersion: string,
    kind: string,
    namespace: string,
    name: string,
  ): { readonly record: RestoreRecord; readonly done: () => void }
  readonly size: number
  /** F-82: `apiVersion/Kind` → sorted `ns/name(action)`. */
  resourceList(): Record<string, readonly string[]>
  wasAnyWritten(): boolean
}

export function createRecords(): Records {
  const byKey = new Map<string, RestoreRecord>()
  const keyOf = (...parts: readonly string[]): string => parts.join('\u0000')
  return {
    find: (apiVersion, kind, namespace, name) => byKey.get(keyOf(apiVersion, kind, namespace, name)),
    add(apiVersion, kind, namespace, name) {
      const { promise, resolve } = Promise.withResolvers<void>()
      const record: RestoreRecord = {
        apiVersion,
        kind,
        namespace,
        name,
        action: undefined,
        exists: false,
        settled: promise,
      }
      byKey.set(keyOf(apiVersion, kind, namespace, name), record)
      return { record, done: resolve }
    },
    get size() {
      return byKey.size
    },
    resourceList() {
      const lists = new Map<string, string[]>()
      for (const { apiVersion, kind, namespace, name, action } of byKey.values()) {
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
      [...byKey.values()].some(({ action }) => action === 'created' || action === 'updated'),
  }
}
