// Controllers and a scheduler that are real, on nodes that are not: kwok says of every pod on them that its containers run. No image
// is pulled, no line of anybody's program is executed.
import { writeFileSync } from 'node:fs'
import {
  isObject,
  type Json,
  type JsonObject,
  listAt,
  objectAt,
  parseJson,
  stringifyJson,
  textAt,
} from '../../core/json.ts'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import { sleep } from '../../core/sleep.ts'
import type { KubeConnection } from '../../kube/connection.ts'
import { type KubeClient, openKubeClient } from '../../kube/kube-client.ts'
import { listObjects } from '../../kube/verbs.ts'
import type { Simulation } from '../cluster-provider.ts'
import type { Component } from '../cluster-record.ts'
import type { Layout } from '../control-plane/layout.ts'
import { type ServerProcess, startServer } from '../control-plane/server-process.ts'
import type { TrackedCluster } from '../control-plane/tracked-cluster.ts'
import { endProcess } from '../processes/end-process.ts'
import type { Tie } from '../processes/tie-to-owner.ts'
import { controllerManagerFlags, kwokFlags, schedulerFlags } from './flags.ts'
import { simulatedNodes } from './nodes.ts'
import { kwokConfiguration } from './stages.ts'

/** Paths. */
export interface SimulationPrograms {
  readonly kubeControllerManager: string
  readonly kubeScheduler: string
  readonly kwok: string
}

export interface SimulatedCluster {
  readonly layout: Layout
  readonly tracked: TrackedCluster
  readonly connection: KubeConnection
  readonly tie?: Tie
}

/** Each step takes a second or two; more on a machine that is busy. */
const WAIT_MS = 90_000
const POLL_MS = 100
const END_WAIT_MS = 5_000

const NODES = { group: '', version: 'v1', resource: 'nodes' }
const QUOTAS = { group: '', version: 'v1', resource: 'resourcequotas' }

/** Starts the controllers that admission leans on; the others wait for `begin`. @throws CLUSTER_START_FAILED */
export async function startSimulation(
  programs: SimulationPrograms,
  { layout, tracked, connection, tie }: SimulatedCluster,
  signal: AbortSignal,
): Promise<Simulation> {
  const start = async (name: Component, path: string, flags: readonly string[]): Promise<ServerProcess> => {
    const server = await startServer({ name, path, flags, ...(tie === undefined ? {} : { tie }) }, layout)
    tracked.addChild(server)
    return server
  }
  const startManager = (which: 'admission' | 'all'): Promise<ServerProcess> =>
    start('kube-controller-manager', programs.kubeControllerManager, controllerManagerFlags(layout, which))
  const settle = (what: string, isSo: (client: KubeClient) => Promise<boolean>, running: AbortSignal) =>
    waitFor(what, connection, isSo, running)

  const first = await startManager('admission')
  let servers: readonly ServerProcess[] = [first]
  const ended = (): AbortSignal => AbortSignal.any(servers.map((server) => server.ended))
  await settle('the controllers', hasDefaultAccount, AbortSignal.any([signal, ended()]))
  return {
    ended,
    async begin(nodes, aborts) {
      const beside = AbortSignal.any([aborts, ended()])
      beside.throwIfAborted()
      // Until then a quota limits nothing, and the pods that it forbids would be there.
      await settle('the status of the quotas', areQuotasKnown, beside)
      await endProcess(first.identity, END_WAIT_MS)
      writeFileSync(layout.kwokConfiguration, kwokConfiguration(), { mode: 0o600 })
      servers = [
        await startManager('all'),
        await start('kube-scheduler', programs.kubeScheduler, schedulerFlags(layout)),
        await start('kwok', programs.kwok, kwokFlags(layout)),
      ]
      const running = AbortSignal.any([aborts, ended()])
      await withClient(connection, running, (client) => createNodes(client, simulatedNodes(nodes)))
      await settle('the simulated nodes', areNodesReady, running)
    },
  }
}

async function hasDefaultAccount(client: KubeClient): Promise<boolean> {
  const path = '/api/v1/namespaces/default/serviceaccounts/default'
  return (await client.send({ method: 'GET', path })).status === 200
}

async function areQuotasKnown(client: KubeClient): Promise<boolean> {
  const quotas = await listObjects(client, QUOTAS, '')
  return quotas.every((quota) => {
    const known = objectAt(quota, 'status', 'hard')
    return Object.keys(objectAt(quota, 'spec', 'hard')).every((name) => Object.hasOwn(known, name))
  })
}

async function createNodes(client: KubeClient, nodes: readonly JsonObject[]): Promise<void> {
  for (const node of nodes) {
    const request = { method: 'POST', path: '/api/v1/nodes', body: stringifyJson(node) } as const
    const { status, body } = await client.send(request)
    if (status < 300 || status === 409) continue
    const why = textAt(answerOf(body), 'message') ?? `status ${status}`
    throw new RehearsalError('CLUSTER_START_FAILED', `a simulated node cannot be made: ${why}`)
  }
}

function answerOf(body: Buffer): JsonObject {
  const answer = parseJson(body.toString('utf8'))
  return isObject(answer) ? answer : {}
}

/** Ready, and without the mark that the node controller takes away then. */
async function areNodesReady(client: KubeClient): Promise<boolean> {
  const nodes = await listObjects(client, NODES, '')
  return nodes.length > 0 && nodes.every((node) => isReady(node) && !isMarked(node))
}

function isReady(node: JsonObject): boolean {
  return listAt(node, 'status', 'conditions').some(
    (condition) => textAt(condition, 'type') === 'Ready' && textAt(condition, 'status') === 'True',
  )
}

function isMarked(node: JsonObject): boolean {
  const isOfReadiness = (taint: Json): boolean => textAt(taint, 'key') === 'node.kubernetes.io/not-ready'
  return listAt(node, 'spec', 'taints').some(isOfReadiness)
}

/** @throws CLUSTER_START_FAILED when it is not so in time, the reason of the signal */
async function waitFor(
  what: string,
  connection: KubeConnection,
  isSo: (client: KubeClient) => Promise<boolean>,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + WAIT_MS
  await withClient(connection, signal, async (client) => {
    while (!(await isSo(client))) {
      if (performance.now() > deadline) {
        const message = `${what} of the simulated workloads were not ready after ${WAIT_MS / 1000} s`
        throw new RehearsalError('CLUSTER_START_FAILED', message)
      }
      await sleep(POLL_MS, signal)
    }
  })
}

async function withClient<T>(
  connection: KubeConnection,
  signal: AbortSignal,
  work: (client: KubeClient) => Promise<T>,
): Promise<T> {
  const options = { signal, maxInFlight: 8, userAgent: 'restore-rehearsal', http2: false }
  const client = await openKubeClient(connection, options)
  try {
    return await work(client)
  } catch (error) {
    // A request that the signal ended says less than its reason.
    signal.throwIfAborted()
    throw error
  } finally {
    client.close()
  }
}
