import { describe, expect, test } from 'vitest'
import { runProgram } from '../../../src/cli/program.ts'
import type { ListedCluster } from '../../../src/cluster/left-behind.ts'
import { RehearsalError } from '../../../src/core/rehearsal-error.ts'
import type { Inspection } from '../../../src/rehearsal/inspection.ts'
import type { OfflinePlan } from '../../../src/rehearsal/offline-plan.ts'
import type { ProfileDiff } from '../../../src/rehearsal/profile-diff/difference.ts'
import type { Allowed } from '../../../src/rehearsal/request.ts'
import { readRehearsalFile } from '../../../src/rehearsal-file/read-rehearsal-file.ts'
import type { Finding } from '../../../src/report/findings.ts'
import { upgradeOverview } from '../../../src/report/upgrade/upgrade.ts'
import { buildReport } from '../report/build-report.ts'
import { buildContext, RESULT, type TestContext } from './build-context.ts'

const run = (args: string, context: TestContext) => runProgram(args.split(' ').filter(Boolean), context)
const BACKUP = buildReport().backup
if (BACKUP === undefined) throw new Error('the report of the tests has a backup')

const NOTHING_ALLOWED: Allowed = { existingCluster: false, sourceCluster: false, foreignNamespaces: [] }

describe('the program', () => {
  test('help and version', async () => {
    const context = buildContext()
    expect(await run('', context)).toBe(0)
    expect(await run('--version', context)).toBe(0)
    expect(await run('cluster up --help', context)).toBe(0)
    expect(context.out()).toContain('0.1.0\n')
    expect(context.out()).toContain('Known versions of Kubernetes: 1.29 to 1.37.')
    expect(context.err()).toBe('')
  })

  test('problems: all of them, each hint once, exit code 2, nothing on standard output', async () => {
    const context = buildContext()
    expect(await run('run --deadline x --concurrency y', context)).toBe(2)
    expect(context.out()).toBe('')
    await expect(context.err()).toMatchFileSnapshot('golden/problems.txt')
  })

  test.each<readonly [error: unknown, exitCode: number, text: string]>([
    [
      new RehearsalError('LOCATION_NOT_FOUND', 'no such folder: x'),
      3,
      'error[LOCATION_NOT_FOUND]: no such folder: x\n  next: ',
    ],
    [new RehearsalError('ARCHIVE_TRUNCATED', 'cut short'), 1, 'error[ARCHIVE_TRUNCATED]: cut short\n'],
    [
      new TypeError('x is undefined'),
      3,
      'error[INTERNAL]: x is undefined\n  next: This is a fault of restore-rehearsal.',
    ],
    ['\u001b[2J', 3, 'error[INTERNAL]: \\u{1b}[2J\n'],
  ])('a command that throws %s', async (error, exitCode, text) => {
    const context = buildContext()
    context.parts.inspect.mockRejectedValue(error)
    expect(await run('inspect x', context)).toBe(exitCode)
    expect(context.err()).toContain(text)
    expect(context.err()).not.toContain('    at ')
  })

  test('a stack only with REHEARSE_DEBUG', async () => {
    const context = buildContext({ environment: { REHEARSE_DEBUG: '1' } })
    context.parts.inspect.mockRejectedValue(new TypeError('x'))
    await run('inspect x', context)
    expect(context.err()).toContain('    at ')
  })

  test('cancelled', async () => {
    const context = buildContext({ signal: AbortSignal.abort() })
    context.parts.inspect.mockImplementation(async (_wanted, signal) => signal.throwIfAborted() as never)
    expect(await run('inspect x', context)).toBe(130)
    expect(context.err()).toBe('cancelled\n')
  })
})

