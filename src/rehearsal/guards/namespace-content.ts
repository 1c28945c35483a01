// What is in namespaces of a given cluster, and what of it somebody put there.
import { listAt, textAt, textMapAt } from '../../core/json.ts'
import { mapConcurrent } from '../../core/map-concurrent.ts'
import type { ApiResource, Discovery } from '../../kube/api-resource.ts'
import { isBuiltInObject } from '../../kube/built-in-objects.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { joinGroupResource } from '../../kube/paths.ts'
import { listPages } from '../../kube/verbs.ts'
import { preferredOf } from '../../restore/engine/cluster-view.ts'

export interface HeldObject {
  /** '' for the core group. */
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
  readonly uid: string
  readonly labels: Readonly<Record<string, string>>
  readonly owners: readonly string[]
}

export interface NamespaceContent {
  readonly objects: readonly HeldObject[]
  /** Types, as `resource.group`, and versions, as `group/v1`, that the server does not let us list, or cannot. */
  readonly unlisted: readonly string[]
}

/** Notes that the cluster keeps about other objects; nobody's work is lost with them. */
const NOTES = new Set([
  'events',
  'events.events.k8s.io',
  'endpoints',
  'endpointslices.discovery.k8s.io',
  'leases.coordination.k8s.io',
  'pods.metrics.k8s.io',
])
/** Groups of measured values. */
const MEASUREMENTS = /^(?:(?:custom|external)\.)?metrics\.k8s\.io\//
const LISTS_IN_FLIGHT = 16
/** For more namespaces than this one list over all of them costs less. */
const SINGLE_LISTS = 8

/** Metadata only. @throws KubeError for a server that fails, TransportError, the signal's reason */
export async function contentOf(
  client: KubeClient,
  discovery: Discovery,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<NamespaceContent> {
  const wanted = new Set(namespaces)
  const scopes = namespaces.length > SINGLE_LISTS ? [''] : namespaces
  const lists = typesToList(discovery).flatMap((type) => scopes.map((scope) => ({ type, scope })))
  const objects: HeldObject[] = []
  // Where there is no namespace there is nothing in it either.
  const unlisted = new Set(namespaces.length === 0 ? [] : discovery.unlisted.filter(isWorkOfSomebody))
  await mapConcurrent(lists, LISTS_IN_FLIGHT, signal, async ({ type, scope }) => {
    try {
      for await (const page of listPages(client, type, scope, { metadataOnly: true })) {
        for (const object of page) {
          const namespace = textAt(object, 'metadata', 'namespace') ?? ''
          if (!wanted.has(namespace)) continue
          objects.push({
            group: type.group,
            kind: type.kind,
            namespace,
            name: textAt(object, 'metadata', 'name') ?? '',
            uid: textAt(object, 'metadata', 'uid') ?? '',
            labels: textMapAt(object, 'metadata', 'labels'),
            owners: listAt(object, 'metadata', 'ownerReferences').flatMap((one) => textAt(one, 'uid') ?? []),
          })
        }
      }
    } catch (error) {
      if (!(error instanceof KubeError)) throw error
      unlisted.add(joinGroupResource(type.resource, type.group))
    }
  })
  return { objects, unlisted: [...unlisted].toSorted() }
}

function isWorkOfSomebody(version: string): boolean {
  return !MEASUREMENTS.test(version)
}

function typesToList(discovery: Discovery): readonly ApiResource[] {
  const names = discovery.resources
    .filter(({ isNamespaced, verbs }) => isNamespaced && verbs.includes('list'))
    .map(({ resource, group }) => joinGroupResource(resource, group))
  return [...new Set(names)]
    .filter((name) => !NOTES.has(name))
    .flatMap((name) => preferredOf(discovery, name) ?? [])
}

/**
 * Objects that are neither ours, nor made in every namespace by the cluster itself, nor owned by what is ours, be it by way of others.
 */
export function foreignObjects(
  objects: readonly HeldObject[],
  isOurs: (object: Pick<HeldObject, 'uid' | 'labels'>) => boolean,
): readonly HeldObject[] {
  const byUid = new Map(objects.map((object) => [object.uid, object]))
  const isForeign = (object: HeldObject, trail: ReadonlySet<string>): boolean => {
    if (isOurs(object) || isBuiltInObject(object) || isOldToken(object)) return false
    if (object.owners.length === 0 || trail.has(object.uid)) return true
    const next = new Set([...trail, object.uid])
    return !object.owners.every((uid) => {
      const owner = byUid.get(uid)
      return owner === undefined ? isOurs({ uid, labels: {} }) : !isForeign(owner, next)
    })
  }
  return objects.filter((object) => isForeign(object, new Set()))
}

/** Up to Kubernetes 1.23 every namespace was given one. */
function isOldToken({ group, kind, name }: HeldObject): boolean {
  return group === '' && kind === 'Secret' && name.startsWith('default-token-')
}
