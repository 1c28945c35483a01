// Is everything that the server said it stored really there? Asked by lists, page by page, one type after the other; an object
// counts only under the uid that the server gave it. Whoever wants to know more about an object looks at it as it passes by:
// no body is kept.
import { type JsonObject, textAt } from '../core/json.ts'
import { mapConcurrent } from '../core/map-concurrent.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { KubeError } from '../kube/kube-error.ts'
import { splitApiVersion } from '../kube/paths.ts'
import { listPages, PAGE_SIZE } from '../kube/verbs.ts'
import type { CreatedObject } from '../restore/engine/context.ts'
import type { Ledger } from '../restore/ledger.ts'

export interface ReadBack {
  /** Objects that the server said it stored. */
  readonly asked: number
  readonly found: number
  /** Gone, or replaced. */
  readonly missing: number
  /** Of the missing: another object has taken the name. */
  readonly replaced: number
  /** Items that count as created or updated, but for which there was nothing to ask. Always 0, or the books are wrong. */
  readonly unproved: number
}

/** An object of the cluster with its apiVersion and kind; `restored` when this run stored it. */
export type Look = (object: JsonObject, restored: CreatedObject | undefined) => Promise<void> | void

export interface ReadBackInput {
  readonly client: KubeClient
  readonly stored: readonly CreatedObject[]
  readonly ledger: Ledger
  readonly signal: AbortSignal
}

/** Types that are listed at the same time: the server works on one page while another is looked at. */
const LANES = 3
const METHOD_NOT_ALLOWED = 405
/** Of what was sent; the server sends back more, and each object is a text and a tree besides. A page of large objects is shorter. */
const PAGE_BYTES = 2 ** 20

/** Items whose object is gone are revised to failed in the ledger. @throws KubeError, TransportError */
export async function readBack(input: ReadBackInput, look: Look): Promise<ReadBack> {
  const { stored, ledger, signal } = input
  const byType = Map.groupBy(stored, ({ apiVersion, resource }) => `${apiVersion}/${resource}`)
  let found = 0
  let replaced = 0
  await mapConcurrent(byType.values(), LANES, signal, async (objects) => {
    const waiting = Map.groupBy(objects, ({ namespace, name }) => `${namespace}/${name}`)
    for await (const object of listed(input.client, objects)) {
      const key = `${textAt(object, 'metadata', 'namespace') ?? ''}/${textAt(object, 'metadata', 'name') ?? ''}`
      const uid = textAt(object, 'metadata', 'uid')
      const expected = waiting.get(key) ?? []
      waiting.delete(key)
      const [others, ours] = partition(expected, (one) => one.uid === uid)
      found += ours.length
      replaced += others.length
      for (const one of others) revise(ledger, one, 'replaced')
      await look(object, ours.at(-1))
    }
    for (const gone of [...waiting.values()].flat()) revise(ledger, gone, 'vanished')
  })
  const missing = stored.length - found
  return { asked: stored.length, found, missing, replaced, unproved: countUnproved(stored, ledger) }
}

async function* listed(client: KubeClient, objects: readonly CreatedObject[]): AsyncGenerator<JsonObject> {
  const [first] = objects
  if (first === undefined) return
  const { apiVersion, kind } = first
  const type = { ...splitApiVersion(apiVersion), resource: first.resource }
  // One namespace is listed alone: a shared cluster may hold far more than what was restored.
  const namespaces = new Set(objects.map(({ namespace }) => namespace))
  const scope = namespaces.size === 1 ? first.namespace : ''
  try {
    for await (const page of listPages(client, type, scope, { pageSize: pageSizeFor(objects) })) {
      // Entries of a list come without their type.
      for (const object of page) yield { apiVersion, kind, ...object }
    }
  } catch (error) {
    if (!isNeverStored(error)) throw error
  }
}

/** Reviews are answered and forgotten: there is nothing to list, so nothing of them is there. */
function isNeverStored(error: unknown): boolean {
  return error instanceof KubeError && error.status === METHOD_NOT_ALLOWED
}

function pageSizeFor(objects: readonly CreatedObject[]): number {
  const bytes = objects.reduce((sum, { sent }) => sum + (sent?.length ?? 0), 0)
  const wanted = Math.floor((PAGE_BYTES * objects.length) / Math.max(1, bytes))
  return Math.max(10, Math.min(PAGE_SIZE, wanted))
}

function partition<T>(
  all: readonly T[],
  isSecond: (one: T) => boolean,
): readonly [readonly T[], readonly T[]] {
  return [all.filter((one) => !isSecond(one)), all.filter(isSecond)]
}

const DETAILS = {
  vanished: 'it is not in the cluster',
  replaced: 'another object has taken its name',
} as const

function revise(ledger: Ledger, object: CreatedObject, reason: keyof typeof DETAILS): void {
  if (object.index === undefined) return
  ledger.revise(object.index, { kind: 'failed', reason, detail: DETAILS[reason] })
}

function countUnproved(stored: readonly CreatedObject[], ledger: Ledger): number {
  const asked = new Set(stored.map(({ index }) => index))
  return ledger.outcomes.filter(
    (outcome, index) => (outcome?.kind === 'created' || outcome?.kind === 'updated') && !asked.has(index),
  ).length
}
