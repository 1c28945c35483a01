// The cache is filled once; afterwards nothing needs the network any more.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBinaries } from '../../../src/cluster/binaries/find-binaries.ts'
import { cacheDirectoryOf, toolCacheOf } from '../../../src/cluster/paths.ts'
import { prefetch } from '../../../src/cluster/prefetch.ts'
import { findProgram } from '../../../src/cluster/programs/find-program.ts'
import { KIND_VERSION } from '../../../src/cluster/programs/program-table.ts'
import { BUILD_MS, buildContext } from './fixture-cluster.ts'
import { buildAssets } from './fixture-search.ts'

/** A machine without a network and without Go. */
const OFFLINE = { REHEARSE_DOWNLOAD_BASE_URL: 'off', PATH: '/nowhere' }
let cache: string

beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'prefetch-'))
})
afterAll(() => rmSync(cache, { recursive: true, force: true }))

test('a control plane: what is used as it is does not count, and no network is needed afterwards', {
  timeout: BUILD_MS,
}, async () => {
  const environment = { ...process.env, KUBEBUILDER_ASSETS: buildAssets('1.36.3') }
  const wanted = {
    cluster: 'control-plane',
    workloads: 'none',
    kubernetesVersions: ['1.36.3', '1.36.3'],
    environment,
  } as const
  const programs = await prefetch(wanted, buildContext())
  expect(programs.map(({ name, version }) => `${name} ${version}`)).toEqual([
    'kube-apiserver 1.36.3',
    'etcd 1.36.3',
  ])
  const kept = toolCacheOf(process.env) ?? cacheDirectoryOf(process.env)
  for (const { path } of programs) expect(path.startsWith(`${kept}/`)).toBe(true)
  const offline = { ...process.env, ...OFFLINE, KUBEBUILDER_ASSETS: undefined }
  const found = await findBinaries(
    { kubernetesVersion: '1.36', binariesDirectory: undefined, environment: offline },
    buildContext(),
  )
  expect(found.version).toMatch(/^1\.36\./)
})

test('kind, into an empty cache', { timeout: BUILD_MS }, async () => {
  const environment = { ...process.env, REHEARSE_CACHE_DIR: cache, REHEARSE_DOWNLOAD_BASE_URL: 'off' }
  const context = buildContext()
  const [kind] = await prefetch(
    { cluster: 'kind', workloads: 'none', kubernetesVersions: ['1.36'], environment },
    context,
  )
  expect(context.lines.at(-1)).toMatch(
    /^The image of the node: docker pull kindest\/node:v1\.36\.\d+@sha256:/,
  )
  const offline = { ...environment, ...OFFLINE }
  expect(
    await findProgram({ name: 'kind', version: KIND_VERSION, environment: offline }, buildContext()),
  ).toBe(kind?.path)
})

test('a version that nobody knows ends it before anything is fetched', async () => {
  const environment = { ...process.env, REHEARSE_CACHE_DIR: cache }
  for (const cluster of ['control-plane', 'kind'] as const) {
    await expect(
      prefetch({ cluster, workloads: 'none', kubernetesVersions: ['1.3'], environment }, buildContext()),
    ).rejects.toMatchObject({ code: 'CLUSTER_VERSION_UNKNOWN' })
  }
})
