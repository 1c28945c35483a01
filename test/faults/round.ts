// One round: a backup, a cluster with some of it, a restore through faults, and a check. All of it follows from seed and number.
import { createRandom } from '../../bench/generate/random.ts'
import type { JsonObject } from '../../src/core/json.ts'
import { stringifyJson, textAt, withAt } from '../../src/core/json.ts'
import type { KubeConnection } from '../../src/kube/connection.ts'
import { type KubeClient, openKubeClient } from '../../src/kube/kube-client.ts'
import { collectionPath, splitApiVersion, splitGroupResource } from '../../src/kube/paths.ts'
import type { Patience } from '../../src/kube/patience.ts'
import type { RequestLogFigures } from '../../src/kube/request-log.ts'
import type { ReportItem } from '../../src/report/model.ts'
import type { ConfigMap, RestoreSpec } from '../../src/restore/restore-document.ts'
import { groupResourceOf } from '../itg/engine/objects.ts'
import { type BackupSize, makeBackup, type RoundBackup } from './backup.ts'
import { check } from './check.ts'
import { cut, type NetworkPlan, planNetwork, silence } from './network.ts'
import { type FaultProxy, openFaultProxy } from './proxy/fault-proxy.ts'
import { faultOf } from './proxy/faults.ts'
import { type FaultPlan, faultFor, kindsOf } from './proxy/plan.ts'
import { restoreThrough } from './restore.ts'
import type { Servers } from './servers.ts'
import { takeSnapshot } from './snapshot.ts'
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts'

/** What happens to the servers, or to the way to them, in the middle of the restore. */
export type Blow = ServerBlow | 'network silent' | 'network cut'
type ServerBlow = 'kill kube-apiserver' | 'kill etcd' | 'rotate certificate'

export interface RoundPlan {
  readonly seed: string
  readonly round: number
  readonly faults: FaultPlan
  readonly protocol: 'h2' | 'http/1.1'
  readonly pageSize: number
  readonly concurrency: number
  readonly size: BackupSize
  readonly policy: 'none' | 'update'
  readonly managedFields: 'restore' | 'skip'
  readonly profile: 'velero-1.18' | 'velero-1.9'
  /** Some objects are named by the server. */
  readonly hasGeneratedNames: boolean
  readonly blow: { readonly kind: Blow; readonly atRequest: number; readonly downMs: number } | undefined
  /** Through a proxy of TCP as well, with this on every connection. */
  readonly network: NetworkPlan | undefined
}

export interface RoundEnd {
  readonly plan: RoundPlan
  readonly violations: readonly string[]
  readonly requests: number
  readonly faults: number
  readonly connections: number
  /** Of the client: for what no proxy counts. */
  readonly figures: RequestLogFigures | undefined
  readonly counts: Readonly<Record<string, number>>
  readonly seconds: number
}

export function planRound(seed: string, round: number, overrides: Partial<RoundPlan> = {}): RoundPlan {
  const random = createRandom(`${seed} ${round}`)
  const isOneIn = (count: number): boolean => random.below(count) === 0
  const blows = [
    'kill kube-apiserver',
    'kill etcd',
    'rotate certificate',
    'network silent',
    'network cut',
  ] as const
  const blow = { kind: random.pick(blows), atRequest: 5 + random.below(60), downMs: random.below(1_500) }
  return {
    seed,
    round,
    faults: {
      seed: `${seed} ${round}`,
      kinds: kindsOf(random),
      percent: random.pick([5, 15, 40]),
      perRequest: random.pick([1, 1, 2]),
    },
    protocol: random.pick(['h2', 'http/1.1']),
    pageSize: random.pick([3, 10, 500]),
    concurrency: random.pick([1, 4, 16, 32]),
    size: { namespaces: 1 + random.below(3), perNamespace: 4 + random.below(16), hasDefinitions: isOneIn(4) },
    policy: random.pick(['none', 'update']),
    managedFields: random.pick(['restore', 'skip']),
    profile: isOneIn(5) ? 'velero-1.9' : 'velero-1.18',
    hasGeneratedNames: isOneIn(4),
    blow: isOneIn(4) ? blow : undefined,
    network: isOneIn(4) ? planNetwork(random) : undefined,
    ...overrides,
  }
}

