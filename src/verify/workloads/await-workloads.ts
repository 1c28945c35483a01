// After the restore: controllers act on what is there. This waits for them, and then says what did not become ready and why, what
// they changed beyond its status, what they removed and what they made.
import type { Catalog } from '../../backup/catalog.ts'
import { isObject, type Json, type JsonObject } from '../../core/json.ts'
import { maskerOfPrivate } from '../../core/mask-private.ts'
import { readObject } from '../../core/read-object.ts'
import { scrub } from '../../core/scrub.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { Finding } from '../../report/findings.ts'
import type { CollectedObject, WorkloadsSection, WorkloadTrouble } from '../../report/workloads-section.ts'
import type { CreatedObject } from '../../restore/engine/context.ts'
import { inOrder } from '../order.ts'
import { lookAtAftermath } from './aftermath.ts'
import type { WorkloadClass } from './classes.ts'
import { type ClusterEvent, eventsIn, newestFirst } from './events.ts'
import { explain, shortened } from './explain.ts'
import { collectedFinding, troubleFinding } from './findings.ts'
import { readinessInBackup } from './in-backup.ts'
import type { Seen } from './seen.ts'
import { childrenOf, countsOf, familyOf, type Standing, standingOf } from './standing.ts'
import { untilSettled, type WaitInput } from './until-settled.ts'

export interface WorkloadsInput
  extends Pick<WaitInput, 'timeoutMs' | 'stillMs' | 'beforeLook' | 'progress' | 'signal' | 'clock'> {
  readonly client: KubeClient
  readonly nodes: WorkloadsSection['nodes']
  /** What the restore stored. */
  readonly stored: readonly CreatedObject[]
  /** By uid: made so that nothing of it runs. That it is ready says nothing. */
  readonly runsNothing?: (uid: string) => boolean
  /** Open: an object that was not ready in the backup need not become so. */
  readonly catalog: Catalog
  /** Our name among the managers of an object; undefined: they come from the backup and tell nothing. */
  readonly manager: string | undefined
  /** The texts without values of Secrets, in their order. Names of objects are none. */
  readonly mask: (texts: readonly string[], names: ReadonlySet<string>) => Promise<readonly string[]>
}

export interface Workloads {
  readonly section: WorkloadsSection
  readonly findings: readonly Finding[]
}

/** @throws KubeError, TransportError, the reason of the signal */
export async function awaitWorkloads(input: WorkloadsInput): Promise<Workloads> {
  const { client, stored, clock, nodes } = input
  const started = clock()
  const byUid = new Map(stored.map((object) => [object.uid, object]))
  const namespaces = new Set(stored.map(({ namespace }) => namespace).filter((name) => name !== ''))
  const isRestored = (uid: string): boolean => byUid.has(uid)
  const isJudged = (uid: string): boolean => byUid.has(uid) && input.runsNothing?.(uid) !== true
  const { look, ended } = await untilSettled({ ...input, namespaces, isRestored: isJudged })
  const ms = Math.round(clock() - started)
  const standing = standingOf(look.objects, isJudged)
  const aftermath = await lookAtAftermath(client, stored, input.manager, input.signal)
  const told = [...standing.notReady, ...aftermath.gone].map(({ namespace }) => namespace)
  const events = await eventsIn(client, new Set(told.filter((namespace) => namespace !== '')))
  const names = namesOf([...look.objects, ...stored])
  const troubles = troublesOf(
    standing,
    look.objects,
    events,
    (uid) => bodyOf(input.catalog, byUid.get(uid)) ?? null,
    names,
  )
  const removals = events.filter(({ reason }) => /Delete/.test(reason))
  const gone = aftermath.gone.map((object) => collectedOf(object, removals))
  const [notReady, collected] = await masked(troubles, gone, (texts) => input.mask(texts, names))
  return {
    section: {
      nodes,
      ended,
      ms,
      kinds: countsOf(standing),
      notReady,
      changed: aftermath.changed,
      collected,
      made: madeOf(look.objects, isRestored),
    },
    findings: inOrder([...notReady.map(troubleFinding), ...collected.map(collectedFinding)]),
  }
}

type Trouble = WorkloadTrouble & { readonly class: WorkloadClass }

function troublesOf(
  { notReady, unused }: Standing,
  objects: readonly Seen[],
  events: readonly ClusterEvent[],
  bodyInBackup: (uid: string) => Json,
  names: ReadonlySet<string>,
): readonly Trouble[] {
  const children = childrenOf(objects)
  const byUid = Map.groupBy(events, ({ uid }) => uid)
  return notReady.map((object) => {
    const { apiVersion, kind, namespace, name, missing = '', uid } = object
    const family = familyOf(object, children)
    const about = newestFirst(family.flatMap((one) => byUid.get(one.uid) ?? []))
    const told = explain(object, family, about, unused.has(object))
    const body = bodyInBackup(uid)
    const mask = isObject(body) ? maskerOfPrivate(body, { names }) : scrub
    const inBackup = readinessInBackup(kind, body)
    return { apiVersion, kind, namespace, name, missing, ...told, why: told.why.map(mask), inBackup }
  })
}

/** Undefined when there is none: it was made without an item, or cannot be read. */
function bodyOf(catalog: Catalog, object: CreatedObject | undefined): JsonObject | undefined {
  const item = object?.index === undefined ? undefined : catalog.items[object.index]
  return item && readObject(catalog, item.body)
}

function collectedOf(object: CreatedObject, removals: readonly ClusterEvent[]): CollectedObject {
  const { apiVersion, kind, namespace, name } = object
  const why = removals.find(
    ({ message }) => message.includes(name) && message.split(/[\s:,"/]+/).includes(name),
  )
  return { apiVersion, kind, namespace, name, ...(why === undefined ? {} : { why: scrub(why.message) }) }
}

async function masked(
  troubles: readonly Trouble[],
  collected: readonly CollectedObject[],
  mask: (texts: readonly string[]) => Promise<readonly string[]>,
): Promise<readonly [readonly Trouble[], readonly CollectedObject[]]> {
  const texts = [...troubles.flatMap(({ why }) => why), ...collected.flatMap(({ why }) => why ?? [])]
  const safe = (await mask(texts)).values()
  const next = (): string => shortened(safe.next().value ?? '')
  return [
    troubles.map((trouble) => ({ ...trouble, why: trouble.why.map(next) })),
    collected.map((object) => (object.why === undefined ? object : { ...object, why: next() })),
  ]
}

/** They stand in the report beside these texts anyway. */
function namesOf(objects: readonly Pick<Seen, 'kind' | 'namespace' | 'name'>[]): ReadonlySet<string> {
  return new Set(objects.flatMap(({ kind, namespace, name }) => [kind, namespace, name]))
}

function madeOf(objects: readonly Seen[], isRestored: (uid: string) => boolean): WorkloadsSection['made'] {
  const made = objects.filter(({ uid, owner }) => owner !== undefined && !isRestored(uid))
  return [...Map.groupBy(made, ({ kind, owner }) => `${kind}/${owner?.kind}`).values()]
    .flatMap((group) => {
      const [first] = group
      return first === undefined
        ? []
        : [{ kind: first.kind, owner: first.owner?.kind ?? '', count: group.length }]
    })
    .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
}