describe('run and restore', () => {
  test('options become the request', async () => {
    const context = buildContext()
    expect(await run('run bucket --backup shop --keep-cluster --kubernetes-version 1.35', context)).toBe(0)
    const [request, deps] = context.parts.rehearse.mock.calls[0] ?? []
    expect(request).toMatchObject({
      location: 'bucket',
      wish: { which: { kind: 'named', name: 'shop' } },
      restore: { metadata: { name: 'rehearsal', uid: 'new-uid' } },
      target: { kind: 'control-plane', kubernetesVersion: '1.35', keep: true },
    })
    expect(deps).toMatchObject({ version: '0.1.0', signal: context.signal })
  })

  test.each([
    ['on the screen', '', (text: string) => /^1\.36 +begins$/m.test(text)],
    [
      'as lines of JSON',
      ' --events-file -',
      (text: string) => text.includes('"event":"progress","run":"1.36"'),
    ],
  ])('several versions are one run each, and say so %s', async (_how, options, says) => {
    const context = buildContext()
    context.parts.rehearseVersions.mockImplementation(async (_request, { emit }) => {
      emit({ kind: 'progress', line: 'begins' }, '1.36')
      const overview = upgradeOverview([
        { ...RESULT, name: '1.35', path: 'r' },
        { ...RESULT, report: buildReport({ verdict: 'fail' }), exitCode: 1, name: '1.36', path: 'r' },
      ])
      return { overview, results: [RESULT, RESULT], files: ['out/versions.json'], problem: undefined }
    })
    expect(await run(`run bucket --kubernetes-versions 1.35,1.36${options}`, context)).toBe(1)
    expect(context.parts.rehearseVersions.mock.calls[0]?.[0].versions).toEqual(['1.35', '1.36'])
    expect(says(context.out())).toBe(true)
    expect(context.out() + context.err()).toContain('FAIL over 2 versions: breaks first at 1.36')
  })

  test('the manifest of -f is read and passed on', async () => {
    const context = buildContext({ files: { 'r.yaml': 'the text' } })
    const configMaps = [{ name: 'm', namespace: 'velero', labels: {}, data: {} }]
    context.parts.loadManifest.mockResolvedValue({ restore: undefined, configMaps })
    expect(await run('run bucket -f r.yaml', context)).toBe(0)
    expect(context.parts.loadManifest.mock.calls).toEqual([['the text']])
    expect(context.parts.rehearse.mock.calls[0]?.[0].configMaps).toBe(configMaps)
  })

  test('S-37: restore reads ConfigMaps of its cluster, when there is a connection', async () => {
    const context = buildContext()
    expect(await run('restore bucket --kubeconfig k.yaml --config-maps cluster', context)).toBe(0)
    expect(context.parts.rehearse.mock.calls[0]?.[0].asksClusterForConfigMaps).toBe(true)
  })

  test.each(['run', 'plan'])('%s has no cluster to read ConfigMaps from', async (command) => {
    const context = buildContext()
    expect(await run(`${command} bucket --config-maps cluster`, context)).toBe(2)
    expect(context.err()).toContain(
      'error[OPTION_INVALID]: --config-maps: only `rehearse restore` has a cluster',
    )
  })

  test('a manifest that cannot be read', async () => {
    const context = buildContext()
    expect(await run('run bucket -f r.yaml', context)).toBe(2)
    expect(context.err()).toContain('error[OPTION_INVALID]: --restore-file: r.yaml: ENOENT')
  })

  test('--json: the report on standard output, the screen on standard error', async () => {
    const context = buildContext()
    context.parts.rehearse.mockImplementation(async (_request, { emit }) => {
      emit({ kind: 'finished', report: RESULT.report, files: [], exitCode: 0 })
      return { ...RESULT, exitCode: 4 }
    })
    expect(await run('run bucket --json', context)).toBe(4)
    expect(JSON.parse(context.out())).toEqual(JSON.parse(JSON.stringify(RESULT.report)))
    expect(context.err()).toContain('PASS in 4.1 s')
  })

  test('a kept cluster is told in a form that a shell takes', async () => {
    const context = buildContext()
    context.parts.rehearse.mockResolvedValue({ ...RESULT, kubeconfigPath: "/tmp/o'x y/kubeconfig" })
    await run('run bucket --keep-cluster', context)
    expect(context.out()).toContain("export KUBECONFIG='/tmp/o'\\''x y/kubeconfig' ")
  })

  test.each([
    [
      'restore bucket --kubeconfig a.yaml --context b',
      {},
      {
        kind: 'existing',
        kubeconfig: 'a.yaml',
        context: 'b',
        allowed: NOTHING_ALLOWED,
        deletesAfterwards: false,
      },
    ],
    [
      'restore bucket --allow-existing-cluster --allow-foreign-namespaces shop,web',
      { KUBECONFIG: 'c.yaml' },
      {
        kind: 'existing',
        kubeconfig: 'c.yaml',
        context: undefined,
        allowed: { existingCluster: true, sourceCluster: false, foreignNamespaces: ['shop', 'web'] },
        deletesAfterwards: false,
      },
    ],
    [
      'restore bucket --kubeconfig a.yaml --allow-source-cluster --delete-afterwards',
      { KUBECONFIG: 'c.yaml' },
      {
        kind: 'existing',
        kubeconfig: 'a.yaml',
        context: undefined,
        allowed: { ...NOTHING_ALLOWED, sourceCluster: true },
        deletesAfterwards: true,
      },
    ],
  ])('%s', async (args, environment, target) => {
    const context = buildContext({ environment })
    expect(await run(args, context)).toBe(0)
    expect(context.parts.rehearse.mock.calls[0]?.[0].target).toEqual(target)
  })

  test('no variable allows what a guard forbids', async () => {
    const environment = {
      REHEARSE_ALLOW_EXISTING_CLUSTER: 'true',
      REHEARSE_ALLOW_SOURCE_CLUSTER: 'true',
      REHEARSE_ALLOW_FOREIGN_NAMESPACES: '*',
      REHEARSE_DELETE_AFTERWARDS: 'true',
    }
    const context = buildContext({ environment })
    expect(await run('restore bucket --kubeconfig a.yaml', context)).toBe(0)
    expect(context.parts.rehearse.mock.calls[0]?.[0].target).toMatchObject({
      allowed: NOTHING_ALLOWED,
      deletesAfterwards: false,
    })
  })

  test('restore never guesses its cluster', async () => {
    const context = buildContext({ environment: { HOME: '/root' } })
    expect(await run('restore bucket', context)).toBe(2)
    expect(context.err()).toContain(
      'error[OPTION_MISSING]: --kubeconfig is missing, and KUBECONFIG names no file',
    )
    expect(context.parts.rehearse).not.toHaveBeenCalled()
  })
})

