// Everything that an API server which can call others would have asked about a restore.
import type { CatalogItem } from '../../backup/catalog.ts'
import { type JsonObject, textAt, textMapAt } from '../../core/json.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import { splitGroupResource } from '../../kube/paths.ts'
import type { ServerCall, ServerCalls } from '../../report/server-calls/model.ts'
import { type Asked, askWebhooks } from './asked.ts'
import {
  ADDRESSES,
  addressedBy,
  answererOf,
  podLabels,
  type Surroundings,
  WITH_PODS,
} from './behind-service.ts'
import { destinationOf, type ServiceName } from './destination.ts'
import { aggregatedCalls, conversionCalls } from './other-servers.ts'
import { archivedBody, bodyOf, isThere, type RestoredItems, sentItems } from './restored-items.ts'
import { CONFIGURATIONS, type Webhook, webhooksOf } from './webhooks.ts'

export interface ServerCallsInput extends RestoredItems {
  /** What the target serves, once the definitions of the backup are there. */
  readonly discovery: Discovery
  /** Types in the order of the restore. */
  readonly order: readonly string[]
  readonly target: TargetView
}

/** What was in the target before; empty for a cluster of ours. */
export interface TargetView {
  /** Webhook configurations. */
  readonly configurations: readonly JsonObject[]
  readonly namespaceLabels: ReadonlyMap<string, Readonly<Record<string, string>>>
  readonly hasService: (name: ServiceName) => boolean
}

export const EMPTY_TARGET: TargetView = {
  configurations: [],
  namespaceLabels: new Map(),
  hasService: () => false,
}

/** More than any cluster has; a hostile backup shall not keep us busy for ever. */
const MAX_WEBHOOKS = 500
const POLICY_BINDINGS = [
  'validatingadmissionpolicybindings.admissionregistration.k8s.io',
  'mutatingadmissionpolicybindings.admissionregistration.k8s.io',
]

interface Origin {
  readonly origin: ServerCall['origin']
  readonly groupResource: string
  readonly wasAsked: boolean
}

/** Pure but for reading the catalog and the bodies that were sent. */
export function serverCalls(input: ServerCallsInput): ServerCalls {
  const webhooks = new Map([...webhooksOfBackup(input), ...webhooksOfTarget(input)])
  const around = surroundingsOf(input)
  const looked = [...webhooks.keys()].slice(0, MAX_WEBHOOKS)
  const calls = [
    ...admissionCalls(input, looked, webhooks, around),
    ...conversionCalls(input, around),
    ...aggregatedCalls(input, around),
  ]
  return {
    policies: POLICY_BINDINGS.flatMap((resource) => thereOf(input, resource)).length,
    calls: calls.filter(({ asked }) => asked > 0).toSorted((a, b) => b.asked - a.asked),
    notLookedAt: webhooks.size - looked.length,
  }
}

/** Those that the restore made, or would have made. */
function* webhooksOfBackup(input: ServerCallsInput): Generator<readonly [Webhook, Origin]> {
  const inTarget = new Set(input.target.configurations.map(keyOf))
  for (const groupResource of CONFIGURATIONS) {
    for (const item of thereOf(input, groupResource)) {
      const wasThere = inTarget.has(`${item.kind} ${item.name}`) && input.outcomeOf(item)?.kind !== 'created'
      if (wasThere) continue
      const wasAsked = input.isInForce(item)
      for (const one of webhooksOf(bodyOf(input, item) ?? {}))
        yield [one, { origin: 'backup', groupResource, wasAsked }]
    }
  }
}

function* webhooksOfTarget(input: ServerCallsInput): Generator<readonly [Webhook, Origin]> {
  const made = new Set(
    CONFIGURATIONS.flatMap((groupResource) => input.catalog.itemsOf(groupResource))
      .filter((item) => input.outcomeOf(item)?.kind === 'created')
      .map(({ kind, name }) => `${kind} ${name}`),
  )
  for (const configuration of input.target.configurations) {
    if (made.has(keyOf(configuration))) continue
    for (const one of webhooksOf(configuration)) yield [one, IN_TARGET]
  }
}

const IN_TARGET: Origin = { origin: 'target', groupResource: '', wasAsked: true }

function keyOf(configuration: JsonObject): string {
  return `${textAt(configuration, 'kind') ?? ''} ${textAt(configuration, 'metadata', 'name') ?? ''}`
}

