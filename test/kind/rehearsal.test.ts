// A backup is rehearsed on real nodes: its pods run, its hooks are carried out, and nothing gets out.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { KIND_PARTS } from '../../scripts/prepare-kind.ts'
import { listClusters, removeCluster } from '../../src/cluster/left-behind.ts'
import { execInPod } from '../../src/kube/exec.ts'
import { readKubeconfig } from '../../src/kube/kubeconfig.ts'
import { NO_DEMANDS } from '../../src/rehearsal/demands.ts'
import { type RehearsalResult, rehearse } from '../../src/rehearsal/rehearse.ts'
import type { Demand, PodDemand } from '../../src/verify/checks/check.ts'
import { startPolicyEngine } from '../kind-node/policy-engine.ts'
import { BUSYBOX, openSurroundings, type Surroundings, TITLE_SUFFIX, WHY_NOT } from './kind-node.ts'
import { CANARY, HOOKS, writeShop } from './shop-backup.ts'

const signal = new AbortController().signal
const of = (kind: string, objectName: string): PodDemand['of'] => ({ kind, namespace: 'shop', objectName })
const inHooked = (...command: readonly string[]): Demand => ({
  test: 'exec',
  of: of('Pod', 'hooked'),
  command,
  container: undefined,
})

const REACHING_API_SERVER = ['sh', '-c', 'nc -w 5 kubernetes.default.svc.cluster.local 443 </dev/null']
const WGET = ['timeout', '10', 'wget', '-q', '-O', '/dev/null']

const CHECKS: Readonly<Record<string, Demand>> = {
  'the Deployment is ready': { test: 'ready', of: of('Deployment', 'web') },
  'the claim is bound': { test: 'ready', of: of('PersistentVolumeClaim', 'data') },
  'the Service answers': { test: 'http', of: of('Service', 'web'), path: '/', port: undefined, status: 200 },
  'the init hook wrote to the claim': inHooked('grep', '-x', 'from-init', '/data/init'),
  'the exec hook wrote to the claim': inHooked('grep', '-x', 'from-exec', '/data/exec'),
  'names of the cluster resolve': inHooked('nslookup', 'web.shop.svc.cluster.local'),
  'the API server is reached': inHooked(...REACHING_API_SERVER),
}

