import { randomBytes } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import { whenAborted } from '../../core/when-aborted.ts'
import type { KubeConnection } from '../../kube/connection.ts'
import type { ControlPlaneBinaries } from '../binaries/control-plane-set.ts'
import type { ClusterContext, RunningCluster, Simulation } from '../cluster-provider.ts'
import { folderName } from '../cluster-record.ts'
import { identifySelf } from '../processes/process-identity.ts'
import type { Tie } from '../processes/tie-to-owner.ts'
import type { SimulatedCluster, SimulationPrograms } from '../simulated/start-simulation.ts'
import { connectionTo, writeCredentials } from './credential-files.ts'
import { apiServerEnvironment, apiServerFlags, etcdFlags } from './flags.ts'
import { freePort } from './free-port.ts'
import { kubeconfigText } from './kubeconfig.ts'
import { type Layout, layoutOf } from './layout.ts'
import { logTail } from './log-tail.ts'
import { egressConfiguration } from './no-egress.ts'
import { openProbe } from './probe.ts'
import { type ServerProcess, startServer } from './server-process.ts'
import { type TrackedCluster, trackCluster } from './tracked-cluster.ts'
import { waitUntilReady } from './wait-until-ready.ts'

export interface StartSettings {
  readonly stateDirectory: string
  /** The folder that the cluster's own folder is made in. */
  readonly dataParent: string
  readonly keepRunning: boolean
  /** Of what is not kept running: it ends with this process. */
  readonly tie?: Tie
  /** Programs for simulated workloads; undefined: none. */
  readonly simulation?: SimulationPrograms | undefined
  /** Ports to try for the API server; a test can hand out one that is taken. */
  readonly nextPort?: () => Promise<number>
}

/** Well above the 2 to 3 s it takes, for machines that are busy with something else. */
const READY_TIMEOUT_MS = 120_000
const PORT_ATTEMPTS = 5

/** Starts etcd and kube-apiserver and waits until they are ready. @throws CLUSTER_START_FAILED; nothing is left then */
export async function startCluster(
  binaries: ControlPlaneBinaries,
  settings: StartSettings,
  context: ClusterContext,
): Promise<RunningCluster> {
  context.signal.throwIfAborted()
  const id = randomBytes(4).toString('hex')
  const layout = layoutOf(join(settings.dataParent, folderName(id)))
  const tracked = trackCluster(settings.stateDirectory, {
    format: 1,
    id,
    createdAt: new Date().toISOString(),
    owner: identifySelf(),
    children: [],
    folder: layout.folder,
    kubeconfigPath: layout.kubeconfig,
    keep: false,
    version: binaries.version,
  })
  try {
    const ready = await bringUp(binaries, layout, tracked, settings, context.signal)
    writeFileSync(layout.kubeconfig, kubeconfigText(ready.connection, id), { mode: 0o600 })
    const title = `Kubernetes ${ready.version} control plane`
    const simulation = await simulationOf(
      settings,
      { layout, tracked, ...tieOf(settings), ...ready },
      context.signal,
    )
    if (settings.keepRunning) tracked.keep()
    return {
      id,
      title: simulation === undefined ? title : `${title} with simulated workloads`,
      ...(simulation === undefined ? {} : { simulation }),
      ...ready,
      kubeconfigPath: layout.kubeconfig,
      isThrowAway: true,
      hasNodes: false,
      stop: tracked.stop,
    }
  } catch (error) {
    // What cannot be removed stays written down, and the next run tries again; the first error tells more.
    await tracked.stop().catch(() => undefined)
    throw error
  }
}

async function simulationOf(
  { keepRunning, simulation: programs }: StartSettings,
  cluster: SimulatedCluster,
  signal: AbortSignal,
): Promise<Simulation | undefined> {
  if (programs === undefined) return undefined
  const { startSimulation } = await import('../simulated/start-simulation.ts')
  const simulation = await startSimulation(programs, cluster, signal)
  // Nobody will restore into it in this process.
  if (keepRunning) await simulation.begin([], signal)
  return simulation
}

function tieOf({ keepRunning, tie }: StartSettings): { readonly tie?: Tie } {
  return keepRunning || tie === undefined ? {} : { tie }
}

interface Ready {
  readonly version: string
  readonly connection: KubeConnection
  readonly readyInMs: number
  readonly ended: AbortSignal
}

async function bringUp(
  binaries: ControlPlaneBinaries,
  layout: Layout,
  tracked: TrackedCluster,
  settings: StartSettings,
  signal: AbortSignal,
): Promise<Ready> {
  const { nextPort = freePort, simulation } = settings
  const tie = tieOf(settings)
  const begin = performance.now()
  // Fails when the folder is there already, whoever made it.
  mkdirSync(layout.folder, { mode: 0o700 })
  const etcd = await startServer(
    { name: 'etcd', path: binaries.etcd, flags: etcdFlags(layout), ...tie },
    layout,
  )
  tracked.addChild(etcd)
  // Loaded and made while etcd starts: together they take 0.2 s.
  const { makeCredentials } = await import('./credentials.ts')
  const credentials = await makeCredentials(new Date())
  writeCredentials(layout, credentials)
  writeFileSync(layout.egress, egressConfiguration(), { mode: 0o600 })

  const environment = apiServerEnvironment(process.availableMemory())
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted()
    const port = await nextPort()
    const flags = apiServerFlags(layout, port, binaries.version, simulation !== undefined)
    const apiServer = await startServer(
      { name: 'kube-apiserver', path: binaries.kubeApiserver, flags, environment, ...tie },
      layout,
    )
    tracked.addChild(apiServer)
    const connection = connectionTo(port, credentials)
    try {
      const version = await untilReady(connection, [etcd, apiServer], signal)
      const readyInMs = Math.round(performance.now() - begin)
      return { version, connection, readyInMs, ended: endOfAny([etcd, apiServer]) }
    } catch (error) {
      const isPortTaken =
        apiServer.ended.aborted && /bind: address already in use/.test(logTail(apiServer.logPath, ''))
      if (!isPortTaken || attempt === PORT_ATTEMPTS) throw error
    }
  }
}

/** Without their last lines, unlike a failed start: by now they can quote what was restored. */
function endOfAny(servers: readonly ServerProcess[]): AbortSignal {
  const ended = new AbortController()
  for (const { name, ended: its, endedWith } of servers) {
    whenAborted(its, () =>
      ended.abort(
        new RehearsalError('CLUSTER_SERVER_ENDED', `${name} ended with ${endedWith()} before the run did`),
      ),
    )
  }
  return ended.signal
}

async function untilReady(
  connection: KubeConnection,
  servers: readonly ServerProcess[],
  signal: AbortSignal,
): Promise<string> {
  const timeout = AbortSignal.timeout(READY_TIMEOUT_MS)
  const probe = openProbe(connection)
  try {
    return await waitUntilReady(
      probe,
      AbortSignal.any([signal, timeout, ...servers.map(({ ended }) => ended)]),
    )
  } catch (error) {
    if (!timeout.aborted || error !== timeout.reason) throw error
    const tails = servers.map(({ name, logPath }) => logTail(logPath, name))
    const message = `not ready after ${READY_TIMEOUT_MS / 1000} s (${probe.lastAnswer()}); last lines of the servers:\n${tails.join('\n')}`
    throw new RehearsalError('CLUSTER_START_FAILED', message)
  } finally {
    probe.close()
  }
}