function admissionCalls(
  input: ServerCallsInput,
  webhooks: readonly Webhook[],
  origins: ReadonlyMap<Webhook, Origin>,
  around: Surroundings,
): readonly ServerCall[] {
  if (webhooks.length === 0) return []
  const labels = namespaceLabels(input)
  const ranks = new Map(input.order.map((name, index) => [name, index]))
  const rankOf = (groupResource: string): number => ranks.get(groupResource) ?? ranks.size
  const asked = askWebhooks({
    items: sentItems(input),
    webhooks,
    labelsOf: (namespace) => labels.get(namespace) ?? { [OWN_NAME]: namespace },
    versionsOf: (groupResource) => servedVersions(input.discovery, groupResource),
    isAfter: (webhook, { groupResource }) => {
      const { origin, groupResource: own } = origins.get(webhook) ?? IN_TARGET
      return origin === 'target' || rankOf(groupResource) > rankOf(own)
    },
  })
  return asked.map((one) => callOf(one, origins.get(one.webhook) ?? IN_TARGET, around))
}

const KINDS = {
  'mutating-webhook': 'MutatingWebhookConfiguration',
  'validating-webhook': 'ValidatingWebhookConfiguration',
} as const satisfies Record<Webhook['kind'], string>

function callOf(
  { webhook, asked, askedAfter, examples, unsure }: Asked,
  { origin, wasAsked }: Origin,
  around: Surroundings,
): ServerCall {
  const { kind, apiVersion, configuration } = webhook
  const { text, service } = destinationOf(webhook.clientConfig)
  return {
    kind,
    object: { apiVersion, kind: KINDS[kind], namespace: '', name: configuration },
    webhook: webhook.name,
    origin,
    wasAsked,
    destination: text,
    answerer: answererOf(service, around),
    asked,
    askedAfter,
    blocked: webhook.isRefusedWithout ? asked : 0,
    examples,
    ...(unsure === undefined ? {} : { unsure }),
  }
}

function thereOf(input: RestoredItems, groupResource: string): readonly CatalogItem[] {
  return input.catalog.itemsOf(groupResource).filter((item) => isThere(input.outcomeOf(item)))
}

function servedVersions(discovery: Discovery, groupResource: string): readonly string[] {
  const { resource, group } = splitGroupResource(groupResource)
  return discovery
    .versionsOf(group)
    .filter((version) => discovery.find(group, version, resource) !== undefined)
}

const OWN_NAME = 'kubernetes.io/metadata.name'

/** Of the namespaces of the target: those that were there, and those that the restore makes from their files. */
function namespaceLabels(input: ServerCallsInput): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const labels = new Map(input.target.namespaceLabels)
  for (const item of input.catalog.itemsOf('namespaces')) {
    const name = input.targetNameOf(item)
    // A namespace that is there already keeps its own.
    if (labels.has(name) || !isThere(input.outcomeOf(item))) continue
    labels.set(name, { ...textMapAt(bodyOf(input, item), 'metadata', 'labels'), [OWN_NAME]: name })
  }
  return labels
}

/** Each namespace is read once, however many webhooks lead there. */
function surroundingsOf(input: ServerCallsInput): Surroundings {
  const { targetNamespaceOf } = input
  const services = new Map(
    thereOf(input, 'services').map((item) => [`${targetNamespaceOf(item)}/${item.name}`, item]),
  )
  const bodiesIn = (namespace: string, groupResources: readonly string[]): readonly JsonObject[] =>
    groupResources
      .flatMap((groupResource) => thereOf(input, groupResource))
      .filter((item) => targetNamespaceOf(item) === namespace)
      .map((item) => archivedBody(input, item) ?? {})
  return {
    isInTarget: input.target.hasService,
    service({ namespace, name }) {
      const item = services.get(`${namespace}/${name}`)
      return item === undefined ? undefined : archivedBody(input, item)
    },
    podLabels: remembered((namespace) => bodiesIn(namespace, WITH_PODS).map(podLabels)),
    addressed: remembered((namespace) => new Set(bodiesIn(namespace, ADDRESSES).flatMap(addressedBy))),
  }
}

function remembered<T>(make: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return (key) => {
    const found = known.get(key) ?? { value: make(key) }
    known.set(key, found)
    return found.value
  }
}