export async function runRound(
  servers: Servers,
  plan: RoundPlan,
  patience: Partial<Patience> = {},
): Promise<RoundEnd> {
  const begin = performance.now()
  const prefix = `r${plan.round}-${createRandom(`${plan.seed} ${plan.round}`).hex(6)}`
  const backup = labelled(makeBackup(plan.faults.seed, prefix, plan.size))
  await servers.untilReady()
  const client = await direct(servers.connection)
  try {
    await createAll(client, backup.before)
    const before = await takeSnapshot(client)
    let blown: Promise<void> | undefined
    let tcp: TcpProxy | undefined
    await using proxy = await openFaultProxy(servers.connection, {
      protocol: plan.protocol,
      pageSize: plan.pageSize,
      faultFor: (request, nth) => faultFor(plan.faults, request, nth),
      onRequest: (count) => {
        if (count === plan.blow?.atRequest) blown = strike(servers, tcp, plan.blow)
      },
    })
    await using network = await networkOf(plan, proxy)
    tcp = network
    const { report, exitCode } = await restoreThrough({
      kubeconfig: (tcp ?? proxy).kubeconfig,
      name: prefix,
      objects: backup.objects,
      patience,
      deadlineMs: 600_000,
      spec: { existingResourcePolicy: plan.policy, ...(plan.hasGeneratedNames ? GENERATED.spec : {}) },
      configMaps: plan.hasGeneratedNames ? [GENERATED.configMap] : [],
      settings: {
        concurrency: plan.concurrency,
        managedFields: plan.managedFields,
        profile: plan.hasGeneratedNames ? 'velero-1.18' : plan.profile,
      },
    })
    await blown
    await servers.untilReady()
    const violations = check({
      report,
      exitCode,
      objects: backup.objects,
      restoreName: prefix,
      before,
      after: await takeSnapshot(client),
      mustSucceed: (item) => !hasExcuse(plan, proxy, item),
    })
    const failure = report.failure === undefined ? [] : [`the run ended early: ${report.failure.message}`]
    return {
      plan,
      violations: [...failure, ...violations],
      requests: proxy.count,
      faults: proxy.met.length,
      connections: proxy.connections,
      figures: report.requests,
      counts: report.counts,
      seconds: Math.round((performance.now() - begin) / 100) / 10,
    }
  } finally {
    client.close()
  }
}

async function networkOf(plan: RoundPlan, { connection }: FaultProxy): Promise<TcpProxy | undefined> {
  const isHit = plan.blow?.kind === 'network silent' || plan.blow?.kind === 'network cut'
  if (plan.network === undefined && !isHit) return undefined
  const proxy = await openTcpProxy(connection, plan.network?.seed ?? 1)
  if (plan.network !== undefined) await proxy.add(plan.network.toxic, plan.network.stream)
  return proxy
}

async function strike(
  servers: Servers,
  tcp: TcpProxy | undefined,
  { kind, downMs }: NonNullable<RoundPlan['blow']>,
): Promise<void> {
  if (kind === 'rotate certificate') return await servers.rotateCertificate()
  if (kind === 'network silent' || kind === 'network cut') {
    if (tcp === undefined) throw new Error('there is no proxy of TCP')
    return await (kind === 'network cut' ? cut : silence)(tcp, downMs)
  }
  const name = kind === 'kill etcd' ? 'etcd' : 'kube-apiserver'
  await servers.kill(name)
  await new Promise((resolve) => setTimeout(resolve, downMs))
  await servers.start(name)
}

/** It was refused for good, or nobody can find an object again whose name was in the lost answer. */
function hasExcuse(plan: RoundPlan, proxy: FaultProxy, item: ReportItem): boolean {
  const isNameless = plan.hasGeneratedNames && item.resource === GENERATED.resource
  return (
    (isNameless && item.outcome === 'unknown') ||
    proxy.met.some(({ request, fault }) => {
      const isOfItem = request.path.includes(`/${item.namespace}/`) || item.namespace === ''
      const isRefused = faultOf(fault).isFinal === true && request.method === 'POST'
      return (
        isRefused &&
        ((isOfItem && request.name === item.name) ||
          request.name === item.namespace ||
          isType(request.name, item))
      )
    })
  )
}

/** Without its definition no object of it can be created. */
function isType(definition: string, item: ReportItem): boolean {
  return definition === item.resource
}

/** A modifier that leaves the name of pod templates to the server. */
const GENERATED = {
  resource: 'podtemplates',
  spec: { resourceModifier: { kind: 'ConfigMap', name: 'changes' } } satisfies RestoreSpec,
  configMap: {
    name: 'changes',
    namespace: 'velero',
    labels: {},
    data: {
      rules: JSON.stringify({
        version: 'v1',
        resourceModifierRules: [
          {
            conditions: { groupResource: 'podtemplates' },
            patches: [
              { operation: 'remove', path: '/metadata/name' },
              { operation: 'add', path: '/metadata/generateName', value: 'made-' },
            ],
          },
        ],
      }),
    },
  } satisfies ConfigMap,
}

/** So that an object without a name can be told from its likes. */
function labelled(backup: RoundBackup): RoundBackup {
  const mark = (object: JsonObject): JsonObject =>
    textAt(object, 'kind') === 'PodTemplate'
      ? withAt(object, ['metadata', 'labels'], { item: textAt(object, 'metadata', 'name') ?? '' })
      : object
  return { ...backup, objects: backup.objects.map(mark), before: backup.before.map(mark) }
}

function direct(connection: KubeConnection): Promise<KubeClient> {
  return openKubeClient(connection, {
    signal: new AbortController().signal,
    maxInFlight: 16,
    userAgent: 'test',
  })
}

async function createAll(client: KubeClient, objects: readonly JsonObject[]): Promise<void> {
  for (const object of objects) {
    const { resource } = splitGroupResource(groupResourceOf(object))
    const type = { ...splitApiVersion(textAt(object, 'apiVersion') ?? ''), resource }
    const path = collectionPath(type, textAt(object, 'metadata', 'namespace') ?? '')
    await client.expect({ method: 'POST', path, body: stringifyJson(object) })
  }
}
