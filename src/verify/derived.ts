// What came to be while the restore ran, without an item of the archive: the server and its controllers answer an object with
// others. Seen in the lists of the read-back, so only of the types that were restored.
import { type JsonObject, listAt, textAt, textMapAt } from '../core/json.ts'
import { isBuiltInObject } from '../kube/built-in-objects.ts'
import type { DerivedObject } from '../report/model.ts'
import { nameOf } from './references/missing.ts'

export interface DerivedObjects {
  /** An object of this run. */
  restored(object: JsonObject): void
  /** Any other. */
  other(object: JsonObject): void
  /** Made since the first object of this run. */
  objects(): readonly DerivedObject[]
}

const WHY: Readonly<Record<string, string>> = {
  APIService: 'registered for a CustomResourceDefinition',
  Endpoints: 'made for its Service',
  EndpointSlice: 'made for its Service',
  IPAddress: 'reserved for a Service',
}

const MANAGED_BY = 'app.kubernetes.io/managed-by'

/** What every cluster has in every namespace; the rest of its own was there before. */
const IN_NAMESPACES = ['ConfigMap', 'ServiceAccount']

/** @param counts a namespace whose objects may come from this run; '' is the cluster's scope */
export function createDerivedObjects(counts: (namespace: string) => boolean): DerivedObjects {
  let since = ''
  const seen: { readonly createdAt: string; readonly object: DerivedObject }[] = []
  return {
    restored(object) {
      const createdAt = createdAtOf(object)
      if (since === '' || createdAt < since) since = createdAt
    },
    other(object) {
      const name = {
        apiVersion: textAt(object, 'apiVersion') ?? '',
        kind: textAt(object, 'kind') ?? '',
        namespace: textAt(object, 'metadata', 'namespace') ?? '',
        name: textAt(object, 'metadata', 'name') ?? '',
      }
      const isClusters = isBuiltInObject(nameOf(name))
      if (!counts(name.namespace) || (isClusters && !IN_NAMESPACES.includes(name.kind))) return
      const isOurs = textMapAt(object, 'metadata', 'labels')[MANAGED_BY] === 'restore-rehearsal'
      const owner = listAt(object, 'metadata', 'ownerReferences')[0]
      const why =
        owner === undefined
          ? (WHY[name.kind] ?? (isOurs ? 'put there to limit egress' : 'made while the restore ran'))
          : `made for ${textAt(owner, 'kind')} ${textAt(owner, 'name')}`
      seen.push({
        createdAt: createdAtOf(object),
        object: { ...name, why: isClusters ? 'every cluster makes it' : why },
      })
    },
    objects: () =>
      seen
        .filter(({ createdAt }) => since !== '' && createdAt >= since)
        .map(({ object }) => object)
        .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
  }
}

/** Times of the API server sort as texts. */
function createdAtOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'creationTimestamp') ?? ''
}

function sortKey({ kind, namespace, name }: DerivedObject): string {
  return `${kind}\u0000${namespace}\u0000${name}`
}
