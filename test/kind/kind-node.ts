// The surroundings of every test on a kind cluster.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KIND_PARTS, kindIsImpossible } from '../../scripts/prepare-kind.ts'
import type { ClusterContext } from '../../src/cluster/cluster-provider.ts'
import { type KindOptions, kindCluster } from '../../src/cluster/kind/provider.ts'
import { type Docker, startDocker } from '../kind-node/docker.ts'

/** Why its tests are skipped here; undefined: they run. */
export const WHY_NOT = kindIsImpossible()
export const TITLE_SUFFIX = WHY_NOT === undefined ? '' : ` (${WHY_NOT})`

/** In every node: busybox, made with the node image. */
export const BUSYBOX = 'localhost/busybox:1'

export interface Surroundings {
  readonly docker: Docker
  readonly stateDirectory: string
  /** Where the engine and kind are, for a program with a state folder of its own. */
  readonly variables: Readonly<Record<string, string>>
  /** For whatever starts a kind cluster. */
  readonly environment: Readonly<Record<string, string | undefined>>
  provider(options?: Partial<KindOptions>): ReturnType<typeof kindCluster>
  /** Names, those that have ended too. */
  containers(): readonly string[]
  close(): Promise<void>
}

export async function openSurroundings(): Promise<Surroundings> {
  const docker = await startDocker(KIND_PARTS.dockerData)
  const stateDirectory = mkdtempSync(join(tmpdir(), 'kind-state-'))
  const variables = { DOCKER_HOST: docker.host, REHEARSE_KIND: join(KIND_PARTS.bin, 'kind') }
  const environment = { ...process.env, ...variables, REHEARSE_STATE_DIR: stateDirectory }
  return {
    docker,
    stateDirectory,
    variables,
    environment,
    provider: (options = {}) =>
      kindCluster({
        kubernetesVersion: undefined,
        image: KIND_PARTS.image,
        imageArchives: [],
        egress: 'deny',
        logsFolder: undefined,
        environment,
        userAgent: 'test',
        ...options,
      }),
    containers: () =>
      execFileSync('docker', ['--host', docker.host, 'ps', '--all', '--format', '{{.Names}}'])
        .toString('utf8')
        .split('\n')
        .filter((name) => name !== ''),
    async close() {
      await docker.stop()
      rmSync(stateDirectory, { recursive: true, force: true })
    },
  }
}

export function inTime(): ClusterContext {
  return { signal: AbortSignal.timeout(380_000), progress: () => undefined }
}
