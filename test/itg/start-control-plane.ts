import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { controlPlane } from '../../src/cluster/control-plane/provider.ts'

/** A real control plane for a test; the test stops it. */
export async function startControlPlane(kubernetesVersion?: string): Promise<RunningCluster> {
  return await controlPlane({ kubernetesVersion, environment: process.env }).start({
    signal: AbortSignal.timeout(840_000),
    progress: (line) => process.stderr.write(`${line}\n`),
  })
}