describe('inspect and plan', () => {
  const inspection: Inspection = {
    backup: BACKUP,
    resources: [
      {
        resource: 'configmaps',
        kind: 'ConfigMap',
        apiVersion: 'v1',
        items: 120,
        namespaces: ['a', 'b', 'c', 'd', 'e', 'f'],
      },
      { resource: 'namespaces', kind: 'Namespace', apiVersion: 'v1', items: 6, namespaces: [] },
    ],
    volumes: [
      {
        pvName: 'pv-1',
        pvcName: 'data',
        pvcNamespace: 'shop',
        backupMethod: 'CSISnapshot',
        snapshotDataMoved: false,
        skipped: false,
        size: 2 ** 30,
        reclaimPolicy: 'Delete',
        labels: {},
      },
    ],
    findings: [],
    problems: [],
    backups: ['older', 'shop'],
  }
  const plan: OfflinePlan = {
    backup: BACKUP,
    groups: [
      { resource: 'namespaces', items: [{ namespace: '', name: 'shop', targetNamespace: '' }] },
      { resource: 'deployments.apps', items: [{ namespace: 'shop', name: 'web', targetNamespace: 'copy' }] },
    ],
    staysBehind: [{ resource: 'nodes', namespace: '', name: 'n1', reason: 'non-restorable' }],
    safety: {
      profile: 'guarded',
      rules: [
        {
          do: 'tame',
          rule: 'code: Deployment.apps',
          why: 'Its pods would run.',
          form: 'replicas 0',
          count: 1,
        },
      ],
    },
    warnings: ['certificates is not known'],
  }

  test('inspect', async () => {
    const context = buildContext()
    context.parts.inspect.mockResolvedValue(inspection)
    expect(await run('inspect bucket --backup shop', context)).toBe(0)
    expect(context.parts.inspect.mock.calls[0]?.[0]).toMatchObject({
      address: 'bucket',
      wish: { which: { kind: 'named', name: 'shop' } },
    })
    await expect(context.out()).toMatchFileSnapshot('golden/inspect.txt')
  })

  test('files that cannot be restored are a finding', async () => {
    const context = buildContext()
    const problems = [{ resource: 'configmaps', namespace: 'a', name: 'x', message: 'not one JSON object' }]
    context.parts.inspect.mockResolvedValue({ ...inspection, problems })
    expect(await run('inspect bucket --quiet', context)).toBe(1)
    expect(context.out()).toContain('1 file that cannot be restored\n  configmaps/a/x  not one JSON object\n')
    expect(context.out()).not.toContain('ConfigMap')
  })

  const finding = (weight: Finding['weight'], name: string): Finding => ({
    source: 'references',
    class: name,
    weight,
    object: { apiVersion: 'v1', kind: 'Pod', namespace: 'shop', name: 'web' },
    path: 'spec.volumes[0].secret.secretName',
    message: 'Secret shop/db is not there',
  })

  test('lint', async () => {
    const context = buildContext()
    const findings = [
      finding('fail', 'missing-secret'),
      finding('warn', 'missing-role'),
      finding('warn', 'missing-role'),
    ]
    context.parts.lint.mockResolvedValue({ backup: BACKUP, findings })
    expect(await run('lint bucket --backup shop', context)).toBe(1)
    await expect(context.out()).toMatchFileSnapshot('golden/lint.txt')
  })

  test.each<readonly [line: string, weights: readonly Finding['weight'][], exitCode: number]>([
    ['lint bucket', [], 0],
    ['lint bucket', ['warn', 'info'], 0],
    ['lint bucket', ['fail'], 1],
    ['lint bucket --fail-on warn', ['warn'], 1],
    ['lint bucket --fail-on warn', ['info'], 0],
  ])('%s with findings %j', async (line, weights, exitCode) => {
    const context = buildContext()
    const findings = weights.map((weight) => finding(weight, 'missing-role'))
    context.parts.lint.mockResolvedValue({ backup: BACKUP, findings })
    expect(await run(line, context)).toBe(exitCode)
  })

  test('plan', async () => {
    const context = buildContext()
    context.parts.planOffline.mockResolvedValue(plan)
    expect(await run('plan bucket', context)).toBe(0)
    await expect(context.out()).toMatchFileSnapshot('golden/plan.txt')
  })

  test('plan is made for the cluster that a rehearsal would start, and tells what it does not use', async () => {
    const context = buildContext({ files: { 'r.yaml': '' } })
    context.parts.readRehearsalFile.mockImplementation(async () =>
      readRehearsalFile('cluster: { provider: kind, versions: ["1.36"] }', 'r.yaml', () => undefined),
    )
    context.parts.planOffline.mockResolvedValue(plan)
    expect(await run('plan bucket -r r.yaml', context)).toBe(0)
    expect(context.parts.planOffline.mock.calls[0]?.[0]).toMatchObject({
      target: { kind: 'kind' },
      safety: { profile: 'guarded' },
      advice: [expect.stringContaining('cluster.versions')],
    })
  })

  test('restore tells what of a rehearsal file it does not use', async () => {
    const context = buildContext({ files: { 'r.yaml': '' } })
    context.parts.readRehearsalFile.mockImplementation(async () =>
      readRehearsalFile('cluster: { versions: ["1.36"] }', 'r.yaml', () => undefined),
    )
    expect(await run('restore bucket --kubeconfig k.yaml -r r.yaml', context)).toBe(0)
    expect(context.parts.rehearse.mock.calls[0]?.[0].advice).toEqual([
      expect.stringContaining('cluster.versions (a restore goes into'),
    ])
  })

  const diff: ProfileDiff = {
    backup: BACKUP,
    profiles: { older: 'velero-1.9', newer: 'velero-1.18' },
    differences: [
      {
        id: 'D-4',
        text: 'velero-1.18 keeps finalizers and other metadata that velero-1.9 drops; a finalizer of the old cluster can hold an object back when it is deleted.',
        unit: 'item',
        count: 1_207,
        examples: ['pods/shop/web (finalizers)', 'pods/shop/\u001b[2J'],
      },
      { id: 'D-8', text: 'The order of these types differs.', unit: 'type', count: 1, examples: ['secrets'] },
    ],
    warnings: ['resourceModifier: it has no effect'],
  }

  test('plan --profile-diff', async () => {
    const context = buildContext()
    context.parts.profileDiff.mockResolvedValue(diff)
    expect(await run('plan bucket --profile-diff', context)).toBe(0)
    expect(context.parts.planOffline).not.toHaveBeenCalled()
    await expect(context.out()).toMatchFileSnapshot('golden/profile-diff.txt')
  })

  test('plan --profile-diff, quiet, as JSON, and without any difference', async () => {
    const outputOf = async (args: string, found: ProfileDiff): Promise<string> => {
      const context = buildContext()
      context.parts.profileDiff.mockResolvedValue(found)
      await run(`plan bucket --profile-diff ${args}`, context)
      return context.out()
    }
    expect(await outputOf('--quiet', diff)).toContain('\nD-4   1,207 items\nD-8   1 type\n')
    expect(JSON.parse(await outputOf('--json', diff))).toEqual(JSON.parse(JSON.stringify(diff)))
    expect(await outputOf('', { ...diff, differences: [], warnings: [] })).toMatch(
      /\n\nnothing would differ between velero-1\.9 and velero-1\.18\n$/,
    )
  })

  test('as JSON', async () => {
    const context = buildContext()
    context.parts.planOffline.mockResolvedValue(plan)
    await run('plan bucket --json', context)
    expect(JSON.parse(context.out())).toEqual(JSON.parse(JSON.stringify(plan)))
  })
})

