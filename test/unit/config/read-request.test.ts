import { describe, expect, test, vi } from 'vitest'
import { throwAwayTarget } from '../../../src/config/build-request.ts'
import type { OptionName } from '../../../src/config/options.ts'
import { type RequestReaders, readRequest } from '../../../src/config/read-request.ts'
import { readValues } from '../../../src/config/read-values.ts'
import type { FileUse } from '../../../src/config/unread-parts.ts'
import { readBaseline } from '../../../src/rehearsal/read-baseline.ts'
import { readRehearsalFile } from '../../../src/rehearsal-file/read-rehearsal-file.ts'
import { renderReportJson } from '../../../src/report/render/json.ts'
import { loadManifest } from '../../../src/restore/load-manifest.ts'
import { buildReport } from '../report/build-report.ts'

const FILES: Readonly<Record<string, string>> = {
  'r.yaml': `
backup: { location: bucket, select: nightly, maxAge: 26h }
restore: { includedNamespaces: [shop], preserveNodePorts: true }
cluster: { workloads: simulated, versions: ["1.35"] }
expect: [{ name: a, kind: Pod, exists: true }]
gates: { maxFailed: 3, baseline: { report: old.json, tolerance: 10%, slowerThan: 3x, failOnNewOnly: true } }
ignore: [{ kind: Pod, reason: b }]
`,
  'plain.yaml': 'gates: { maxFailed: 1 }',
  'filters.yaml': 'restore: { includedNamespaces: [shop] }\nsafety: { profile: guarded }\nexpect: []',
  'versions.yaml': 'cluster: { versions: ["1.35", "1.36"] }',
  'broken.yaml': 'expects: []',
  'restore.yaml': 'apiVersion: velero.io/v1\nkind: Restore\nspec: {backupName: b}\n',
  'old.json': renderReportJson(buildReport()),
  'newer.json': '{"tool":{"name":"restore-rehearsal"},"schemaVersion":9}',
}

const READERS: RequestReaders = {
  readText: async (path) => {
    const text = FILES[path]
    if (text === undefined) throw Object.assign(new Error('gone'), { code: 'ENOENT' })
    return text
  },
  listFolder: async () => undefined,
  loadManifest: async (text, namespace) => loadManifest(text, namespace),
  readRehearsalFile: async (...args) => readRehearsalFile(...args),
  readBaseline: async (text, name) => readBaseline(text, name),
}

async function request(
  options: Partial<Record<OptionName, string>>,
  location?: string,
  fileUse: FileUse = 'rehearse',
) {
  const given = Object.entries(options).map(([name, text]) => ({
    name: name as OptionName,
    label: name,
    texts: [text],
  }))
  const { values, problems } = readValues('run', given, (name) => `--${name}`)
  expect(problems).toEqual([])
  const labelOf = (name: OptionName) => `--${name}`
  const wanted = { location, values, labelOf, targetOf: throwAwayTarget, uid: 'u', fileUse }
  return await readRequest(wanted, READERS)
}

