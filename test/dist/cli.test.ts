import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { buildArchive } from '../build/archive.ts'
import { CLI, EXAMPLES, processesNaming, until, Workplace } from './black-box.ts'
import { secretValuesOf } from './secret-values.ts'

let place: Workplace
beforeEach(() => {
  place = new Workplace()
})
afterEach(async () => {
  await place.remove()
})

const SCHEMA = JSON.parse(readFileSync(join(import.meta.dirname, '../../schema/report.schema.json'), 'utf8'))

interface ReportFile {
  readonly verdict: string
  readonly total: number
  readonly counts: Readonly<Record<string, number>>
  readonly items: readonly Readonly<Record<string, string>>[]
}

function expectClosed(report: ReportFile): void {
  expect(Object.values(report.counts).reduce((sum, count) => sum + count, 0)).toBe(report.total)
  expect(report.items).toHaveLength(report.total)
  for (const item of report.items)
    expect(item).toMatchObject({ outcome: expect.any(String), reason: expect.any(String) })
}

describe('rehearse run', () => {
  test('the example passes, its report is closed and valid, and nothing is left behind', async () => {
    const { code, stdout } = await place.cli('run', EXAMPLES, '--report-dir', 'out')
    expect(stdout).toContain('PASS')
    expect(code).toBe(0)
    const report = place.json('out', 'report.json') as unknown as ReportFile
    expect(report.verdict).toBe('pass')
    expectClosed(report)
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(SCHEMA)
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true)
    expect(Object.keys(place.json('out', 'results.json'))).toEqual(['warnings', 'errors'])
    expect(place.json('out', 'resource-list.json')['apps/v1/Deployment']).toContain(
      'shop/storefront(created)',
    )
    expect(place.clusters()).toEqual([])
  })

  test('no value of a Secret is in any output', async () => {
    const canaries = await secretValuesOf(EXAMPLES, 'shop')
    expect(canaries.length).toBeGreaterThan(5)
    const { stdout, stderr } = await place.cli('run', EXAMPLES, '--report-dir', 'out')
    const files = ['report.json', 'summary.md', 'results.json', 'resource-list.json', 'restore.json']
    const everything = [stdout, stderr, ...files.map((file) => place.read('out', file))].join('\n')
    expect(canaries.filter((value) => everything.includes(value))).toEqual([])
  })

  test('F-80 to F-84: what Velero leaves in the bucket is in the folder that was asked for, and no Secret', async () => {
    const { code } = await place.cli('run', EXAMPLES, '--restore-files-dir', 'files')
    expect(code).toBe(0)
    const names = readdirSync(place.path('files')).toSorted()
    expect(names).toEqual([
      'rehearsal-volumeinfo.json.gz',
      'restore-rehearsal-itemoperations.json.gz',
      'restore-rehearsal-logs.gz',
      'restore-rehearsal-resource-list.json.gz',
      'restore-rehearsal-results.gz',
      'velero-restore.json',
    ])
    const contents = names
      .map((name) => readFileSync(place.path('files', name)))
      .map((bytes, index) => (names[index]?.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
    const [volumes = '', operations = '', log = '', list = '', results = '', restore = ''] = contents
    expect([JSON.parse(volumes), JSON.parse(operations)]).toEqual([[], []])
    expect(log).toMatch(/^time="[^"]+Z" level=info msg="deployments\.apps\/shop\/storefront: created/m)
    expect(log.split('\n').filter((line) => !/^(time=|$)/.test(line))).toEqual([])
    expect(JSON.parse(list)['apps/v1/Deployment']).toContain('shop/storefront(created)')
    expect(Object.keys(JSON.parse(results))).toEqual(['errors', 'warnings'])
    expect(JSON.parse(restore)).toMatchObject({ kind: 'Restore', status: { phase: 'Completed' } })
    const canaries = await secretValuesOf(EXAMPLES, 'shop')
    expect(canaries.filter((value) => contents.some((content) => content.includes(value)))).toEqual([])
  })

  test('S-38: of a Restore that is not valid only the document is left', async () => {
    const lists = ['--included-namespaces', 'a', '--excluded-namespaces', 'a']
    const { code } = await place.cli('run', EXAMPLES, ...lists, '--restore-files-dir', 'files')
    expect(code).toBe(2)
    expect(readdirSync(place.path('files'))).toEqual(['velero-restore.json'])
    expect(place.json('files', 'velero-restore.json')).toMatchObject({
      status: { phase: 'FailedValidation', validationErrors: [expect.stringContaining('namespace')] },
    })
  })

  test('--json prints the report and nothing else on standard output', async () => {
    const { code, stdout } = await place.cli('run', EXAMPLES, '--json', '--included-namespaces', 'payments')
    expect(code).toBe(0)
    expectClosed(JSON.parse(stdout) as ReportFile)
  })

  test('Ctrl-C ends it in order: exit code 130, no process, no folder, and still a report', async () => {
    const run = place.start(CLI, ['run', EXAMPLES, '--report-dir', 'out'])
    await until('a cluster is starting', () => place.clusters().length > 0)
    const [cluster] = place.clusters()
    run.child.kill('SIGINT')
    const { code } = await run.ended
    expect(code).toBe(130)
    expect(place.json('out', 'report.json').verdict).toBe('cancelled')
    expect(place.clusters()).toEqual([])
    expect(processesNaming(folderOf(cluster))).toEqual([])
  })

  test('a second Ctrl-C ends it at once: no process, no folder, and it says what to do about the rest', async () => {
    const run = place.start(CLI, ['run', EXAMPLES])
    await until('the restore has begun', () => run.output().includes('cluster   '))
    const [cluster] = place.clusters()
    run.child.kill('SIGINT')
    run.child.kill('SIGTERM')
    const { code, stderr } = await run.ended
    expect(code).toBe(130)
    expect(stderr).toContain('rehearse cluster down --all removes whatever is left')
    expect(processesNaming(folderOf(cluster))).toEqual([])
    expect(place.clusters()).toEqual([])
  })

  test('kill -9 in the middle: the servers end too, and cluster down --all leaves no folder behind', async () => {
    const run = place.start(CLI, ['run', EXAMPLES])
    await until('the restore has begun', () => run.output().includes('cluster   '))
    const [cluster] = place.clusters()
    run.child.kill('SIGKILL')
    await run.ended
    const folder = folderOf(cluster)
    if (process.platform === 'linux' && existsSync('/usr/bin/setpriv'))
      await until('the servers have ended', () => processesNaming(folder).length === 0)
    const { code } = await place.cli('cluster', 'down', '--all')
    expect(code).toBe(0)
    expect(processesNaming(folder)).toEqual([])
    expect(() => readFileSync(folder)).toThrow(/ENOENT/)
    expect(place.clusters()).toEqual([])
  })

  test('a deadline that is too short is an environment error, and nothing is left', async () => {
    const { code, stderr, stdout } = await place.cli('run', EXAMPLES, '--deadline', '300ms')
    expect(stdout + stderr).toContain('DEADLINE_EXCEEDED')
    expect(code).toBe(3)
    expect(place.clusters()).toEqual([])
  })
})

