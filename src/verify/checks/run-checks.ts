// Carries out the checks of the user. Those about objects share one list per type: it is read page by page, and each page is
// looked at by every check that it concerns. Those about pods follow, each with its own wait, and then scripts, one at a time.
import { type JsonObject, textAt, textMapAt } from '../../core/json.ts'
import { mapConcurrent } from '../../core/map-concurrent.ts'
import type { ApiResource } from '../../kube/api-resource.ts'
import { discover } from '../../kube/discovery.ts'
import type { ExecInPod } from '../../kube/exec-contract.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { listPages } from '../../kube/verbs.ts'
import type { CheckResult } from '../../report/findings.ts'
import { compileSelector } from '../../restore/select/label-selector.ts'
import {
  type Check,
  type Conclusion,
  inconclusive,
  type ListDemand,
  type ObjectSelection,
  type PodDemand,
  type ScriptDemand,
} from './check.ts'
import { findType } from './find-type.ts'
import { type Looker, lookerFor } from './lookers.ts'
import { podCheck } from './pod-checks.ts'

export interface CheckInput {
  readonly checks: readonly Check[]
  readonly client: KubeClient
  /** False: no pod ever runs in the cluster. A given cluster is asked for its nodes as well. */
  readonly hasNodes: boolean
  /** Pods only seem to run: they can be ready, and answer nobody. */
  readonly isSimulated?: boolean
  /** Runs a command in a pod. */
  readonly exec: ExecInPod
  /** Milliseconds that pods get to become what a check demands. */
  readonly podPatienceMs: number
  readonly script: (demand: ScriptDemand, signal: AbortSignal) => Promise<Conclusion>
  readonly signal: AbortSignal
  /** Milliseconds. */
  readonly clock: () => number
}

/** In the order of the file. @throws TransportError, the reason of the signal */
export async function runChecks(input: CheckInput): Promise<readonly CheckResult[]> {
  const { checks, client, signal, clock } = input
  if (checks.length === 0) return []
  const results = new Map<Check, CheckResult>()
  const settle = (check: Check, conclusion: Conclusion, started: number): void => {
    const { name, demand } = check
    results.set(check, { name, kind: demand.test, ...conclusion, ms: Math.round(clock() - started) })
  }
  const started = clock()
  const discovery = await discover(client)
  const waiting: Waiting[] = []
  const aboutPods: AboutPods[] = []
  for (const check of checks) {
    const { demand } = check
    if (demand.test === 'run') continue
    const type = findType(discovery, demand)
    if ('result' in type) settle(check, type, started)
    else if (isAboutPods(demand)) aboutPods.push({ check, demand, type })
    else waiting.push({ check, type, matches: matcherOf(demand.of), looker: lookerFor(demand, clock) })
  }
  const groups = Map.groupBy(waiting, ({ type }) => `${type.group}/${type.version}/${type.resource}`)
  await mapConcurrent(groups.values(), LANES, signal, async (group) => {
    const begun = clock()
    const problem = await lookAtAll(client, group)
    for (const { check, looker } of group) settle(check, problem ?? looker.conclude(), begun)
  })
  const mayHaveNodes = input.hasNodes || input.isSimulated === true
  const areThereNodes = aboutPods.length > 0 && mayHaveNodes && (await hasNode(client))
  await mapConcurrent(aboutPods, LANES, signal, async ({ check, demand, type }) => {
    const begun = clock()
    const isPossible = areThereNodes && (input.hasNodes || demand.test === 'ready')
    settle(check, isPossible ? await lookAtPods(demand, type, input) : podsNeeded(demand, input), begun)
  })
  for (const check of checks) {
    const { demand } = check
    if (demand.test !== 'run') continue
    const begun = clock()
    settle(check, await input.script(demand, signal), begun)
  }
  return checks.flatMap((check) => results.get(check) ?? [])
}

/** Types that are listed at the same time. */
const LANES = 3

interface AboutPods {
  readonly check: Check
  readonly demand: PodDemand
  readonly type: ApiResource
}

interface Waiting {
  readonly check: Check
  readonly type: ApiResource
  readonly matches: (object: JsonObject) => boolean
  readonly looker: Looker
}

/** How all checks of the type end when it cannot be listed. */
async function lookAtAll(client: KubeClient, group: readonly Waiting[]): Promise<Conclusion | undefined> {
  const [first] = group
  if (first === undefined) return undefined
  const { type } = first
  const apiVersion = type.group === '' ? type.version : `${type.group}/${type.version}`
  try {
    for await (const page of listPages(client, type, scopeOf(group))) {
      // Entries of a list come without their type.
      const objects = page.map((object) => ({ apiVersion, kind: type.kind, ...object }))
      for (const { looker, matches } of group) looker.look(objects.filter(matches))
    }
    return undefined
  } catch (error) {
    if (!(error instanceof KubeError)) throw error
    return inconclusive(`${type.kind} cannot be listed: ${error.message}`)
  }
}

/** One namespace is listed alone: a shared cluster may hold far more. */
function scopeOf(group: readonly Waiting[]): string {
  const namespaces = new Set(group.map(({ check }) => namespaceOf(check)))
  const [only] = namespaces
  return namespaces.size === 1 ? (only ?? '') : ''
}

function namespaceOf({ demand }: Check): string | undefined {
  return demand.test === 'run' ? undefined : demand.of.namespace
}

function matcherOf({
  namespace,
  objectName,
  labelSelector,
}: ObjectSelection): (object: JsonObject) => boolean {
  const hasLabels = labelSelector === undefined ? undefined : compileSelector(labelSelector)
  return (object) =>
    (namespace === undefined || textAt(object, 'metadata', 'namespace') === namespace) &&
    (objectName === undefined || textAt(object, 'metadata', 'name') === objectName) &&
    (hasLabels === undefined || hasLabels(textMapAt(object, 'metadata', 'labels')))
}

function isAboutPods(demand: ListDemand | PodDemand): demand is PodDemand {
  return demand.test === 'ready' || demand.test === 'http' || demand.test === 'exec'
}

/** Where pods would have to run, and none can, nothing is proved. */
function podsNeeded({ test }: PodDemand, { isSimulated }: CheckInput): Conclusion {
  const why = isSimulated === true ? 'those of this cluster are simulated' : 'this cluster has no nodes'
  return inconclusive(`${test} needs running pods, and ${why}`)
}

const NODES = { group: '', version: 'v1', resource: 'nodes' }

async function hasNode(client: KubeClient): Promise<boolean> {
  for await (const page of listPages(client, NODES, '')) if (page.length > 0) return true
  return false
}

async function lookAtPods(demand: PodDemand, type: ApiResource, input: CheckInput): Promise<Conclusion> {
  const { client, exec, podPatienceMs, signal } = input
  const matches = matcherOf(demand.of)
  const objects = async (): Promise<readonly JsonObject[]> => {
    const found: JsonObject[] = []
    for await (const page of listPages(client, type, demand.of.namespace ?? '')) {
      found.push(...page.map((object) => ({ kind: type.kind, ...object })).filter(matches))
    }
    return found
  }
  try {
    return await podCheck(demand, { type, objects }, { client, exec, signal, patienceMs: podPatienceMs })
  } catch (error) {
    if (!(error instanceof KubeError)) throw error
    return inconclusive(`${type.kind} cannot be looked at: ${error.message}`)
  }
}