describe('readRequest', () => {
  test('everything may come from the file', async () => {
    expect(await request({ 'rehearsal-file': 'r.yaml' })).toMatchObject({
      location: 'bucket',
      wish: { which: { kind: 'named', name: 'nightly' }, maxAgeMs: 26 * 3_600_000 },
      restore: { spec: { backupName: 'nightly', includedNamespaces: ['shop'], preserveNodePorts: true } },
      hasManifest: false,
      target: { kubernetesVersion: '1.35', workloads: 'simulated' },
      demands: {
        checks: [{ name: 'a' }],
        gates: { maxFailed: 3 },
        ignore: [{ kind: 'Pod', reason: 'b' }],
        baseline: {
          limits: { tolerance: 0.1, slowerThan: 3, onlyNewFails: true },
          before: { backup: 'shop' },
        },
      },
    })
  })

  test('options win over the file', async () => {
    const options = {
      'rehearsal-file': 'r.yaml',
      backup: 'weekly',
      'max-age': '1h',
      'kubernetes-version': '1.36',
      'included-namespaces': 'billing',
      'baseline-tolerance': '0%',
      'fail-on-new-only': 'false',
    }
    expect(await request(options, 'elsewhere')).toMatchObject({
      location: 'elsewhere',
      wish: { which: { name: 'weekly' }, maxAgeMs: 3_600_000 },
      restore: { spec: { backupName: 'weekly', includedNamespaces: ['billing'], preserveNodePorts: true } },
      target: { kubernetesVersion: '1.36' },
      demands: { baseline: { limits: { tolerance: 0, slowerThan: 3, onlyNewFails: false } } },
    })
  })

  test.each<readonly [options: Partial<Record<OptionName, string>>, versions: object]>([
    [{ 'kubernetes-versions': '1.34, 1.35' }, { versions: ['1.34', '1.35'], versionsAtOnce: undefined }],
    [
      { 'kubernetes-versions': '1.34', 'versions-at-once': '3' },
      { versions: undefined, versionsAtOnce: 3 },
    ],
    [{ 'rehearsal-file': 'versions.yaml' }, { versions: ['1.35', '1.36'] }],
    [{ 'rehearsal-file': 'versions.yaml', 'kubernetes-version': '1.34' }, { versions: undefined }],
    [
      { 'rehearsal-file': 'versions.yaml', 'kubernetes-versions': '1.30,1.31' },
      { versions: ['1.30', '1.31'] },
    ],
    [{ 'rehearsal-file': 'r.yaml' }, { versions: undefined }],
  ])('several versions: %j', async (options, versions) => {
    expect(await request(options, 'here')).toMatchObject(versions)
  })

  test.each<readonly [use: FileUse, file: string, advice: readonly string[]]>([
    ['rehearse', 'r.yaml', []],
    [
      'restore',
      'r.yaml',
      [
        'not used of the rehearsal file: cluster.workloads, cluster.versions (a restore goes into the cluster that it is given)',
      ],
    ],
    ['restore', 'plain.yaml', []],
    [
      'plan',
      'r.yaml',
      [
        'not used of the rehearsal file: cluster.versions, expect, gates, ignore (a plan starts no cluster and has no result)',
      ],
    ],
    [
      'plan',
      'plain.yaml',
      ['not used of the rehearsal file: gates (a plan starts no cluster and has no result)'],
    ],
    ['plan', 'filters.yaml', []],
  ])('what is not used is told: %s with %s', async (use, file, advice) => {
    expect((await request({ 'rehearsal-file': file }, 'here', use)).advice).toEqual(advice)
  })

  test('a list of one version is the option for one', async () => {
    expect(await request({ 'kubernetes-versions': '1.34' }, 'here')).toMatchObject({
      target: { kubernetesVersion: '1.34' },
    })
    const options = { 'rehearsal-file': 'versions.yaml', 'kubernetes-version': '1.34' }
    expect(await request(options, 'here')).toMatchObject({ target: { kubernetesVersion: '1.34' } })
  })

  test('without a file and a baseline nothing is demanded', async () => {
    const demands = { checks: [], gates: {}, ignore: [], baseline: undefined }
    expect(await request({}, 'here')).toMatchObject({ location: 'here', demands })
  })

  test('a baseline without a file', async () => {
    expect(await request({ baseline: 'old.json' }, 'here')).toMatchObject({
      demands: { baseline: { limits: { tolerance: 0.05, slowerThan: undefined, onlyNewFails: false } } },
    })
  })

  test.each<
    readonly [what: string, options: Partial<Record<OptionName, string>>, code: string, part: string]
  >([
    ['no location', {}, 'OPTION_MISSING', 'the location of the backup is missing'],
    [
      'no location in the file',
      { 'rehearsal-file': 'plain.yaml' },
      'OPTION_MISSING',
      'the rehearsal file names none',
    ],
    [
      'no such file',
      { 'rehearsal-file': 'nix.yaml' },
      'OPTION_INVALID',
      '--rehearsal-file: nix.yaml: ENOENT',
    ],
    [
      'two Restores',
      { 'rehearsal-file': 'r.yaml', 'restore-file': 'restore.yaml' },
      'OPTION_CONFLICT',
      'has `restore`',
    ],
    [
      'all backups and the versions of the file',
      { 'rehearsal-file': 'versions.yaml', all: 'true' },
      'OPTION_CONFLICT',
      '--all cannot be given together with several Kubernetes versions (1.35, 1.36)',
    ],
    [
      'one folder of programs for the versions of the file',
      { 'rehearsal-file': 'versions.yaml', 'binaries-dir': 'bin' },
      'OPTION_CONFLICT',
      '--binaries-dir cannot be given',
    ],
    [
      'one node image for the versions of the file',
      { 'rehearsal-file': 'versions.yaml', cluster: 'kind', 'kind-image': 'mirror/node:1' },
      'OPTION_CONFLICT',
      '--kind-image cannot be given',
    ],
    [
      'images for a cluster without nodes',
      { 'load-images': 'a.tar' },
      'OPTION_CONFLICT',
      'load-images is for nodes',
    ],
    [
      'a node image for a cluster without nodes',
      { 'kind-image': 'mirror/node:1' },
      'OPTION_CONFLICT',
      'kind-image is for nodes',
    ],
    ['no baseline', { baseline: 'nix.json' }, 'BASELINE_INVALID', 'nix.json: ENOENT'],
    ['a newer baseline', { baseline: 'newer.json' }, 'BASELINE_INVALID', 'schema version 9'],
    [
      'limits without a baseline',
      { 'slower-than': '2x' },
      'OPTION_MISSING',
      '--baseline is missing: --slower-than',
    ],
  ])('%s is refused', async (what, options, code, part) => {
    const location = what.startsWith('no location') ? undefined : 'here'
    await expect(request(options, location)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(part),
    })
  })

  test('a broken file is refused with all its problems before a baseline is read', async () => {
    const readBaselineText = vi.spyOn(READERS, 'readBaseline')
    await expect(request({ 'rehearsal-file': 'broken.yaml', baseline: 'newer.json' })).rejects.toMatchObject({
      problems: [{ code: 'REHEARSAL_FILE_INVALID' }],
    })
    expect(readBaselineText).not.toHaveBeenCalled()
    readBaselineText.mockRestore()
  })
})
