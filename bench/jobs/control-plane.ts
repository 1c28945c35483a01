import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { controlPlane } from '../../src/cluster/control-plane/provider.ts'

/** The same control plane that a rehearsal starts; it is gone when `work` has settled. */
export async function withControlPlane<T>(
  signal: AbortSignal,
  work: (cluster: RunningCluster) => Promise<T>,
): Promise<T> {
  const provider = controlPlane({ kubernetesVersion: undefined, environment: process.env })
  const cluster = await provider.start({ signal, progress: (line) => process.stderr.write(`${line}\n`) })
  try {
    return await work(cluster)
  } finally {
    await cluster.stop()
  }
}
