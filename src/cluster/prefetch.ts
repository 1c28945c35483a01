// Fills the cache, so that a later start needs no network.
import { findBinaries } from './binaries/find-binaries.ts'
import type { ClusterContext } from './cluster-provider.ts'
import { nodeImageOf } from './kind/node-images.ts'
import type { Environment } from './paths.ts'
import { findProgram } from './programs/find-program.ts'
import { KIND_VERSION, KWOK_VERSION } from './programs/program-table.ts'
import { findSimulation } from './simulated/find-simulation.ts'

export interface PrefetchWanted {
  readonly cluster: 'control-plane' | 'kind'
  /** Of a control plane: with the programs that simulated workloads need. */
  readonly workloads: 'none' | 'simulated'
  /** `1.36` or `1.36.3`; empty: the version of a run that asks for none. */
  readonly kubernetesVersions: readonly string[]
  readonly environment: Environment
}

export interface Prefetched {
  /** Of the program. */
  readonly name: string
  readonly version: string
  readonly path: string
}

/** One after the other; what is there already is checked against its digest. @throws as `findBinaries` and `findProgram` */
export async function prefetch(
  { cluster, workloads, kubernetesVersions, environment }: PrefetchWanted,
  context: ClusterContext,
): Promise<readonly Prefetched[]> {
  const versions = kubernetesVersions.length === 0 ? [undefined] : [...new Set(kubernetesVersions)]
  if (cluster === 'kind') {
    // A version that nobody knows is told before anything is fetched.
    const images = versions.map(nodeImageOf)
    const path = await findProgram({ name: 'kind', version: KIND_VERSION, environment }, context)
    // The engine keeps its images itself, and kind needs no network for one that is there.
    for (const image of images) context.progress(`The image of the node: docker pull ${image}`)
    return [{ name: 'kind', version: KIND_VERSION, path }]
  }
  // What is used as it is never comes into the cache.
  const withoutAssets = { ...environment, KUBEBUILDER_ASSETS: undefined }
  const found: Prefetched[] = []
  for (const kubernetesVersion of versions) {
    const wanted = { kubernetesVersion, binariesDirectory: undefined, environment: withoutAssets }
    const { etcd, kubeApiserver, version } = await findBinaries(wanted, context)
    found.push(
      { name: 'kube-apiserver', version, path: kubeApiserver },
      { name: 'etcd', version, path: etcd },
    )
    if (workloads === 'none') continue
    const simulation = await findSimulation({ version, binariesDirectory: undefined, environment }, context)
    found.push(
      { name: 'kube-controller-manager', version, path: simulation.kubeControllerManager },
      { name: 'kube-scheduler', version, path: simulation.kubeScheduler },
      { name: 'kwok', version: KWOK_VERSION, path: simulation.kwok },
    )
  }
  return found
}
