// A real kind cluster: real kubelet, real pods. `npm run test:kind` makes its node image first.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { KIND_PARTS, kindIsImpossible } from '../../scripts/prepare-kind.ts'
import type { ClusterContext } from '../../src/cluster/cluster-provider.ts'
import { kindCluster } from '../../src/cluster/kind/provider.ts'
import { listClusters, removeCluster } from '../../src/cluster/left-behind.ts'
import { type Docker, startDocker } from '../kind-node/docker.ts'

const why = kindIsImpossible()

describe.skipIf(why !== undefined)(`kind${why === undefined ? '' : ` (${why})`}`, () => {
  let docker: Docker
  let stateDirectory: string

  beforeAll(async () => {
    docker = await startDocker(KIND_PARTS.dockerData)
    stateDirectory = mkdtempSync(join(tmpdir(), 'kind-state-'))
  })
  afterAll(async () => {
    await docker.stop()
    rmSync(stateDirectory, { recursive: true, force: true })
  })

  const inTime = (): ClusterContext => ({ signal: AbortSignal.timeout(380_000), progress: () => undefined })

  const provider = (options: Partial<Parameters<typeof kindCluster>[0]> = {}) =>
    kindCluster({
      kubernetesVersion: undefined,
      image: KIND_PARTS.image,
      imageArchives: [],
      logsFolder: undefined,
      environment: {
        ...process.env,
        DOCKER_HOST: docker.host,
        REHEARSE_KIND: join(KIND_PARTS.bin, 'kind'),
        REHEARSE_STATE_DIR: stateDirectory,
      },
      userAgent: 'test',
      ...options,
    })

  const containers = (): readonly string[] =>
    execFileSync('docker', ['--host', docker.host, 'ps', '--all', '--format', '{{.Names}}'])
      .toString('utf8')
      .split('\n')
      .filter((name) => name !== '')

  test('comes up with a node that is ready, and leaves nothing', async () => {
    const cluster = await provider().start(inTime())
    expect(cluster.hasNodes).toBe(true)
    expect(cluster.title).toMatch(/^Kubernetes 1\.36\.3 kind cluster$/)
    expect(listClusters(stateDirectory)).toMatchObject([{ id: cluster.id, isUp: true, isOwned: true }])
    expect(containers()).toHaveLength(1)
    await cluster.stop()
    expect(containers()).toEqual([])
    expect(listClusters(stateDirectory)).toEqual([])
  })

  test('stays when asked, until it is removed by its id', async () => {
    const cluster = await provider({ keepRunning: true }).start(inTime())
    await removeCluster(stateDirectory, cluster.id)
    expect(containers()).toEqual([])
  })

  test('ends when the run is cancelled while it starts', async () => {
    const cancel = new AbortController()
    const progress = (line: string): void => {
      if (line.startsWith('Creating')) setTimeout(() => cancel.abort(new Error('cancelled')), 3_000)
    }
    await expect(provider().start({ signal: cancel.signal, progress })).rejects.toThrow('cancelled')
    expect(containers()).toEqual([])
    expect(listClusters(stateDirectory)).toEqual([])
  })

  test('an image that is not there is told in the words of the engine, and leaves nothing', async () => {
    const start = provider({ image: 'localhost/no-such-node:1' }).start(inTime())
    await expect(start).rejects.toMatchObject({ code: 'CLUSTER_START_FAILED' })
    await expect(start).rejects.toThrow(/no-such-node/)
    expect(containers()).toEqual([])
  })

  test('without a container engine nothing is started', async () => {
    const environment = {
      ...process.env,
      DOCKER_HOST: 'unix:///nowhere/docker.sock',
      REHEARSE_STATE_DIR: stateDirectory,
    }
    await expect(provider({ environment }).start(inTime())).rejects.toMatchObject({
      code: 'CLUSTER_ENGINE_MISSING',
    })
    expect(listClusters(stateDirectory)).toEqual([])
  })
})
