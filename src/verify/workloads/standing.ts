// Which of the restored objects speak for themselves, and which of those are not ready. What a controller manages is judged by its
// manager: a Deployment of three replicas is one workload, not four.
import type { WorkloadCount } from '../../report/workloads-section.ts'
import { WORKLOAD_TYPES } from './look.ts'
import type { Seen } from './seen.ts'

export interface Standing {
  readonly judged: readonly Seen[]
  /** Of the judged; those that rest are not among them. */
  readonly notReady: readonly Seen[]
  /** Of those: claims that no pod uses, which may never be bound. */
  readonly unused: ReadonlySet<Seen>
}

/** @param isRestored by uid */
export function standingOf(objects: readonly Seen[], isRestored: (uid: string) => boolean): Standing {
  const judged = objects.filter(
    ({ kind, owner, uid }) => isRestored(uid) && owner === undefined && kind !== 'EndpointSlice',
  )
  const notReady = judged.filter(({ missing, rests }) => missing !== undefined && !rests)
  const used = new Set(
    objects.flatMap(({ namespace, claims }) => claims.map((claim) => `${namespace}/${claim}`)),
  )
  const unused = notReady.filter(
    ({ kind, namespace, name }) => kind === 'PersistentVolumeClaim' && !used.has(`${namespace}/${name}`),
  )
  return { judged, notReady, unused: new Set(unused) }
}

/** The time is theirs: somebody may still bring them to readiness. */
export function awaited({ notReady, unused }: Standing): readonly Seen[] {
  return notReady.filter((object) => !unused.has(object) && !follows(object))
}

/** It follows what else is there at once, or never. */
function follows({ kind, isPaused }: Seen): boolean {
  return kind === 'Service' || isPaused
}

export function countsOf({ judged, notReady }: Standing): readonly WorkloadCount[] {
  return WORKLOAD_TYPES.map(({ kind }) => {
    const restored = judged.filter((object) => object.kind === kind).length
    const open = notReady.filter((object) => object.kind === kind).length
    return { kind, restored, ready: restored - open }
  }).filter(({ restored }) => restored > 0)
}

/** The object and everything that it manages, by uid. */
export function familyOf(object: Seen, children: ReadonlyMap<string, readonly Seen[]>): readonly Seen[] {
  const below = children.get(object.uid) ?? []
  return [object, ...below.flatMap((child) => familyOf(child, children))]
}

export function childrenOf(objects: readonly Seen[]): ReadonlyMap<string, readonly Seen[]> {
  return Map.groupBy(
    objects.filter(({ owner }) => owner !== undefined),
    ({ owner }) => owner?.uid ?? '',
  )
}
