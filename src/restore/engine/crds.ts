// a definition is usable when the server has accepted its names and established it. All that this run created are
// waited for together: one list per look, not one wait per definition.
import { type JsonObject, textAt } from '../../core/json.ts'
import { sleep } from '../../core/sleep.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import { discover } from '../../kube/discovery.ts'
import { TransportError } from '../../kube/http-origin.ts'
import { getObject, listPages } from '../../kube/verbs.ts'
import type { Message } from '../messages.ts'
import { preferredOf } from './cluster-view.ts'
import type { RestoreContext } from './context.ts'
import { CRDS, conditionsOf, HOLD_MS, liftHold } from './lift-hold.ts'

export const CRD_RESOURCE = 'customresourcedefinitions.apiextensions.k8s.io'
const FIRST_POLL_MS = 10
const LAST_POLL_MS = 250
/** So few definitions are asked for one by one: a list would bring all others along. */
const FEW = 16
const DISCOVERY_TIMEOUT_MS = 10_000
const NEEDED = ['Established', 'NamesAccepted']

/** Waits until every new definition is ready; those that are not in time are errors of their items. */
export async function waitForCrds(context: RestoreContext): Promise<readonly Message[]> {
  const waiting = new Set(context.newCrds.keys())
  const ready: JsonObject[] = []
  const giveUpAt = Date.now() + (context.profile.crdReadyTimeoutMs ?? context.resourceTimeoutMs)
  for (const pause of pauses()) {
    for await (const crd of lookAt(context, waiting)) {
      const name = textAt(crd, 'metadata', 'name') ?? ''
      if (!isReady(crd) || !waiting.delete(name)) continue
      context.newCrds.set(name, heldUntil(crd, Date.now()))
      ready.push(crd)
    }
    if (waiting.size === 0 || Date.now() >= giveUpAt) break
    await sleep(pause, context.signal)
  }
  // Of many definitions the first have waited while the last were made.
  if (context.isFresh && ready.length <= FEW) await Promise.all(ready.map((crd) => liftHoldOf(context, crd)))
  return [...waiting].map((name) => notReady(context, name))
}

/** What the server does not want to change, and what nobody answers to, is waited for. */
async function liftHoldOf({ client, newCrds, signal }: RestoreContext, crd: JsonObject): Promise<void> {
  try {
    if (await liftHold(client, crd)) newCrds.set(textAt(crd, 'metadata', 'name') ?? '', 0)
  } catch (error) {
    signal.throwIfAborted()
    if (!(error instanceof TransportError)) throw error
  }
}

/** A create that is sent too early takes the whole time that the server makes it wait; one that waits here only the rest of it. */
export async function waitUntilWritable(context: RestoreContext, groupResource: string): Promise<void> {
  const left = (context.newCrds.get(groupResource) ?? 0) - Date.now()
  if (left > 0) await sleep(left, context.signal)
}

async function* lookAt(context: RestoreContext, names: ReadonlySet<string>): AsyncGenerator<JsonObject> {
  if (names.size > FEW) {
    for await (const page of listPages(context.client, CRDS, '')) yield* page
    return
  }
  const found = await Promise.all([...names].map((name) => getObject(context.client, CRDS, '', name)))
  for (const crd of found) if (crd !== undefined) yield crd
}

/** By the server's clock, which may go wrong: never longer than from now on. Milliseconds since 1970. */
function heldUntil(crd: JsonObject, now: number): number {
  const established = conditionsOf(crd).find(({ type }) => type === 'Established')
  const since = Date.parse(textAt(established, 'lastTransitionTime') ?? '')
  return Math.min(now, Number.isNaN(since) ? now : since) + HOLD_MS
}

/** Milliseconds between two looks: short at first, for what is nearly there. */
function* pauses(): Generator<number> {
  for (let pause = FIRST_POLL_MS; ; pause = Math.min(LAST_POLL_MS, pause * 2)) yield pause
}

/**
 * What the target serves once it knows the new definitions: discovery hears of a definition some time after it is
 * established. One that never shows up is met again when its objects are created.
 */
export async function discoverNew(context: RestoreContext): Promise<Discovery> {
  const giveUpAt = Date.now() + DISCOVERY_TIMEOUT_MS
  const pause = pauses()
  for (;;) {
    const discovery = await discover(context.client)
    const isKnown = [...context.newCrds.keys()].every((name) => preferredOf(discovery, name) !== undefined)
    if (isKnown || Date.now() >= giveUpAt) return discovery
    await sleep(pause.next().value ?? LAST_POLL_MS, context.signal)
  }
}

function isReady(crd: JsonObject): boolean {
  const conditions = conditionsOf(crd)
  return NEEDED.every((type) => conditions.some((c) => c.type === type && c.status === 'True'))
}

function notReady(context: RestoreContext, name: string): Message {
  const text = `the CRD ${name} is not available to use for custom resources`
  const item = context.catalog.find(CRD_RESOURCE, '', name)
  if (item !== undefined)
    context.ledger.revise(item.index, { kind: 'failed', reason: 'crd-not-ready', detail: text })
  return { level: 'error', group: 'cluster', text, ...(item === undefined ? {} : { item: item.index }) }
}
