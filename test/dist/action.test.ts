import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXAMPLES, processesNaming, until, Workplace } from './black-box.ts'

const MAIN = join(import.meta.dirname, '../../dist/main.cjs')
const POST = join(import.meta.dirname, '../../dist/post.cjs')

let place: Workplace
beforeEach(() => {
  place = new Workplace()
  for (const name of ['output', 'summary', 'runner-state', 'env', 'path']) writeFileSync(place.path(name), '')
})
afterEach(async () => {
  await place.remove()
})

/** What a runner sets for `with:`, and the files that it reads afterwards. */
function runner(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const given = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])
  return {
    ...Object.fromEntries(given),
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: place.path('output'),
    GITHUB_STEP_SUMMARY: place.path('summary'),
    GITHUB_STATE: place.path('runner-state'),
    GITHUB_ENV: place.path('env'),
    GITHUB_PATH: place.path('path'),
    RUNNER_TEMP: place.folder,
  }
}

/** A file in the format `name<<delimiter`, value, delimiter. */
function pairs(file: string): Readonly<Record<string, string>> {
  const text = readFileSync(place.path(file), 'utf8')
  return Object.fromEntries(
    [...text.matchAll(/^(.+?)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = '', , value = '']) => [
      name,
      value,
    ]),
  )
}

/** The post step gets what the main step saved. */
function post(): ReturnType<Workplace['start']> {
  const state = Object.entries(pairs('runner-state')).map(([name, value]) => [`STATE_${name}`, value])
  return place.start(POST, [], { ...runner({}), ...Object.fromEntries(state) })
}

describe('the Action', () => {
  test('sets its outputs, writes the summary, and the post step finds nothing to do', async () => {
    const { code, stdout } = await place.start(MAIN, [], runner({ location: EXAMPLES, 'report-dir': 'out' }))
      .ended
    expect(stdout).not.toContain('::error')
    expect(code).toBe(0)
    const outputs = pairs('output')
    expect(outputs).toMatchObject({ verdict: 'pass', total: '65', failed: '0', 'backup-name': 'shop' })
    expect(Number(outputs.restored)).toBeGreaterThan(50)
    expect(Number(outputs['duration-seconds'])).toBeGreaterThan(0)
    expect(JSON.parse(readFileSync(join(place.folder, 'out', 'report.json'), 'utf8')).verdict).toBe('pass')
    expect(readFileSync(place.path('summary'), 'utf8')).toMatch(/pass/i)
    expect((await post().ended).code).toBe(0)
    expect(place.clusters()).toEqual([])
  })

  test('a Restore manifest as input chooses what is restored', async () => {
    const restore =
      'apiVersion: velero.io/v1\nkind: Restore\nspec:\n  backupName: shop\n  includedNamespaces: [payments]\n'
    const { code } = await place.start(MAIN, [], runner({ location: EXAMPLES, restore })).ended
    expect(code).toBe(0)
    expect(Number(pairs('output').restored)).toBeLessThan(20)
  })

  test('every problem with the inputs is an annotation, and nothing is started', async () => {
    const inputs = runner({ location: EXAMPLES, deadline: 'soon', concurrency: 'many' })
    const { code, stdout } = await place.start(MAIN, [], inputs).ended
    expect(code).toBe(1)
    expect(stdout.match(/^::error/gm)?.length).toBeGreaterThanOrEqual(2)
    expect(place.clusters()).toEqual([])
  })

  test('a broken backup fails the step with an annotation', async () => {
    writeFileSync(place.path('bad.tar.gz'), 'no archive')
    const { code, stdout } = await place.start(MAIN, [], runner({ location: place.path('bad.tar.gz') })).ended
    expect(code).toBe(1)
    expect(stdout).toMatch(/^::error.*ARCHIVE_NOT_GZIP|ARCHIVE_NOT_GZIP/m)
    expect(pairs('output').verdict).toBe('fail')
  })

  test('a main step that was killed leaves nothing behind the post step', async () => {
    const main = place.start(MAIN, [], runner({ location: EXAMPLES }))
    await until('a cluster is starting', () => place.clusters().length > 0)
    const folder = String(place.clusters()[0]?.folder)
    await until('its processes are there', () => processesNaming(folder).length > 0)
    main.child.kill('SIGKILL')
    await main.ended
    expect((await post().ended).code).toBe(0)
    expect(place.clusters()).toEqual([])
    expect(processesNaming(folder)).toEqual([])
  })

  test('a cluster that is kept is still there after the post step, and its kubeconfig is an output', async () => {
    const inputs = runner({ location: EXAMPLES, 'keep-cluster': 'true', 'included-namespaces': 'payments' })
    expect((await place.start(MAIN, [], inputs).ended).code).toBe(0)
    const kubeconfig = pairs('output')['kubeconfig-path'] ?? ''
    expect(readFileSync(kubeconfig, 'utf8')).toContain('clusters:')
    expect((await post().ended).code).toBe(0)
    expect(place.clusters()).toHaveLength(1)
  })
})
