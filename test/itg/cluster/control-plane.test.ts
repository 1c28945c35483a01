import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { ControlPlaneBinaries } from '../../../src/cluster/binaries/control-plane-set.ts'
import { findBinaries } from '../../../src/cluster/binaries/find-binaries.ts'
import type { RunningCluster } from '../../../src/cluster/cluster-provider.ts'
import { freePort } from '../../../src/cluster/control-plane/free-port.ts'
import { controlPlane } from '../../../src/cluster/control-plane/provider.ts'
import { startCluster } from '../../../src/cluster/control-plane/start-cluster.ts'
import { listClusters } from '../../../src/cluster/left-behind.ts'
import {
  BUILD_MS,
  buildContext,
  call,
  commandLinesWith,
  recordNames,
  temporaryFolder,
  temporaryState,
} from './fixture-cluster.ts'

let binaries: ControlPlaneBinaries

beforeAll(async () => {
  const wanted = { kubernetesVersion: undefined, binariesDirectory: undefined, environment: process.env }
  binaries = await findBinaries(wanted, buildContext())
}, BUILD_MS)

const provider = (stateDirectory: string) =>
  controlPlane({ kubernetesVersion: undefined, environment: process.env, stateDirectory })

describe('a cluster', () => {
  test('starts, takes an object over TLS with its token, and leaves nothing when it stops', async () => {
    const stateDirectory = temporaryState()
    const cluster = await provider(stateDirectory).start(buildContext())
    const folder = dirname(cluster.kubeconfigPath)
    expect(cluster).toMatchObject({ version: binaries.version, isThrowAway: true, hasNodes: false })
    expect(cluster.title).toBe(`Kubernetes ${binaries.version} control plane`)
    expect(listClusters(stateDirectory)).toMatchObject([
      { id: cluster.id, isUp: true, isOwned: true, keep: false, folder },
    ])

    const path = '/api/v1/namespaces/default/configmaps'
    const made = await call(cluster.connection, 'POST', path, {
      metadata: { name: 'hello' },
      data: { a: 'b' },
    })
    expect(made).toMatchObject({ status: 201, body: { data: { a: 'b' } } })
    expect(await call(cluster.connection, 'GET', `${path}/hello`)).toMatchObject({
      status: 200,
      body: { data: { a: 'b' } },
    })

    const begin = performance.now()
    await cluster.stop()
    await cluster.stop()
    expect(performance.now() - begin).toBeLessThan(2_000)
    expect(existsSync(folder)).toBe(false)
    expect(commandLinesWith(folder)).toEqual([])
    expect(recordNames(stateDirectory)).toEqual([])
  })

  test('can run beside another one', async () => {
    const stateDirectory = temporaryState()
    const [one, two] = await Promise.all([
      provider(stateDirectory).start(buildContext()),
      provider(stateDirectory).start(buildContext()),
    ])
    expect(one.id).not.toBe(two.id)
    expect(one.connection.server).not.toBe(two.connection.server)
    const path = '/api/v1/namespaces/default/configmaps'
    await call(one.connection, 'POST', path, { metadata: { name: 'only-in-one' } })
    expect((await call(two.connection, 'GET', `${path}/only-in-one`)).status).toBe(404)
    await one.stop()
    expect((await call(two.connection, 'GET', '/version')).status).toBe(200)
    expect(listClusters(stateDirectory).map(({ id }) => id)).toEqual([two.id])
    await two.stop()
    expect(recordNames(stateDirectory)).toEqual([])
  })
})

describe('a running cluster', () => {
  let cluster: RunningCluster

  beforeAll(async () => {
    const stateDirectory = mkdtempSync(join(tmpdir(), 'rehearse-test-state-'))
    cluster = await provider(stateDirectory).start(buildContext())
    return async () => {
      await cluster.stop()
      rmSync(stateDirectory, { recursive: true })
    }
  })

  test('is nobody’s business: its folder and files are its user’s, its server asks for a certificate', async () => {
    const folder = dirname(cluster.kubeconfigPath)
    expect(lstatSync(folder).mode & 0o777).toBe(0o700)
    for (const name of readdirSync(folder).filter((entry) =>
      /\.(key|crt|pub|log)$|^kubeconfig$/.test(entry),
    )) {
      expect([name, lstatSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600])
    }
    const { ca, server } = cluster.connection
    const anonymous = ca === undefined ? { server } : { server, ca }
    expect(await call(anonymous, 'GET', '/api/v1/namespaces')).toMatchObject({ status: 403 })
    expect(server).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/)
  })

  test('has the built-in objects of any other cluster', async () => {
    for (const path of [
      '/apis/rbac.authorization.k8s.io/v1/clusterroles/cluster-admin',
      '/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas/catch-all',
      '/apis/scheduling.k8s.io/v1/priorityclasses/system-node-critical',
      '/api/v1/namespaces/kube-system',
    ]) {
      expect([path, (await call(cluster.connection, 'GET', path)).status]).toEqual([path, 200])
    }
  })

  test('takes a pod although no controller makes service accounts', async () => {
    const pod = {
      metadata: { name: 'p' },
      spec: { containers: [{ name: 'c', image: 'i', securityContext: { privileged: true } }] },
    }
    expect(await call(cluster.connection, 'POST', '/api/v1/namespaces/default/pods', pod)).toMatchObject({
      status: 201,
    })
  })
})

