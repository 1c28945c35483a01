import type { ClusterProvider } from '../cluster/cluster-provider.ts'
import type { RehearsalDeps } from './rehearse.ts'
import type { RehearsalRequest } from './request.ts'

/** The provider for a target; loaded only when it is used. */
export async function providerOf(
  target: RehearsalRequest['target'],
  deps: RehearsalDeps,
): Promise<ClusterProvider> {
  if (target.kind === 'existing') {
    const { existingCluster } = await import('../cluster/existing.ts')
    return existingCluster({ ...target, userAgent: `restore-rehearsal/${deps.version}` })
  }
  const { controlPlane } = await import('../cluster/control-plane/provider.ts')
  return controlPlane({
    kubernetesVersion: target.kubernetesVersion,
    ...(target.binariesDirectory === undefined ? {} : { binariesDirectory: target.binariesDirectory }),
    environment: deps.environment,
    keepRunning: target.keep,
  })
}
