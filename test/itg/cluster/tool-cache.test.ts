// Programs in the tool cache of a runner. GitHub's own library says whether they lie where tools lie.

import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { cacheDir, find, findAllVersions } from '@actions/tool-cache'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { sealContents } from '../../../src/cluster/binaries/cache-contents.ts'
import { PROGRAMS } from '../../../src/cluster/binaries/control-plane-set.ts'
import { findBinaries } from '../../../src/cluster/binaries/find-binaries.ts'
import { PLATFORM } from '../../build/platform.ts'
import { buildContext, temporaryFolder } from './fixture-cluster.ts'
import { buildAssets } from './fixture-search.ts'

const VERSION = '1.36.7'
const TOOL = 'rehearse-control-plane'

let tools: string
let home: string
/** The entry in the cache folder of the user. */
let kept: string
/** What a runner has, and neither downloads nor a Go toolchain. */
let environment: Readonly<Record<string, string | undefined>>

beforeEach(async () => {
  const folder = temporaryFolder()
  tools = join(folder, 'tools')
  home = join(folder, 'home')
  kept = join(home, '.cache', 'restore-rehearsal', 'binaries', `${VERSION}-${PLATFORM}`)
  cpSync(buildAssets(VERSION), kept, { recursive: true })
  await sealContents(kept, PROGRAMS, { version: VERSION, origin: 'a test' }, new AbortController().signal)
  environment = {
    HOME: home,
    RUNNER_TOOL_CACHE: tools,
    REHEARSE_DOWNLOAD_BASE_URL: 'off',
    PATH: '/nowhere',
  }
  // The library asks the process.
  vi.stubEnv('RUNNER_TOOL_CACHE', tools)
  return () => vi.unstubAllEnvs()
})

const search = (
  context: ReturnType<typeof buildContext> = buildContext(),
  overrides: typeof environment = {},
): ReturnType<typeof findBinaries> =>
  findBinaries(
    {
      kubernetesVersion: '1.36',
      binariesDirectory: undefined,
      environment: { ...environment, ...overrides },
    },
    context,
  )

const entry = (...parts: readonly string[]): string => join(tools, TOOL, VERSION, process.arch, ...parts)

describe('on a runner', () => {
  test('what is got goes into the tool cache, where the library finds it', async () => {
    const context = buildContext()
    expect(await search(context)).toEqual({
      etcd: entry('etcd'),
      kubeApiserver: entry('kube-apiserver'),
      version: VERSION,
    })
    expect(context.lines).toEqual([`Copying Kubernetes ${VERSION} from ${kept} into ${join(tools, TOOL)}`])
    expect(find(TOOL, VERSION)).toBe(entry())
    expect(find(TOOL, '1.36.x')).toBe(entry())
    expect(readdirSync(join(tools, TOOL, VERSION)).sort()).toEqual([process.arch, `${process.arch}.complete`])
    // Whoever fills it, others of the runner use it.
    for (const path of [entry(), entry('etcd'), join(tools, TOOL)])
      expect((statSync(path).mode & 0o555).toString(8)).toBe('555')
  })

  test('the next run needs nothing else', async () => {
    await search()
    rmSync(home, { recursive: true })
    const context = buildContext()
    expect(await search(context)).toMatchObject({ etcd: entry('etcd') })
    expect(context.lines).toEqual([])
  })

  test('what the library has put there of a filled folder is used', async () => {
    await cacheDir(kept, TOOL, VERSION)
    rmSync(home, { recursive: true })
    expect(await search()).toMatchObject({ etcd: entry('etcd'), version: VERSION })
  })

  test('the name of Azure Pipelines wins, a folder of the user over both', async () => {
    const other = join(tools, 'other')
    const { etcd } = await search(buildContext(), { AGENT_TOOLSDIRECTORY: other })
    expect(etcd.startsWith(`${other}/${TOOL}/`)).toBe(true)
    const cache = join(home, '.cache', 'restore-rehearsal')
    expect(await search(buildContext(), { REHEARSE_CACHE_DIR: cache })).toMatchObject({
      etcd: join(kept, 'etcd'),
    })
    expect(findAllVersions(TOOL)).toEqual([])
  })
})

describe('an entry of the tool cache is not used', () => {
  test('when a program has changed', async () => {
    await search()
    appendFileSync(entry('etcd'), 'x')
    await expect(search()).rejects.toMatchObject({
      code: 'CLUSTER_BINARIES_DIGEST',
      message: `${entry('etcd')} has changed since it was put into the cache`,
    })
    rmSync(entry('etcd'))
    const context = buildContext()
    await search(context)
    expect(context.lines[0]).toBe(`Not used: ${entry()} is incomplete`)
    expect(readFileSync(entry('etcd'))).toEqual(readFileSync(join(kept, 'etcd')))
  })

  test('when it has no digests, and it is got anew', async () => {
    mkdirSync(entry(), { recursive: true })
    writeFileSync(`${entry()}.complete`, '')
    writeFileSync(entry('etcd'), 'of somebody else')
    const context = buildContext()
    await search(context)
    expect(context.lines[0]).toBe(`Not used: ${entry()} is incomplete`)
    expect(readFileSync(entry('etcd'))).toEqual(readFileSync(join(kept, 'etcd')))
    expect(existsSync(entry('contents.json'))).toBe(true)
  })

  test('when its maker did not come to its end', async () => {
    cpSync(kept, entry(), { recursive: true })
    expect(findAllVersions(TOOL)).toEqual([])
    const context = buildContext()
    await search(context)
    expect(context.lines[0]).toMatch(/^Copying /)
    expect(findAllVersions(TOOL)).toEqual([VERSION])
  })

  test('and the error names where it was looked', async () => {
    rmSync(home, { recursive: true })
    await expect(search()).rejects.toMatchObject({
      code: 'CLUSTER_BINARIES_MISSING',
      message: [
        'no etcd and kube-apiserver of Kubernetes 1.36 found:',
        '  KUBEBUILDER_ASSETS: not set',
        `  tool cache: ${join(tools, TOOL)} does not hold 1.36`,
        `  cache: ${join(home, '.cache', 'restore-rehearsal', 'binaries')} does not hold 1.36`,
        '  download: switched off by REHEARSE_DOWNLOAD_BASE_URL',
        '  Go build: there is no go command on the PATH',
      ].join('\n'),
    })
  })
})

test('two runs at the same time make one entry', async () => {
  const contexts = [buildContext(), buildContext(), buildContext()]
  const found = await Promise.all(contexts.map((context) => search(context)))
  expect(new Set(found.map(({ etcd }) => etcd))).toEqual(new Set([entry('etcd')]))
  const copies = contexts.flatMap(({ lines }) => lines).filter((line) => line.startsWith('Copying '))
  expect(copies).toHaveLength(1)
  expect(readdirSync(join(tools, TOOL, VERSION)).sort()).toEqual([process.arch, `${process.arch}.complete`])
})
