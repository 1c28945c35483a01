// A real kind cluster comes and goes. `npm run test:kind` makes its node image first.
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listClusters, removeCluster } from '../../src/cluster/left-behind.ts'
import { inTime, openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'

describe.skipIf(WHY_NOT !== undefined)(`kind${TITLE_SUFFIX}`, () => {
  let surroundings: Surroundings

  beforeAll(async () => {
    surroundings = await openSurroundings()
  })
  afterAll(() => surroundings?.close())

  const containers = (): readonly string[] =>
    execFileSync('docker', ['--host', surroundings.docker.host, 'ps', '--all', '--format', '{{.Names}}'])
      .toString('utf8')
      .split('\n')
      .filter((name) => name !== '')

  test('comes up with a node that is ready, and leaves nothing', async () => {
    const cluster = await surroundings.provider().start(inTime())
    expect(cluster.hasNodes).toBe(true)
    expect(cluster.title).toMatch(/^Kubernetes 1\.36\.3 kind cluster$/)
    expect(listClusters(surroundings.stateDirectory)).toMatchObject([
      { id: cluster.id, isUp: true, isOwned: true },
    ])
    expect(containers()).toHaveLength(1)
    await cluster.stop()
    expect(containers()).toEqual([])
    expect(listClusters(surroundings.stateDirectory)).toEqual([])
  })

  test('stays when asked, until it is removed by its id', async () => {
    const cluster = await surroundings.provider({ keepRunning: true }).start(inTime())
    await removeCluster(surroundings.stateDirectory, cluster.id)
    expect(containers()).toEqual([])
  })

  test('ends when the run is cancelled while it starts', async () => {
    const cancel = new AbortController()
    const progress = (line: string): void => {
      if (line.startsWith('Creating')) setTimeout(() => cancel.abort(new Error('cancelled')), 3_000)
    }
    await expect(surroundings.provider().start({ signal: cancel.signal, progress })).rejects.toThrow(
      'cancelled',
    )
    expect(containers()).toEqual([])
    expect(listClusters(surroundings.stateDirectory)).toEqual([])
  })

  test('an image that is not there is told in the words of the engine, and leaves nothing', async () => {
    const start = surroundings.provider({ image: 'localhost/no-such-node:1' }).start(inTime())
    await expect(start).rejects.toMatchObject({ code: 'CLUSTER_START_FAILED' })
    await expect(start).rejects.toThrow(/no-such-node/)
    expect(containers()).toEqual([])
  })

  test('without a container engine nothing is started', async () => {
    const environment = {
      ...process.env,
      DOCKER_HOST: 'unix:///nowhere/docker.sock',
      REHEARSE_STATE_DIR: surroundings.stateDirectory,
    }
    await expect(surroundings.provider({ environment }).start(inTime())).rejects.toMatchObject({
      code: 'CLUSTER_ENGINE_MISSING',
    })
    expect(listClusters(surroundings.stateDirectory)).toEqual([])
  })
})