/** The data folder in a state file, whatever its key. */
function folderOf(cluster: Record<string, unknown> | undefined): string {
  const folder = cluster?.folder ?? cluster?.dataFolder
  if (typeof folder !== 'string') throw new Error(`no folder in ${JSON.stringify(cluster)}`)
  return folder
}

describe('a cluster that stays', () => {
  test('cluster up, restore twice, cluster down', async () => {
    const up = await place.cli('cluster', 'up', '--json')
    expect(up.code).toBe(0)
    const { kubeconfigPath, id } = JSON.parse(up.stdout) as { kubeconfigPath: string; id: string }
    const first = await place.cli(
      'restore',
      EXAMPLES,
      '--kubeconfig',
      kubeconfigPath,
      '--allow-existing-cluster',
      '--report-dir',
      'first',
    )
    expect(first.code).toBe(0)
    // Pods could run in it, for all that is known.
    expect(place.json('first', 'report.json')).toMatchObject({ safety: { profile: 'guarded' } })
    expect((place.json('first', 'report.json') as unknown as ReportFile).counts.held).toBeGreaterThan(0)
    const again = await place.cli(
      'restore',
      EXAMPLES,
      '--kubeconfig',
      kubeconfigPath,
      '--allow-existing-cluster',
      '--report-dir',
      'again',
    )
    expect(again.code).toBe(0)
    const counts = (place.json('again', 'report.json') as unknown as ReportFile).counts
    expect(counts.created).toBe(0)
    const down = await place.cli('cluster', 'down', id)
    expect(down.code).toBe(0)
    expect(place.clusters()).toEqual([])
  })
})