describe('cluster prefetch', () => {
  const programs = [{ name: 'kind', version: '0.33.0', path: '/cache/kind' }]

  test('takes versions as words, and says where the programs are', async () => {
    const context = buildContext()
    context.parts.prefetch.mockImplementation(async (_wanted, { progress }) => {
      progress('Downloading')
      return programs
    })
    expect(await run('cluster prefetch 1.35 1.36 --cluster kind', context)).toBe(0)
    expect(context.parts.prefetch.mock.calls[0]?.[0]).toMatchObject({
      cluster: 'kind',
      workloads: 'none',
      kubernetesVersions: ['1.35', '1.36'],
    })
    expect([context.out(), context.err()]).toEqual([
      'kind                    0.33.0  /cache/kind\n',
      'Downloading\n',
    ])
  })

  test('--json', async () => {
    const context = buildContext()
    context.parts.prefetch.mockResolvedValue(programs)
    expect(await run('cluster prefetch --json', context)).toBe(0)
    expect(JSON.parse(context.out())).toEqual({ programs })
  })
})

describe('cluster', () => {
  const cluster = {
    id: '3f9a0c1d',
    title: 'Kubernetes 1.36.3 control plane',
    version: '1.36.3',
    connection: { server: 'https://127.0.0.1:6443', key: 'SECRET' },
    kubeconfigPath: '/tmp/restore-rehearsal-3f9a0c1d/kubeconfig',
    isThrowAway: true,
    hasNodes: false,
    readyInMs: 2_900,
    stop: async () => undefined,
  }
  const listed = (id: string, changes: Partial<ListedCluster> = {}): ListedCluster => ({
    format: 1,
    id,
    createdAt: '2026-11-23T04:00:00Z',
    owner: { pid: 2, startedAt: '' },
    children: [],
    folder: `/tmp/restore-rehearsal-${id}`,
    kubeconfigPath: '',
    keep: true,
    version: '1.36.3',
    isUp: true,
    isOwned: false,
    ...changes,
  })

  test('up takes what a kind cluster needs', async () => {
    const context = buildContext()
    context.parts.startCluster.mockResolvedValue(cluster)
    const words =
      'cluster up --cluster kind --kind-image mirror/node:1 --load-images a.tar,b.tar --egress allow --cluster-logs-dir logs'
    expect(await run(words, context)).toBe(0)
    expect(context.parts.startCluster.mock.calls[0]?.[0]).toEqual({
      kind: 'kind',
      kubernetesVersion: undefined,
      image: 'mirror/node:1',
      imageArchives: ['a.tar', 'b.tar'],
      egress: 'allow',
      logsFolder: 'logs',
      keep: true,
    })
  })

  test('up tells how to reach it', async () => {
    const context = buildContext()
    context.parts.startCluster.mockImplementation(async ({ kubernetesVersion }, _deps, { progress }) => {
      progress(`building ${kubernetesVersion}`)
      return cluster
    })
    expect(await run('cluster up --kubernetes-version 1.35', context)).toBe(0)
    expect(context.err()).toBe('building 1.35\n')
    await expect(context.out()).toMatchFileSnapshot('golden/cluster-up.txt')
  })

  test('up --quiet prints the path, up --json no secrets', async () => {
    const quiet = buildContext()
    quiet.parts.startCluster.mockResolvedValue(cluster)
    await run('cluster up --quiet', quiet)
    expect(quiet.out()).toBe('/tmp/restore-rehearsal-3f9a0c1d/kubeconfig\n')
    const json = buildContext()
    json.parts.startCluster.mockResolvedValue(cluster)
    await run('cluster up --json', json)
    expect(JSON.parse(json.out())).toMatchObject({ id: '3f9a0c1d', server: 'https://127.0.0.1:6443' })
    expect(json.out()).not.toContain('SECRET')
  })

  test.each<
    readonly [
      args: string,
      clusters: readonly ListedCluster[],
      exitCode: number,
      removed: readonly string[],
      text: string,
    ]
  >([
    ['cluster down', [], 0, [], 'nothing is left\n'],
    ['cluster down', [listed('a1')], 0, ['a1'], 'removed   a1\n'],
    [
      'cluster down',
      [listed('a1'), listed('b2', { keep: false, isOwned: true })],
      0,
      ['a1'],
      'removed   a1\n',
    ],
    ['cluster down', [listed('a1'), listed('b2')], 2, [], ''],
    ['cluster down b2 c3 b2', [], 0, ['b2', 'c3'], 'removed   b2, c3\n'],
  ])('%s', async (args, clusters, exitCode, removed, text) => {
    const context = buildContext()
    context.parts.listClusters.mockResolvedValue(clusters)
    expect(await run(args, context)).toBe(exitCode)
    expect(context.parts.removeCluster.mock.calls.map(([, id]) => id)).toEqual(removed)
    expect(context.out()).toBe(text)
  })

  test('down --all', async () => {
    const context = buildContext()
    context.parts.removeAll.mockResolvedValue(['a1', 'b2'])
    expect(await run('cluster down --all --json', context)).toBe(0)
    expect(JSON.parse(context.out())).toEqual({ removed: ['a1', 'b2'] })
  })
})
