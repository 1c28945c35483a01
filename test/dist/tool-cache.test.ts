// The shipped Action on a runner that keeps tools, with the real programs.
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLI, type Ended, EXAMPLES, Workplace } from './black-box.ts'
import { fillCacheFolder } from './programs.ts'

const MAIN = join(import.meta.dirname, '../../dist/main.cjs')

const place = new Workplace()
/** Of the programs that the machine has. */
let version: string
let steps = 0

beforeAll(async () => {
  version = await fillCacheFolder(place, place.path('xdg'))
  mkdirSync(place.path('bin'))
  // What cannot be had is not looked for elsewhere.
  writeFileSync(place.path('bin', 'go'), `#!/bin/sh\necho "$@" >> ${place.path('go-was-asked')}\nexit 1\n`)
  chmodSync(place.path('bin', 'go'), 0o755)
})
afterAll(async () => await place.remove())

/** A runner whose only place for programs is this tool cache, and `cache`, if it is given, the folder of its user. */
function environment(tools: string, cache = 'empty'): Record<string, string> {
  return {
    PATH: `${place.path('bin')}:${process.env.PATH}`,
    RUNNER_TOOL_CACHE: place.path(tools),
    AGENT_TOOLSDIRECTORY: '',
    KUBEBUILDER_ASSETS: '',
    REHEARSE_CACHE_DIR: '',
    REHEARSE_DOWNLOAD_BASE_URL: 'off',
    XDG_CACHE_HOME: place.path(cache),
  }
}

/** A step with the Action. */
async function step(tools: string, cache?: string): Promise<Ended> {
  const folder = place.path(`step-${++steps}`)
  mkdirSync(folder)
  const files = ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY', 'GITHUB_STATE'].map((name) => {
    writeFileSync(join(folder, name), '')
    return [name, join(folder, name)]
  })
  return await place.start(MAIN, [], {
    ...environment(tools, cache),
    ...(Object.fromEntries(files) as Record<string, string>),
    GITHUB_ACTIONS: 'true',
    RUNNER_TEMP: place.folder,
    INPUT_LOCATION: EXAMPLES,
    'INPUT_INCLUDED-NAMESPACES': 'payments',
    'INPUT_REPORT-DIR': join(folder, 'report'),
  }).ended
}

const entry = (tools: string, ...parts: readonly string[]): string =>
  place.path(tools, 'rehearse-control-plane', version, process.arch, ...parts)

describe('the Action on a runner', () => {
  test('fills the tool cache in its first run', async () => {
    const { code, stdout } = await step('tools', 'xdg')
    expect(stdout).toContain(`Copying Kubernetes ${version} from `)
    expect(code).toBe(0)
    expect(readdirSync(dirname(entry('tools'))).sort()).toEqual([process.arch, `${process.arch}.complete`])
  })

  test('needs nothing else in the next', async () => {
    const { code, stdout } = await step('tools')
    expect(stdout).not.toContain('Copying')
    expect(code).toBe(0)
    expect(readdirSync(place.folder)).not.toContain('go-was-asked')
  })

  test('runs no program that was changed there, and gets it anew when it is removed', async () => {
    appendFileSync(entry('tools', 'etcd'), 'x')
    const { code, stdout } = await step('tools', 'xdg')
    expect(stdout).toMatch(/::error.*CLUSTER_BINARIES_DIGEST/)
    expect(stdout).toContain(`${entry('tools', 'etcd')} has changed`)
    expect(code).toBe(1)
    rmSync(entry('tools', 'etcd'))
    const again = await step('tools', 'xdg')
    expect(again.stdout).toContain(`Not used: ${entry('tools')} is incomplete`)
    expect(again.code).toBe(0)
  })

  test('two steps at the same time fill it once, and both have whole programs', async () => {
    const ended = await Promise.all([step('shared', 'xdg'), step('shared', 'xdg')])
    expect(ended.map(({ code }) => code)).toEqual([0, 0])
    expect(ended.filter(({ stdout }) => stdout.includes('Copying Kubernetes'))).toHaveLength(1)
    expect((await step('shared')).code).toBe(0)
  })
})

/** Root may write everywhere, but for this. */
const READER = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-dac_override'] : []

describe('rehearse cluster prefetch', () => {
  const prefetch = (tools: string, cache?: string, prefix: readonly string[] = []) => {
    const [program = '', ...args] = [
      ...prefix,
      process.execPath,
      CLI,
      'cluster',
      'prefetch',
      '--json',
      version,
    ]
    return spawnSync(program, args, {
      encoding: 'utf8',
      env: { ...process.env, ...environment(tools, cache) },
    })
  }

  test('fills the tool cache that a variable names, as for an image of a runner', async () => {
    const { status, stdout } = prefetch('image', 'xdg')
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({
      programs: [{ path: entry('image', 'kube-apiserver') }, { path: entry('image', 'etcd') }],
    })
    expect(readFileSync(`${entry('image')}.complete`, 'utf8')).toBe('')
    expect((await step('image')).code).toBe(0)
  })

  test('uses a tool cache that nobody may write into, and fills the folder of the user with the rest', () => {
    const folders = [entry('image'), dirname(entry('image')), place.path('image')]
    // As in a layer of an image: the digest is taken again.
    utimesSync(entry('image', 'etcd'), 1_000, 1_000)
    for (const folder of folders) chmodSync(folder, 0o555)
    const { status, stdout } = prefetch('image', 'empty', READER)
    for (const folder of folders) chmodSync(folder, 0o755)
    expect(status).toBe(0)
    expect(stdout).toContain(entry('image', 'etcd'))
    // All of it, or what root has put there: the rest of the runner's tools may be open to all.
    for (const [tools, sealed] of [
      ['closed', place.path('closed')],
      ['half', place.path('half', 'rehearse-control-plane')],
    ] as const) {
      mkdirSync(sealed, { recursive: true })
      chmodSync(sealed, 0o555)
      const rest = prefetch(tools, 'xdg', READER)
      expect(rest.status).toBe(0)
      expect(rest.stdout).toContain(place.path('xdg'))
      expect(readdirSync(sealed)).toEqual([])
    }
  })
})
