import { expect, test } from 'vitest'
import { TESTED_VERSION } from '../../scripts/prepare-control-plane.ts'
import { prefetch } from '../../src/cluster/prefetch.ts'
import { KWOK_VERSION } from '../../src/cluster/programs/program-table.ts'

test('what simulated workloads need is there beforehand', async () => {
  const programs = await prefetch(
    {
      cluster: 'control-plane',
      workloads: 'simulated',
      kubernetesVersions: [TESTED_VERSION],
      // They are in the cache, so neither a network nor Go is asked for.
      environment: { ...process.env, REHEARSE_DOWNLOAD_BASE_URL: 'off', PATH: '/nowhere' },
    },
    { signal: AbortSignal.timeout(60_000), progress: () => undefined },
  )
  expect(programs.map(({ name, version }) => `${name} ${version}`)).toEqual([
    `kube-apiserver ${TESTED_VERSION}`,
    `etcd ${TESTED_VERSION}`,
    `kube-controller-manager ${TESTED_VERSION}`,
    `kube-scheduler ${TESTED_VERSION}`,
    `kwok ${KWOK_VERSION}`,
  ])
})
