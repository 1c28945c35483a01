import { describe, expect, test } from 'vitest'
import { buildRequest, NO_MANIFEST, throwAwayTarget } from '../../../src/config/build-request.ts'
import type { OptionName } from '../../../src/config/options.ts'
import { readValues } from '../../../src/config/read-values.ts'
import type { Manifest } from '../../../src/restore/load-manifest.ts'
import type { RestoreSpec } from '../../../src/restore/restore-document.ts'

function build(flags: Partial<Record<OptionName, string>>, manifest: Manifest = NO_MANIFEST) {
  const given = Object.entries(flags).map(([name, text]) => ({
    name: name as OptionName,
    label: name,
    texts: [text],
  }))
  const { values, problems } = readValues('run', given, String)
  expect(problems).toEqual([])
  return buildRequest({
    location: 'backups',
    values,
    manifest,
    target: throwAwayTarget(values),
    uid: 'new-uid',
  })
}

function manifestOf(
  spec: RestoreSpec,
  metadata = { name: 'nightly', namespace: 'backup-system', uid: 'its-uid' },
): Manifest {
  return {
    restore: { apiVersion: 'velero.io/v1', kind: 'Restore', metadata, spec, status: {} },
    configMaps: [],
  }
}

describe('buildRequest', () => {
  test('without anything: Velero in its own namespace, an empty spec', () => {
    expect(build({})).toEqual({
      location: 'backups',
      locationOptions: {
        config: {},
        credentialsFile: undefined,
        caFile: undefined,
        maxBytes: 32 * 2 ** 30,
        downloadMs: 3_600_000,
      },
      wish: { which: { kind: 'as-in-restore' }, allowPartiallyFailed: false },
      restore: {
        apiVersion: 'velero.io/v1',
        kind: 'Restore',
        metadata: { name: 'rehearsal', namespace: 'velero', uid: 'new-uid' },
        spec: {},
        status: {},
      },
      hasManifest: false,
      configMaps: [],
      asksClusterForConfigMaps: false,
      target: {
        kind: 'control-plane',
        kubernetesVersion: undefined,
        binariesDirectory: undefined,
        keep: false,
      },
      reportDir: 'rehearsal-report',
      eventsFile: undefined,
      metrics: undefined,
      badgeFile: undefined,
      reportFiles: { junitItems: 'auto' },
      secrets: 'keep',
      deadlineMs: 1_800_000,
      workloadsTimeoutMs: 120_000,
      engine: {
        concurrency: 64,
        resourcePriorities: '',
        features: [],
        resourceTimeoutMs: 600_000,
        terminatingResourceTimeoutMs: 600_000,
        itemOperationTimeoutMs: 14_400_000,
        managedFields: 'auto',
        profile: 'velero-1.18',
        restoreHooks: false,
      },
      safety: { profile: 'isolated', rules: [] },
    })
  })

  test.each<readonly [flags: Partial<Record<OptionName, string>>, spec: RestoreSpec]>([
    [{ 'included-namespaces': 'a,b' }, { includedNamespaces: ['a', 'b'] }],
    [{ 'excluded-namespaces': 'a' }, { excludedNamespaces: ['a'] }],
    [{ 'included-resources': 'pods' }, { includedResources: ['pods'] }],
    [{ 'excluded-resources': 'po' }, { excludedResources: ['po'] }],
    [{ 'namespace-mapping': 'a=b' }, { namespaceMapping: { a: 'b' } }],
    [{ 'label-selector': 'a=b' }, { labelSelector: { matchLabels: { a: 'b' } } }],
    [{ 'or-label-selectors': 'a=b' }, { orLabelSelectors: [{ matchLabels: { a: 'b' } }] }],
    [{ 'include-cluster-resources': 'false' }, { includeClusterResources: false }],
    [{ 'restore-pvs': 'false' }, { restorePVs: false }],
    [{ 'preserve-node-ports': 'true' }, { preserveNodePorts: true }],
    [{ 'existing-resource-policy': 'update' }, { existingResourcePolicy: 'update' }],
    [{ 'restore-status-included-resources': '*' }, { restoreStatus: { includedResources: ['*'] } }],
    [{ 'restore-status-excluded-resources': 'jobs' }, { restoreStatus: { excludedResources: ['jobs'] } }],
    [{ 'item-operation-timeout': '4h' }, { itemOperationTimeout: '4h0m0s' }],
    [{ backup: 'shop' }, { backupName: 'shop' }],
  ])('%j alone', (flags, spec) => expect(build(flags).restore.spec).toEqual(spec))

  test('a single option wins over the field of the manifest, the others stay', () => {
    const manifest = manifestOf({
      backupName: 'old',
      includedNamespaces: ['a'],
      restorePVs: true,
      restoreStatus: { includedResources: ['pods'], excludedResources: ['x'] },
      resourceModifier: { kind: 'configmap', name: 'm' },
    })
    const { restore } = build(
      { 'included-namespaces': 'b', 'restore-status-excluded-resources': 'y' },
      manifest,
    )
    expect(restore.metadata).toEqual({ name: 'nightly', namespace: 'backup-system', uid: 'its-uid' })
    expect(restore.spec).toEqual({
      backupName: 'old',
      includedNamespaces: ['b'],
      restorePVs: true,
      restoreStatus: { includedResources: ['pods'], excludedResources: ['y'] },
      resourceModifier: { kind: 'configmap', name: 'm' },
    })
  })

  test('ConfigMaps of the cluster are asked for by a word, those of a path are in the manifest by now', () => {
    expect(build({ 'config-maps': 'cluster' }).asksClusterForConfigMaps).toBe(true)
    expect(build({ 'config-maps': './cluster' }).asksClusterForConfigMaps).toBe(false)
  })

  test('files of the restore: zipped unless somebody says otherwise', () => {
    expect(build({}).restoreFiles).toBeUndefined()
    expect(build({ 'restore-files-dir': 'out' }).restoreFiles).toEqual({ folder: 'out', format: 'gz' })
    expect(build({ 'restore-files-dir': 'out', 'restore-files-format': 'plain' }).restoreFiles).toEqual({
      folder: 'out',
      format: 'plain',
    })
  })

  test('S-30: a backup named by an option replaces the schedule of the manifest', () => {
    const { wish, restore } = build({ backup: 'shop' }, manifestOf({ scheduleName: 'daily' }))
    expect(wish?.which).toEqual({ kind: 'named', name: 'shop' })
    expect(restore.spec).toEqual({ backupName: 'shop' })
  })

  test('the latest, or all, replace what the manifest names', () => {
    const manifest = manifestOf({ backupName: 'old' })
    expect(build({ backup: 'latest:schedule=daily' }, manifest)).toMatchObject({
      wish: { which: { kind: 'latest' }, schedule: 'daily' },
      restore: { spec: {} },
    })
    const all = build({ all: 'true' }, manifest)
    expect(all.wish?.which.kind).toBe('all')
    expect(all.restore.spec).toEqual({})
  })

  test('gates of the backup go beside whatever chooses it', () => {
    expect(build({ 'max-age': '5h', 'min-age': '1m', 'allow-partially-failed': 'true' }).wish).toMatchObject({
      which: { kind: 'as-in-restore' },
      minAgeMs: 60_000,
      maxAgeMs: 18_000_000,
      allowPartiallyFailed: true,
    })
  })
})

describe('simulated workloads', () => {
  test('are of a control plane, with the time that they get', () => {
    expect(build({ workloads: 'simulated', 'workloads-timeout': '30s' })).toMatchObject({
      target: { kind: 'control-plane', workloads: 'simulated' },
      workloadsTimeoutMs: 30_000,
    })
  })

  test('and kind cannot be had together', () => {
    const given = Object.entries({ cluster: 'kind', workloads: 'simulated' }).map(([name, text]) => ({
      name: name as OptionName,
      label: name,
      texts: [text],
    }))
    const { values } = readValues('cluster up', given, String)
    expect(() => throwAwayTarget(values)).toThrow(expect.objectContaining({ code: 'OPTION_CONFLICT' }))
  })
})
