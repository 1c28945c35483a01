// Takes back what a restore has put into a cluster that is not ours. An object goes only when this run has made it (its uid) and it
// still carries the label of the restore; the server itself is told the uid, so that nothing with the same name goes instead. Types
// go in the reverse of the order in which they came. Namespaces and definitions carry other people's objects along when they
// go, so they come last and only when nobody else's are there.
import { textAt } from '../../core/json.ts'
import { mapConcurrent } from '../../core/map-concurrent.ts'
import { sleep } from '../../core/sleep.ts'
import type { ApiResource, Discovery } from '../../kube/api-resource.ts'
import { discover } from '../../kube/discovery.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { joinGroupResource, splitApiVersion } from '../../kube/paths.ts'
import { deleteObject, getObject, listObjects } from '../../kube/verbs.ts'
import { preferredOf } from '../../restore/engine/cluster-view.ts'
import type { CreatedObject } from '../../restore/engine/context.ts'
import { CRD_RESOURCE } from '../../restore/engine/crds.ts'
import { RESTORE_NAME_LABEL } from '../../restore/item/labels.ts'
import { labelValue } from '../../restore/select/label-value.ts'
import { contentOf, foreignObjects } from '../guards/namespace-content.ts'

export interface DeletionInput {
  readonly client: KubeClient
  readonly restoreName: string
  /** In the order in which they were made. */
  readonly created: readonly CreatedObject[]
  /** Types of the backup, as `resource.group`: looked through for objects with our label that this run knows nothing of. */
  readonly types: readonly string[]
  /** How long what is being deleted is waited for, in milliseconds. */
  readonly waitMs: number
  readonly signal: AbortSignal
}

export interface LeftObject {
  readonly kind: string
  /** '' for cluster scope. */
  readonly namespace: string
  readonly name: string
  readonly why: string
  /** It should have gone. Others stay for a good reason. */
  readonly isFailure: boolean
}

export interface Deletion {
  /** Objects that this run has made and that are gone. */
  readonly deleted: number
  readonly left: readonly LeftObject[]
}

type Name = Pick<CreatedObject, 'kind' | 'namespace' | 'name' | 'uid'>

const NAMESPACES = 'namespaces'
const IN_FLIGHT = 16
const POLL_MS = 500

/** @throws KubeError, TransportError when the cluster cannot be asked, the signal's reason */
export async function deleteCreated(input: DeletionInput): Promise<Deletion> {
  const { client, created } = input
  const byType = Map.groupBy(created, typeNameOf)
  const work: Work = {
    ...input,
    byType,
    discovery: await discover(client),
    made: new Set(created.filter(({ updated }) => !updated).map(({ uid }) => uid)),
    known: new Set(created.map(({ uid }) => uid)),
    deleted: 0,
    left: [],
  }
  for (const object of created) {
    if (object.updated) leave(work, object, 'it was there before and was only changed')
  }
  const ordinary = [...new Set([...[...byType.keys()].toReversed(), ...input.types])].filter(
    (name) => name !== NAMESPACES && name !== CRD_RESOURCE,
  )
  for (const name of ordinary) await deleteType(work, name)
  await deleteNamespaces(work)
  await deleteType(work, CRD_RESOURCE, (object) => instancesOf(work, object.name))
  return { deleted: work.deleted, left: work.left }
}

/** Under which it was sent: an action or a modifier may have changed what the archive says. */
function typeNameOf({ apiVersion, resource }: CreatedObject): string {
  return joinGroupResource(resource, splitApiVersion(apiVersion).group)
}

interface Work extends DeletionInput {
  readonly discovery: Discovery
  /** By `typeNameOf`, in the order in which they came. */
  readonly byType: ReadonlyMap<string, readonly CreatedObject[]>
  /** Uids of what this run has made. */
  readonly made: ReadonlySet<string>
  /** Also of what it has only changed. */
  readonly known: ReadonlySet<string>
  deleted: number
  readonly left: LeftObject[]
}

function leave(
  work: Work,
  { kind, namespace, name }: Omit<Name, 'uid'>,
  why: string,
  isFailure = false,
): void {
  work.left.push({ kind, namespace, name, why, isFailure })
}

/** @param mustStay why an object has to stay although it is ours */
async function deleteType(
  work: Work,
  typeName: string,
  mustStay: (object: Name) => Promise<string | undefined> = () => Promise.resolve(undefined),
): Promise<void> {
  const ours = (work.byType.get(typeName) ?? []).filter(({ updated }) => !updated)
  const type = preferredOf(work.discovery, typeName)
  const leaveAll = (why: string): void => {
    for (const object of ours) leave(work, object, why, true)
  }
  if (type === undefined) return leaveAll('the server does not serve its type any more')
  // Reviews are answered and forgotten.
  if (!type.verbs.includes('list')) return
  const marked = await markedOrWhy(work, type)
  if (typeof marked === 'string') return leaveAll(marked)
  for (const object of marked.values()) {
    if (!work.known.has(object.uid))
      leave(work, object, 'it carries the label of this restore, but this run has not made it')
  }
  const going: Name[] = []
  await mapConcurrent(ours, IN_FLIGHT, work.signal, async (object) => {
    if (!marked.has(object.uid)) {
      const isThere = (await uidOf(work, type, object)) === object.uid
      if (isThere) leave(work, object, 'it no longer carries the label of this restore')
      return
    }
    const why = await mustStay(object)
    if (why === undefined) await deleteOne(work, type, object, going)
    else leave(work, object, why)
  })
  await untilGone(work, going, async () => new Set((await markedObjects(work, type)).keys()))
}

