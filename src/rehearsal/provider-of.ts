import type { ClusterProvider } from '../cluster/cluster-provider.ts'
import type { RehearsalDeps } from './rehearse.ts'
import type { Target } from './request.ts'

/** The provider for a target; loaded only when it is used. */
export async function providerOf(
  target: Target,
  deps: Pick<RehearsalDeps, 'environment' | 'version'>,
): Promise<ClusterProvider> {
  if (target.kind === 'existing') {
    const { existingCluster } = await import('../cluster/existing.ts')
    return existingCluster({ ...target, userAgent: `restore-rehearsal/${deps.version}` })
  }
  if (target.kind === 'kind') {
    const { kindCluster } = await import('../cluster/kind/provider.ts')
    const { keep, kind: _kind, ...options } = target
    const userAgent = `restore-rehearsal/${deps.version}`
    return kindCluster({ ...options, environment: deps.environment, userAgent, keepRunning: keep })
  }
  const { controlPlane } = await import('../cluster/control-plane/provider.ts')
  return controlPlane({
    kubernetesVersion: target.kubernetesVersion,
    ...(target.binariesDirectory === undefined ? {} : { binariesDirectory: target.binariesDirectory }),
    environment: deps.environment,
    workloads: target.workloads ?? 'none',
    keepRunning: target.keep,
  })
}
