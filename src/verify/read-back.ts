// Is everything that the server said it stored really there? Asked by lists, page by page, one type after the other; an object
// counts only under the uid that the server gave it. Whoever wants to know more about an object looks at it as it passes by:
// no body is kept.
import { type JsonObject, textAt } from '../core/json.ts'
import { mapConcurrent } from '../core/map-concurrent.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import type { CreatedObject } from '../restore/engine/context.ts'
import type { Ledger } from '../restore/ledger.ts'
import { listStored } from './list-stored.ts'

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

/** Items whose object is gone are revised to failed in the ledger. @throws KubeError, TransportError */
export async function readBack(input: ReadBackInput, look: Look): Promise<ReadBack> {
  const { stored, ledger, signal } = input
  const byType = Map.groupBy(stored, ({ apiVersion, resource }) => `${apiVersion}/${resource}`)
  let found = 0
  let replaced = 0
  await mapConcurrent(byType.values(), LANES, signal, async (objects) => {
    const waiting = Map.groupBy(objects, ({ namespace, name }) => `${namespace}/${name}`)
    for await (const object of listStored(input.client, objects)) {
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