/** What the server cannot list, an API whose server is down, say, must not keep the rest. */
async function markedOrWhy(work: Work, type: ApiResource): Promise<ReadonlyMap<string, Name> | string> {
  try {
    return await markedObjects(work, type)
  } catch (error) {
    if (!(error instanceof KubeError)) throw error
    return `the server does not list its type: ${error.status} ${error.reason}`
  }
}

async function markedObjects(work: Work, type: ApiResource): Promise<ReadonlyMap<string, Name>> {
  const labelSelector = `${RESTORE_NAME_LABEL}=${labelValue(work.restoreName)}`
  const objects = await listObjects(work.client, type, '', { labelSelector, metadataOnly: true })
  const text = (object: (typeof objects)[number], key: string): string =>
    textAt(object, 'metadata', key) ?? ''
  return new Map(
    objects.map((object) => [
      text(object, 'uid'),
      {
        kind: type.kind,
        namespace: text(object, 'namespace'),
        name: text(object, 'name'),
        uid: text(object, 'uid'),
      },
    ]),
  )
}

async function uidOf(work: Work, type: ApiResource, object: Name): Promise<string | undefined> {
  return textAt(await getObject(work.client, type, object.namespace, object.name), 'metadata', 'uid')
}

async function deleteOne(work: Work, type: ApiResource, object: Name, going: Name[]): Promise<void> {
  try {
    if ((await deleteObject(work.client, type, object)) === 'accepted') going.push(object)
  } catch (error) {
    if (!(error instanceof KubeError)) throw error
    // The server's own words may quote the object.
    leave(work, object, `the server refused to delete it: ${error.status} ${error.reason}`, true)
  }
}

/** Counts what has gone; what has not is left, and that is a failure. */
async function untilGone(
  work: Work,
  going: readonly Name[],
  stillThere: () => Promise<ReadonlySet<string>>,
): Promise<void> {
  const giveUpAt = performance.now() + work.waitMs
  let waiting = going
  while (waiting.length > 0) {
    const there = await stillThere()
    waiting = waiting.filter(({ uid }) => there.has(uid))
    if (waiting.length === 0 || performance.now() >= giveUpAt) break
    await sleep(POLL_MS, work.signal)
  }
  work.deleted += going.length - waiting.length
  for (const object of waiting)
    leave(
      work,
      object,
      `it was asked to go and is still there after ${work.waitMs / 1000} s: a finalizer waits`,
      true,
    )
}

async function deleteNamespaces(work: Work): Promise<void> {
  const type = preferredOf(work.discovery, NAMESPACES)
  if (type === undefined) return
  const going: Name[] = []
  for (const object of work.byType.get(NAMESPACES) ?? []) {
    if ((await uidOf(work, type, object)) !== object.uid) continue
    const why = await foreignIn(work, object.name)
    if (why === undefined) await deleteOne(work, type, object, going)
    else leave(work, object, why)
  }
  await untilGone(work, going, async () => {
    const uids = await Promise.all(going.map((object) => uidOf(work, type, object)))
    return new Set(uids.filter((uid) => uid !== undefined))
  })
}

/** What controllers have made of our objects goes by itself, so it is waited for. */
async function foreignIn(work: Work, namespace: string): Promise<string | undefined> {
  const giveUpAt = performance.now() + work.waitMs
  for (;;) {
    const { objects, unlisted } = await contentOf(work.client, work.discovery, [namespace], work.signal)
    const [first] = foreignObjects(objects, ({ uid }) => work.made.has(uid))
    if (first === undefined && unlisted.length > 0)
      return `the server does not list ${unlisted[0]}, so it is not known what is in it`
    if (first === undefined) return undefined
    const isOwned = first.owners.length > 0
    if (!isOwned || performance.now() >= giveUpAt)
      return `it holds ${first.kind} ${first.name}, which this run has not made`
    await sleep(POLL_MS, work.signal)
  }
}

/** @param definition name of a CustomResourceDefinition, which is the `resource.group` of its objects */
async function instancesOf(work: Work, definition: string): Promise<string | undefined> {
  const type = preferredOf(work.discovery, definition)
  if (type === undefined) return undefined
  const objects = await listObjects(work.client, type, '', { metadataOnly: true })
  return objects.length === 0
    ? undefined
    : `${objects.length === 1 ? 'an object' : `${objects.length} objects`} of its kind would go with it`
}
