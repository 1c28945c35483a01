// A real kind cluster comes and goes. `npm run test:kind` makes its node image first.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { KIND_PARTS } from '../../scripts/prepare-kind.ts'
import { listClusters, removeAll } from '../../src/cluster/left-behind.ts'
import { inTime, openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'

describe.skipIf(WHY_NOT !== undefined)(`kind${TITLE_SUFFIX}`, () => {
  let surroundings: Surroundings

  beforeAll(async () => {
    surroundings = await openSurroundings()
  })
  afterAll(() => surroundings?.close())

  const containers = (): readonly string[] => surroundings.containers()

  /** The program as a user starts it, until kind is at work. */
  async function startedUp(): Promise<{
    readonly child: ChildProcess
    readonly ended: Promise<number | null>
  }> {
    const args = ['cluster', 'up', '--cluster', 'kind', '--kind-image', KIND_PARTS.image]
    const child = spawn(process.execPath, ['src/cli/main.ts', ...args], {
      env: environment(),
      stdio: 'ignore',
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
    await vi.waitUntil(() => containers().length > 0, { timeout: 60_000, interval: 50 })
    return { child, ended }
  }
  const environment = (): NodeJS.ProcessEnv => surroundings.environment

  test('SIGTERM while it starts: everything is removed before the program ends', async () => {
    const { child, ended } = await startedUp()
    child.kill('SIGTERM')
    expect(await ended).toBe(130)
    expect(containers()).toEqual([])
    expect(listClusters(surroundings.stateDirectory)).toEqual([])
  })

  test('a second signal while it starts: nothing goes on, and cluster down removes the rest', async () => {
    const { child, ended } = await startedUp()
    child.kill('SIGINT')
    child.kill('SIGTERM')
    expect(await ended).toBe(130)
    await removeAll(surroundings.stateDirectory)
    expect(containers()).toEqual([])
    expect(kindAtWork()).toEqual([])
  })

  test('kill -9 while it starts: cluster down --all ends what still makes it, and what was made', async () => {
    const { child, ended } = await startedUp()
    child.kill('SIGKILL')
    await ended
    expect(listClusters(surroundings.stateDirectory)).toMatchObject([{ isOwned: false }])
    const down = spawnSync(process.execPath, ['src/cli/main.ts', 'cluster', 'down', '--all'], {
      env: environment(),
      encoding: 'utf8',
    })
    expect([down.status, down.stderr]).toEqual([0, ''])
    expect(containers()).toEqual([])
    expect(kindAtWork()).toEqual([])
    expect(listClusters(surroundings.stateDirectory)).toEqual([])
  })

  /** Programs that would go on making a cluster of this suite. */
  function kindAtWork(): readonly string[] {
    const { stdout } = spawnSync('ps', ['-eo', 'stat=,args='], { encoding: 'utf8' })
    return stdout
      .split('\n')
      .filter((line) => line.includes(`${KIND_PARTS.bin}/kind`) && !line.startsWith('Z'))
  }

  test('an image that is not there is told in the words of the engine, and leaves nothing', async () => {
    const start = surroundings.provider({ image: 'localhost/no-such-node:1' }).start(inTime())
    await expect(start).rejects.toMatchObject({ code: 'CLUSTER_START_FAILED' })
    await expect(start).rejects.toThrow(/no-such-node/)
    expect(containers()).toEqual([])
  })

  test.each([
    ['an archive of images that is not there', '/nowhere/images.tar', /ENOENT/],
    ['a file that is no archive of images', import.meta.filename, /cannot be read as an archive of images/],
  ])('%s is told before anything is started', async (_what, path, told) => {
    const start = surroundings.provider({ imageArchives: [path] }).start(inTime())
    await expect(start).rejects.toMatchObject({ code: 'CLUSTER_IMAGE_NOT_LOADED' })
    await expect(start).rejects.toThrow(told)
    expect(containers()).toEqual([])
    expect(listClusters(surroundings.stateDirectory)).toEqual([])
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
