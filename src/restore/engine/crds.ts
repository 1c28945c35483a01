// a definition is usable when the server has accepted its names and established it. All that this run created are
// waited for together: one list per look, not one wait per definition.
import { isObject, type JsonObject, listAt, textAt } from '../../core/json.ts'
import { sleep } from '../../core/sleep.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import { discover } from '../../kube/discovery.ts'
import { listPages } from '../../kube/verbs.ts'
import type { Message } from '../messages.ts'
import { preferredOf } from './cluster-view.ts'
import type { RestoreContext } from './context.ts'

export const CRD_RESOURCE = 'customresourcedefinitions.apiextensions.k8s.io'
const CRDS = { group: 'apiextensions.k8s.io', version: 'v1', resource: 'customresourcedefinitions' }
const POLL_MS = 100
const DISCOVERY_TIMEOUT_MS = 10_000
const NEEDED = ['Established', 'NamesAccepted']

/** Waits until every new definition is ready; those that are not in time are errors of their items. */
export async function waitForCrds(context: RestoreContext): Promise<readonly Message[]> {
  const waiting = new Set(context.newCrds)
  const giveUpAt = Date.now() + (context.profile.crdReadyTimeoutMs ?? context.resourceTimeoutMs)
  while (waiting.size > 0) {
    for await (const page of listPages(context.client, CRDS, '')) {
      for (const crd of page) if (isReady(crd)) waiting.delete(textAt(crd, 'metadata', 'name') ?? '')
    }
    if (waiting.size === 0) return []
    if (Date.now() >= giveUpAt) return [...waiting].map((name) => notReady(context, name))
    await sleep(POLL_MS, context.signal)
  }
  return []
}

/**
 * What the target serves once it knows the new definitions: discovery hears of a definition some time after it is
 * established. One that never shows up is met again when its objects are created.
 */
export async function discoverNew(context: RestoreContext): Promise<Discovery> {
  const giveUpAt = Date.now() + DISCOVERY_TIMEOUT_MS
  for (;;) {
    const discovery = await discover(context.client)
    const isKnown = [...context.newCrds].every((name) => preferredOf(discovery, name) !== undefined)
    if (isKnown || Date.now() >= giveUpAt) return discovery
    await sleep(POLL_MS, context.signal)
  }
}

function isReady(crd: JsonObject): boolean {
  const conditions = listAt(crd, 'status', 'conditions').filter(isObject)
  return NEEDED.every((type) => conditions.some((c) => c.type === type && c.status === 'True'))
}

function notReady(context: RestoreContext, name: string): Message {
  const text = `the CRD ${name} is not available to use for custom resources`
  const item = context.catalog.find(CRD_RESOURCE, '', name)
  if (item !== undefined)
    context.ledger.revise(item.index, { kind: 'failed', reason: 'crd-not-ready', detail: text })
  return { level: 'error', group: 'cluster', text }
}