describe('ConfigMaps beside the manifest', () => {
  const RESTORE =
    'apiVersion: velero.io/v1\nkind: Restore\nspec:\n  backupName: shop\n  resourceModifier: {kind: ConfigMap, name: bigger}\n'
  const RULES =
    'version: v1\nresourceModifierRules:\n- conditions: {groupResource: deployments.apps, resourceNameRegex: "^storefront$"}\n  mergePatches:\n  - patchData: "{metadata: {labels: {seen: modified}}}"\n'
  const BIGGER = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'bigger', namespace: 'velero' },
    data: { rules: RULES },
  }

  test('S-37: a folder holds the resource modifiers that the manifest names', async () => {
    writeFileSync(place.path('restore.yaml'), RESTORE)
    mkdirSync(place.path('maps'))
    const args = ['plan', EXAMPLES, '-f', 'restore.yaml', '--json']
    expect(await place.cli(...args)).toMatchObject({ code: 2, stderr: expect.stringContaining('bigger') })
    writeFileSync(place.path('maps', 'bigger.json'), JSON.stringify(BIGGER))
    expect(await place.cli(...args, '--config-maps', 'maps')).toMatchObject({ code: 0, stderr: '' })
  })

  test('S-37: those of the target cluster are read before the Restore is validated', async () => {
    writeFileSync(place.path('restore.yaml'), RESTORE)
    const archive = buildArchive({ 'resources/configmaps/namespaces/velero/bigger.json': BIGGER })
    writeFileSync(place.path('setup.tar.gz'), archive)
    const up = await place.cli('cluster', 'up', '--json')
    const { kubeconfigPath } = JSON.parse(up.stdout) as { kubeconfigPath: string }
    const restore = (...args: readonly string[]) =>
      place.cli('restore', ...args, '--kubeconfig', kubeconfigPath, '--allow-existing-cluster')
    const asking = [EXAMPLES, '-f', 'restore.yaml', '--config-maps', 'cluster', '--report-dir', 'out']

    expect((await restore(...asking)).code).toBe(2)
    expect(place.json('out', 'restore.json')).toMatchObject({
      status: { validationErrors: ['failed to get resource modifiers configmap velero/bigger'] },
    })
    expect((await restore('setup.tar.gz')).code).toBe(0)
    expect((await restore(...asking)).code).toBe(0)
    const rules = (place.json('out', 'report.json').warnings as readonly { message: string }[]).filter(
      ({ message }) => message.includes('rule'),
    )
    expect(rules).toEqual([])
  })
})

describe('rehearse plan --profile-diff', () => {
  test('tells what differs between the profiles for this backup, without any cluster', async () => {
    const text = await place.cli('plan', EXAMPLES, '--profile-diff')
    expect(text).toMatchObject({ code: 0, stderr: '' })
    expect(text.stdout).toMatch(/^D-41 +2 items\n/m)
    const { code, stdout } = await place.cli('plan', EXAMPLES, '--profile-diff', '--json')
    expect(code).toBe(0)
    const { differences } = JSON.parse(stdout) as { differences: readonly Record<string, unknown>[] }
    expect(differences).toContainEqual(
      expect.objectContaining({ id: 'D-41', unit: 'item', count: 2, text: expect.any(String) }),
    )
    expect(place.clusters()).toEqual([])
  })
})
