import { messageOf } from '../../core/rehearsal-error.ts'
import { findBinaries } from '../binaries/find-binaries.ts'
import { checkRoom } from '../check-room.ts'
import type { ClusterContext, ClusterProvider } from '../cluster-provider.ts'
import { removeOrphans } from '../left-behind.ts'
import { type Environment, stateDirectoryOf } from '../paths.ts'
import { findTie } from '../processes/tie-to-owner.ts'
import type { SimulationPrograms } from '../simulated/start-simulation.ts'
import { dataParent } from './data-folder.ts'
import { startCluster } from './start-cluster.ts'

export interface ControlPlaneOptions {
  /** `1.36`, `1.36.3` or `v1.36.3`; undefined for the newest that is available. */
  readonly kubernetesVersion: string | undefined
  /** A folder with `etcd` and `kube-apiserver`; when it is given, nothing else is looked at. */
  readonly binariesDirectory?: string
  /** The environment of this process; where things are looked for and kept depends on it. */
  readonly environment: Environment
  /** Where running clusters are written down; by default what `stateDirectoryOf` says. */
  readonly stateDirectory?: string
  /** `simulated`: with controllers, a scheduler and nodes on which pods only seem to run. */
  readonly workloads?: 'none' | 'simulated'
  /** The cluster stays when this process ends. It ends with `stop`, or with `removeCluster` at any later time. */
  readonly keepRunning?: boolean
}

/** A kube-apiserver and an etcd of this user's alone, reachable only from this machine; without nodes and controllers unless workloads are simulated. */
export function controlPlane(options: ControlPlaneOptions): ClusterProvider {
  const { binariesDirectory, environment, keepRunning = false, kubernetesVersion } = options
  const stateDirectory = options.stateDirectory ?? stateDirectoryOf(environment)
  return {
    kind: 'control-plane',
    async start(context) {
      // What a killed run has left is in nobody's way, so it must not stop this one.
      const cleaned = removeOrphans(stateDirectory).then(
        (ids) => ids.map((id) => `Removed cluster ${id}, which a run that was killed had left behind`),
        (error: unknown) => [`Left behind by an earlier run: ${messageOf(error)}`],
      )
      const tied = findTie(context.signal).catch(() => [])
      const binaries = await findBinaries({ kubernetesVersion, binariesDirectory, environment }, context)
      const simulation = await simulationPrograms(options, binaries.version, context)
      for (const line of await cleaned) context.progress(line)
      const parent = dataParent(environment)
      checkRoom(simulation === undefined ? 'control-plane' : 'simulated', parent, context.progress)
      const settings = { stateDirectory, dataParent: parent, keepRunning, simulation, tie: await tied }
      return startCluster(binaries, settings, context)
    },
  }
}

async function simulationPrograms(
  { binariesDirectory, environment, workloads = 'none' }: ControlPlaneOptions,
  version: string,
  context: ClusterContext,
): Promise<SimulationPrograms | undefined> {
  if (workloads === 'none') return undefined
  const { findSimulation } = await import('../simulated/find-simulation.ts')
  return await findSimulation({ version, binariesDirectory, environment }, context)
}
