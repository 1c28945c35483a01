// Collects what restored objects name and what is there, and says in the end what is not. Small: a target that was seen first
// leaves nothing behind.

import type { FieldPath } from '../../core/field-path.ts'
import { type JsonObject, textAt } from '../../core/json.ts'
import { isBuiltInObject, type ObjectName } from '../../kube/built-in-objects.ts'
import { splitApiVersion } from '../../kube/paths.ts'
import type { ObjectReference } from '../../report/findings.ts'
import type { ReferenceClass } from './classes.ts'
import { type Reference, referencesOf } from './references-of.ts'

export interface Referrer {
  readonly object: ObjectReference
  /** Undefined for an owner: the field did not come along. */
  readonly path: FieldPath | undefined
  /** Position in the catalog. */
  readonly item: number | undefined
}

/** One object that is not there, with whoever names it. */
export interface Missing {
  readonly class: ReferenceClass
  readonly target: ObjectName
  /** The most telling first; the rest is counted. */
  readonly referrers: readonly Referrer[]
  readonly count: number
}

export interface References {
  /** An object is there. */
  exists(name: ObjectReference): void
  /** An object was restored. `owners`: the ownerReferences of its body in the backup. */
  look(object: JsonObject, name: ObjectReference, item: number | undefined, owners: readonly Owner[]): void
  /** What is named and was not seen. */
  missing(): readonly Missing[]
}

export interface Owner {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
}

/** A workload says more than the pods that it makes. */
const RANKS = ['CronJob', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'ReplicaSet', 'Pod']
const MAX_REFERRERS = 8

interface Entry {
  readonly class: ReferenceClass
  readonly target: ObjectName
  readonly referrers: Referrer[]
  count: number
}

export function createReferences(): References {
  const present = new Set<string>()
  const wanted = new Map<string, Entry>()

  const isThere = (target: ObjectName, isOwner: boolean): boolean =>
    isBuiltInObject(target) ||
    present.has(keyOf(target)) ||
    // An owner is written without its namespace.
    (isOwner && present.has(keyOf({ ...target, namespace: '' })))

  const want = ({ class: name, target }: Pick<Reference, 'class' | 'target'>, referrer: Referrer): void => {
    if (isThere(target, name === 'owner-left-behind')) return
    const key = `${name} ${keyOf(target)}`
    const entry = wanted.get(key) ?? { class: name, target, referrers: [], count: 0 }
    wanted.set(key, entry)
    entry.count += 1
    entry.referrers.push(referrer)
    if (entry.referrers.length > MAX_REFERRERS) {
      entry.referrers.sort((a, b) => rankOf(a) - rankOf(b))
      entry.referrers.length = MAX_REFERRERS
    }
  }
  return {
    exists: (name) => present.add(keyOf(nameOf(name))),
    look(object, name, item, owners) {
      present.add(keyOf(nameOf(name)))
      // Claims may share the name of a class with a volume that somebody made by hand.
      const className =
        name.kind === 'PersistentVolume' ? textAt(object, 'spec', 'storageClassName') : undefined
      if (className)
        present.add(keyOf({ group: 'storage.k8s.io', kind: 'StorageClass', namespace: '', name: className }))
      if (isBuiltInObject(nameOf(name))) return
      for (const reference of referencesOf(object))
        want(reference, { object: name, path: reference.path, item })
      for (const owner of owners) {
        if (owner.kind === 'Node') continue
        const { group } = splitApiVersion(owner.apiVersion)
        const target = { group, kind: owner.kind, namespace: name.namespace, name: owner.name }
        want({ class: 'owner-left-behind', target }, { object: name, path: undefined, item })
      }
    },
    missing: () =>
      [...wanted.values()]
        .filter((entry) => !isThere(entry.target, entry.class === 'owner-left-behind'))
        .map((entry) => ({ ...entry, referrers: entry.referrers.toSorted((a, b) => rankOf(a) - rankOf(b)) })),
  }
}

export function nameOf({ apiVersion, kind, namespace, name }: ObjectReference): ObjectName {
  return { group: splitApiVersion(apiVersion).group, kind, namespace, name }
}

function keyOf({ group, kind, namespace, name }: ObjectName): string {
  return `${group}/${kind}/${namespace}/${name}`
}

function rankOf({ object }: Referrer): number {
  const rank = RANKS.indexOf(object.kind)
  return rank < 0 ? RANKS.length : rank
}
