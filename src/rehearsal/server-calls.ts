// Whom the API server would have asked: of a run that ended, and of one that is only planned.
import type { Catalog, CatalogItem } from '../backup/catalog.ts'
import { isObject, type JsonObject, parseJson } from '../core/json.ts'
import type { Discovery } from '../kube/api-resource.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import type { ServerCalls } from '../report/server-calls/model.ts'
import { profileOf } from '../restore/document/profile.ts'
import { mapNamespace, orderGroups } from '../restore/select/plan.ts'
import { parsePriorities } from '../restore/select/priorities.ts'
import { lookAtTarget } from '../verify/admission/look-at-target.ts'
import type { RestoredItems } from '../verify/admission/restored-items.ts'
import { EMPTY_TARGET, serverCalls } from '../verify/admission/server-calls.ts'
import type { SentReader } from '../verify/fidelity/look.ts'
import type { RunFacts } from './facts.ts'
import type { OfflineDecision } from './offline-decision.ts'
import { withArchiveCrds } from './offline-discovery.ts'
import type { EngineSettings } from './request.ts'

/** Undefined when the run did not get far enough, or when nobody would have been asked. @throws TransportError */
export async function serverCallsOfRun(
  facts: RunFacts,
  settings: EngineSettings,
  client: KubeClient,
  sent: SentReader,
): Promise<ServerCalls | undefined> {
  const { engine, catalog, cluster, restore } = facts
  const discovery = engine?.discovery
  if (engine === undefined || catalog === undefined || cluster === undefined || discovery === undefined)
    return
  const bodies = new Map(engine.created.map((one) => [one.index, one.sent]))
  const priorities = parsePriorities(settings.resourcePriorities, profileOf(settings.profile).priorities)
  return worthTelling(
    serverCalls({
      ...places(catalog, restore?.spec.namespaceMapping),
      outcomeOf: ({ index }) => engine.ledger.outcomeOf(index),
      sentBody: ({ index }) => {
        const range = bodies.get(index)
        return range === undefined ? undefined : objectIn(sent.read(range))
      },
      blankNamespaces: engine.blankNamespaces,
      isInForce: inForce(facts, engine, cluster),
      discovery,
      order: orderGroups({ catalog, discovery, priorities }),
      // One of ours holds nothing but what was restored.
      target: cluster.isThrowAway ? EMPTY_TARGET : await lookAtTarget(client),
    }),
  )
}

/** What was held back, tamed or restored last had no say. A control plane of ours can call nobody. */
function inForce(
  { safety }: RunFacts,
  engine: NonNullable<RunFacts['engine']>,
  cluster: NonNullable<RunFacts['cluster']>,
): RestoredItems['isInForce'] {
  const canCall = cluster.hasNodes || !cluster.isThrowAway
  const restrained = new Set(engine.safety.map(({ index }) => index))
  return ({ index }) => canCall && safety?.profile !== 'isolated' && !restrained.has(index)
}

/** Of what a restore would take, in its order. */
export function serverCallsOfPlan(
  catalog: Catalog,
  mapping: Readonly<Record<string, string>> | undefined,
  { plan, discovery }: Pick<OfflineDecision, 'plan' | 'discovery'>,
): ServerCalls | undefined {
  const planned = new Set(plan.groups.flatMap(({ items }) => items.map(({ item }) => item.index)))
  const order = plan.groups.map(({ groupResource }) => groupResource)
  return offline(catalog, mapping, ({ index }) => planned.has(index), discovery, order)
}

/** Of all that any restore would take, in Velero's own order. */
export function serverCallsOfCatalog(
  catalog: Catalog,
  isRestored: (groupResource: string) => boolean,
): ServerCalls | undefined {
  const discovery = withArchiveCrds(catalog)
  const { priorities } = profileOf('velero-1.18')
  const order = orderGroups({ catalog, discovery, priorities })
  return offline(catalog, undefined, ({ groupResource }) => isRestored(groupResource), discovery, order)
}

/** Nothing is in force before it is restored, and no server was asked. */
function offline(
  catalog: Catalog,
  mapping: Readonly<Record<string, string>> | undefined,
  isRestored: (item: CatalogItem) => boolean,
  discovery: Discovery,
  order: readonly string[],
): ServerCalls | undefined {
  return worthTelling(
    serverCalls({
      ...places(catalog, mapping),
      outcomeOf: (item) => (isRestored(item) ? { kind: 'created', reason: 'restored' } : undefined),
      sentBody: () => undefined,
      blankNamespaces: [],
      isInForce: () => false,
      discovery,
      order,
      target: EMPTY_TARGET,
    }),
  )
}

function places(
  catalog: Catalog,
  mapping: Readonly<Record<string, string>> | undefined,
): Pick<RestoredItems, 'catalog' | 'targetNamespaceOf' | 'targetNameOf'> {
  return {
    catalog,
    targetNamespaceOf: ({ namespace }) => mapNamespace(namespace, mapping),
    targetNameOf: ({ groupResource, name }) =>
      groupResource === 'namespaces' ? mapNamespace(name, mapping) : name,
  }
}

function worthTelling(calls: ServerCalls): ServerCalls | undefined {
  return calls.calls.length + calls.policies + calls.notLookedAt === 0 ? undefined : calls
}

function objectIn(text: string): JsonObject | undefined {
  const body = parseJson(text)
  return isObject(body) ? body : undefined
}