describe('a start', () => {
  const settings = (stateDirectory: string) => ({
    stateDirectory,
    dataParent: temporaryFolder(),
    keepRunning: false,
  })

  test.each([0, 5, 60, 250, 700, 1_500])('that is cancelled after %d ms leaves nothing', async (afterMs) => {
    const stateDirectory = temporaryState()
    const given = settings(stateDirectory)
    const reason = new Error('enough')
    const abort = new AbortController()
    const timer = setTimeout(() => abort.abort(reason), afterMs)
    if (afterMs === 0) abort.abort(reason)
    await expect(startCluster(binaries, given, buildContext(abort.signal))).rejects.toBe(reason)
    clearTimeout(timer)
    expect(readdirSync(given.dataParent)).toEqual([])
    expect(commandLinesWith(given.dataParent)).toEqual([])
    expect(recordNames(stateDirectory)).toEqual([])
  })

  test('tries another port when the first is taken', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void taken.close())
    const address = taken.address()
    const ports = [typeof address === 'object' && address !== null ? address.port : 0]
    const given = { ...settings(temporaryState()), nextPort: async () => ports.shift() ?? freePort() }
    const cluster = await startCluster(binaries, given, buildContext())
    expect(ports).toEqual([])
    expect(await call(cluster.connection, 'GET', '/version')).toMatchObject({ status: 200 })
    expect(listClusters(given.stateDirectory)).toMatchObject([{ isUp: true }])
    await cluster.stop()
  })

  test('tells the last lines of a server that ended', async () => {
    const given = settings(temporaryState())
    const broken = { ...binaries, etcd: '/bin/ls' }
    await expect(startCluster(broken, given, buildContext())).rejects.toMatchObject({
      code: 'CLUSTER_START_FAILED',
      message: expect.stringMatching(/^etcd ended with exit code 2; its last lines:\netcd: .*--data-dir/),
    })
    expect(readdirSync(given.dataParent)).toEqual([])
  })

  test('tells which program cannot be run', async () => {
    const given = settings(temporaryState())
    const broken = { ...binaries, kubeApiserver: '/nowhere/kube-apiserver' }
    await expect(startCluster(broken, given, buildContext())).rejects.toMatchObject({
      code: 'CLUSTER_START_FAILED',
      message: expect.stringContaining('/nowhere/kube-apiserver cannot be run'),
    })
    expect(readdirSync(given.dataParent)).toEqual([])
    expect(commandLinesWith(given.dataParent)).toEqual([])
  })

  test('gives the servers nothing of a pipeline’s environment', async () => {
    const stateDirectory = temporaryState()
    process.env.REHEARSE_TEST_SECRET = 'hunter2'
    process.env.ETCD_LISTEN_CLIENT_URLS = 'http://0.0.0.0:1'
    onTestFinished(() => {
      delete process.env.REHEARSE_TEST_SECRET
      delete process.env.ETCD_LISTEN_CLIENT_URLS
    })
    const cluster = await startCluster(binaries, settings(stateDirectory), buildContext())
    onTestFinished(cluster.stop)
    const children = listClusters(stateDirectory).flatMap((record) => record.children)
    expect(children).toHaveLength(2)
    for (const { pid } of children) {
      const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
        .split('\0')
        .map((entry) => entry.split('=')[0])
      expect(
        names.filter(Boolean).every((name) => ['HOME', 'TMPDIR', 'GOGC', 'GOMEMLIMIT'].includes(name ?? '')),
      ).toBe(true)
    }
  })
})