describe.skipIf(WHY_NOT !== undefined)(`a rehearsal on kind${TITLE_SUFFIX}`, () => {
  let surroundings: Surroundings
  let folder: string
  let result: RehearsalResult

  beforeAll(async () => {
    surroundings = await openSurroundings()
    folder = mkdtempSync(join(tmpdir(), 'rehearse-kind-'))
    writeShop(join(folder, 'all'))
    result = await rehearse(
      {
        location: join(folder, 'all'),
        restore: {
          apiVersion: 'velero.io/v1',
          kind: 'Restore',
          metadata: { name: 'restore-1', namespace: 'velero', uid: crypto.randomUUID() },
          spec: { backupName: 'shop', hooks: HOOKS },
          status: {},
        },
        hasManifest: true,
        configMaps: [],
        safety: { profile: 'faithful', rules: [] },
        target: {
          kind: 'kind',
          kubernetesVersion: undefined,
          image: KIND_PARTS.image,
          imageArchives: [],
          egress: 'deny',
          logsFolder: undefined,
          keep: true,
        },
        reportDir: join(folder, 'report'),
        deadlineMs: 380_000,
        workloadsTimeoutMs: 20_000,
        engine: {
          concurrency: 16,
          resourcePriorities: '',
          features: [],
          resourceTimeoutMs: 60_000,
          terminatingResourceTimeoutMs: 60_000,
          itemOperationTimeoutMs: 60_000,
          managedFields: 'auto',
          profile: 'velero-1.18',
          restoreHooks: true,
        },
        demands: {
          ...NO_DEMANDS,
          checks: Object.entries(CHECKS).map(([name, demand]) => ({ name, demand })),
        },
      },
      {
        signal,
        emit: () => undefined,
        environment: surroundings.environment,
        now: () => new Date(),
        version: 'test',
      },
    )
  })
  afterAll(async () => {
    for (const { id } of surroundings === undefined ? [] : listClusters(surroundings.stateDirectory))
      await removeCluster(surroundings.stateDirectory, id)
    await surroundings?.close()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  const docker = (...args: readonly string[]): string =>
    execFileSync('docker', ['--host', surroundings.docker.host, ...args])
      .toString('utf8')
      .trim()

  test('nothing ended the run', () => {
    expect(result.report.failure).toBeUndefined()
    expect(result.report.cluster).toMatchObject({ isThrowAway: true, egress: 'denied' })
  })

  test.each(Object.keys(CHECKS))('%s', (name) => {
    const check = result.report.checks.find((one) => one.name === name)
    expect(`${check?.result} ${check?.message}`).toMatch(/^passed /)
  })

  test('H-7: an exec hook that fails is an error of its namespace, as in Velero', () => {
    expect(result.report.restore?.phase).toBe('PartiallyFailed')
    expect(result.report.errors).toEqual([
      {
        group: 'namespace',
        namespace: 'shop',
        message:
          'hook <from-annotation> in container main failed to execute, err: command terminated with exit code 1',
      },
    ])
    expect(result.report.verdict).toBe('fail')
  })

  test('an image that cannot be pulled is explained in the words of the node', () => {
    const lost = result.report.workloads?.notReady.find(({ name }) => name === 'lost')
    expect(lost).toMatchObject({ class: 'image-not-pulled', missing: '0 of 1 ready' })
    expect(lost?.why.join('\n')).toMatch(/Failed to pull image "localhost\/no-such-image:1": /)
    expect(result.report.workloads?.nodes).toBe('real')
    expect(result.report.findings.find(({ object }) => object.name === 'lost')).toMatchObject({
      class: 'image-not-pulled',
      weight: 'fail',
    })
  })

  test('what a pod that failed has printed is in the report, without the value of a Secret', () => {
    const log = result.report.podLogs?.find(({ pod }) => pod === 'chatty')
    expect(log?.lines).toEqual(['cannot log in with ***'])
    for (const name of readdirSync(join(folder, 'report'))) {
      expect(readFileSync(join(folder, 'report', name), 'utf8')).not.toContain(CANARY)
    }
    expect(readFileSync(join(folder, 'report', 'report.html'), 'utf8')).toContain('cannot log in with ***')
  })

  describe('a neighbour of the cluster', () => {
    let url: string
    const node = (): string => docker('ps', '--filter', 'label=io.x-k8s.kind.role', '--format', '{{.Names}}')

    beforeAll(() => {
      const network = ['--network', 'kind', '--name', 'neighbour']
      docker('run', '--detach', ...network, BUSYBOX, 'httpd', '-f', '-p', '8080', '-h', '/etc')
      const address = '{{.NetworkSettings.Networks.kind.IPAddress}}'
      url = `http://${docker('inspect', '--format', address, 'neighbour')}:8080/hostname`
    })
    afterAll(() => void docker('rm', '--force', 'neighbour'))

    test('is out of reach of the pods, and that is the doing of our rules', async () => {
      expect(await podDoes(...WGET, 'http://web.shop.svc.cluster.local/index.html')).toBe(true)
      expect(await podDoes(...WGET, url)).toBe(false)
      withoutRules()
      expect(await podDoes(...WGET, url)).toBe(true)
    })

    test('is kept out of reach by the policy of the namespace alone, where an engine keeps to policies', async () => {
      withoutRules()
      await startPolicyEngine(surroundings.docker, node())
      expect(await podDoes(...WGET, 'http://web.shop.svc.cluster.local/index.html')).toBe(true)
      expect(await podDoes('nslookup', 'web.shop.svc.cluster.local')).toBe(true)
      expect(await podDoes(...REACHING_API_SERVER)).toBe(true)
      expect(await podDoes(...WGET, url)).toBe(false)
      kubectl('delete', 'networkpolicy', '-n', 'shop', 'restore-rehearsal-egress')
      await vi.waitUntil(() => podDoes(...WGET, url), { timeout: 30_000, interval: 500 })
    })

    function withoutRules(): void {
      docker('exec', '--privileged', node(), 'iptables', '-w', '-F', 'REHEARSE-EGRESS')
    }

    async function podDoes(...command: readonly string[]): Promise<boolean> {
      const connection = await readKubeconfig(result.kubeconfigPath ?? '', undefined, signal)
      const pod = { namespace: 'shop', pod: 'hooked', container: 'main' }
      const { exitCode } = await execInPod(connection, { ...pod, command, timeoutMs: 30_000, signal })
      return exitCode === 0
    }
  })

  function kubectl(...args: readonly string[]): string {
    const path = join(KIND_PARTS.bin, 'kubectl')
    const kubeconfig = result.kubeconfigPath ?? ''
    return execFileSync(path, ['--kubeconfig', kubeconfig, ...args])
      .toString('utf8')
      .trim()
  }
})
