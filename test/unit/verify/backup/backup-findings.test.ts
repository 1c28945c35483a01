import { describe, expect, test } from 'vitest'
import type { CatalogItem } from '../../../../src/backup/catalog.ts'
import type { BackupMetadata, SideFiles } from '../../../../src/backup/side-files.ts'
import { backupFindings } from '../../../../src/verify/backup/backup-findings.ts'
import { listed } from '../../rehearsal/choose/build-listed.ts'

const NOW = new Date('2026-05-10T12:00:00Z')

interface Parts {
  readonly items?: readonly CatalogItem[]
  readonly list?: SideFiles['resourceList']
  readonly metadata?: Partial<BackupMetadata> | null
  readonly results?: SideFiles['results']
  readonly podVolumeBackups?: SideFiles['podVolumeBackups']
  readonly itemOperations?: SideFiles['itemOperations']
  readonly volumeInfos?: SideFiles['volumeInfos']
  readonly allowPartiallyFailed?: boolean
  /** A type has a version directory besides the preferred one. */
  readonly hasVersions?: boolean
}

function item(
  apiVersion: string,
  kind: string,
  namespace: string,
  name: string,
  groupResource = '',
): CatalogItem {
  return { index: 0, groupResource, namespace, name, apiVersion, kind, body: { offset: 0, length: 0 } }
}

const pod = (name: string) => item('v1', 'Pod', 'a', name)

function find(parts: Parts) {
  const { items = [], metadata = {} } = parts
  const own = listed('shop').metadata
  const findings = backupFindings({
    name: 'shop',
    sideFiles: {
      metadata:
        metadata === null || own === undefined
          ? undefined
          : { ...own, itemsBackedUp: undefined, ...metadata },
      volumeInfos: parts.volumeInfos,
      podVolumeBackups: parts.podVolumeBackups ?? [],
      itemOperations: parts.itemOperations ?? [],
      nativeSnapshots: [],
      csiSnapshots: [],
      resourceList: parts.list,
      results: parts.results,
    },
    catalog: {
      items,
      groupResources: ['pods'],
      versionsOf: () => (parts.hasVersions ? [{ version: 'v2', preferred: false }] : []),
    },
    allowPartiallyFailed: parts.allowPartiallyFailed ?? false,
    now: NOW,
  })
  expect(findings.every(({ source }) => source === 'backup')).toBe(true)
  return findings
}

const short = (parts: Parts) =>
  find(parts).map(({ weight, class: one, object }) =>
    [weight, one, object.kind, object.namespace, object.name].join(' '),
  )

describe('what is on the resource list and not in the archive', () => {
  test('without an error that tells of it: the backup is broken', () => {
    expect(short({ list: { 'v1/Pod': ['a/x', 'a/y'] }, items: [pod('x')] })).toEqual([
      'fail missing-from-archive Pod a y',
    ])
    expect(short({ list: { 'v1/Node': ['n1'] }, items: [] })).toEqual(['fail missing-from-archive Node  n1'])
  })

  test('another namespace, kind or group is another object', () => {
    const items = [item('v1', 'Pod', 'b', 'x'), item('other.io/v1', 'Thing', 'a', 'x')]
    expect(short({ list: { 'v1/Pod': ['a/x', 'b/x'], 'our.io/v1/Thing': ['a/x'] }, items })).toEqual([
      'fail missing-from-archive Pod a x',
      'fail missing-from-archive Thing a x',
      'info unlisted Thing a x',
    ])
  })

  test('every version of one object is the same object', () => {
    const list = { 'our.io/v1/Thing': ['a/x'], 'our.io/v2/Thing': ['a/x'] }
    expect(short({ list, items: [item('our.io/v2', 'Thing', 'a', 'x')] })).toEqual([])
    expect(short({ list, items: [] })).toEqual(['fail missing-from-archive Thing a x'])
  })

  test('a file that cannot be decoded is there', () => {
    const undecodable = item('', '', 'a', 'x', 'deployments.apps')
    expect(short({ list: { 'apps/v1/Deployment': ['a/x'] }, items: [undecodable] })).toEqual([])
    expect(short({ list: { 'v1/Pod': ['a/x'] }, items: [undecodable] })).toEqual([
      'fail missing-from-archive Pod a x',
    ])
  })

  test('one that an error of the backup names was never saved; another one is lost all the same', () => {
    const results = { errors: { namespaces: { a: [' name: /x message: /Error backing up item'] } } }
    expect(short({ list: { 'v1/Pod': ['a/x', 'a/xy'] }, results })).toEqual([
      'fail missing-from-archive Pod a xy',
      'warn backup-errors Backup velero shop',
      'warn not-backed-up Pod a x',
    ])
  })

  test('names with a colon are found in the messages', () => {
    const results = { errors: { cluster: ['name: /system:x message: /Error'] } }
    expect(short({ list: { 'rbac.authorization.k8s.io/v1/ClusterRole': ['system:x'] }, results })).toContain(
      'warn not-backed-up ClusterRole  system:x',
    )
  })

  test('a backup from before the results file: as many as there were errors', () => {
    const list = { 'v1/Pod': ['a/x', 'a/y'] }
    expect(short({ list, metadata: { errors: 2 } })).toContain('warn not-backed-up Pod a x')
    expect(short({ list, metadata: { errors: 1 } })).toContain('fail missing-from-archive Pod a x')
  })

  test('a thousand are a hundred and a number', () => {
    const list = { 'v1/Pod': Array.from({ length: 1_000 }, (_, n) => `a/p${n}`) }
    const found = find({ list })
    expect(found).toHaveLength(101)
    expect(found.filter(({ message }) => message.startsWith('900 more'))).toMatchObject([{ weight: 'fail' }])
  })
})

describe('what is in the archive and not on the list', () => {
  test('one finding for each type', () => {
    const items = [pod('x'), pod('y'), item('v1', 'Node', '', 'n')]
    expect(short({ list: {}, items })).toEqual(['info unlisted Node  n', 'info unlisted Pod a x'])
  })
})

describe('numbers', () => {
  test('Velero calls its own a best effort, so a difference only informs', () => {
    expect(short({ list: { 'v1/Pod': ['a/x'] }, items: [pod('x')], metadata: { itemsBackedUp: 2 } })).toEqual(
      ['info count-differs Backup velero shop'],
    )
  })

  test('without a list they are all there is', () => {
    expect(short({ items: [pod('x')], metadata: { itemsBackedUp: 2 } })).toEqual([
      'warn fewer-than-counted Backup velero shop',
    ])
    expect(short({ items: [pod('x')], metadata: { itemsBackedUp: 1 } })).toEqual([])
    expect(short({ items: [pod('x')], metadata: { itemsBackedUp: 2 }, hasVersions: true })).toEqual([])
  })
})

describe('what the records tell', () => {
  test('phase', () => {
    expect(short({ metadata: { phase: 'PartiallyFailed' } })).toEqual([
      'warn not-completed Backup velero shop',
    ])
    expect(short({ metadata: { phase: 'PartiallyFailed' }, allowPartiallyFailed: true })).toEqual([
      'info not-completed Backup velero shop',
    ])
    expect(short({ metadata: { phase: undefined }, allowPartiallyFailed: true })).toEqual([
      'warn not-completed Backup velero shop',
    ])
  })

  test('the time to live', () => {
    expect(short({ metadata: { expiration: '2026-05-10T12:00:00Z' } })).toEqual([
      'info expired Backup velero shop',
    ])
    expect(short({ metadata: { expiration: '2026-05-10T12:00:01Z' } })).toEqual([])
  })

  test('errors and warnings, of all groups, with the first words only', () => {
    const results = {
      errors: { velero: ['one'], cluster: ['two'], namespaces: { a: ['three', 'x'.repeat(1_000)] } },
      warnings: { velero: ['w'] },
    }
    expect(find({ results }).map(({ class: one, message }) => [one, message])).toEqual([
      ['backup-errors', 'Velero recorded 4 errors while it made this backup, first: one'],
      ['backup-warnings', 'Velero recorded 1 warnings while it made this backup, first: w'],
    ])
    expect(short({ metadata: { errors: 3 } })).toEqual(['warn backup-errors Backup velero shop'])
  })

  test('a volume whose data was not saved', () => {
    const record = {
      pvName: 'pv',
      pvcName: 'data',
      pvcNamespace: 'a',
      backupMethod: 'CSISnapshot',
      snapshotDataMoved: true,
      skipped: false,
      size: undefined,
      reclaimPolicy: undefined,
      labels: {},
    }
    const volumeInfos = [
      { ...record, result: 'failed' },
      { ...record, pvcName: '', result: 'failed' },
      { ...record, result: 'succeeded' },
      { ...record, result: '' },
    ]
    expect(short({ volumeInfos })).toEqual([
      'warn volume-not-saved PersistentVolume  pv',
      'warn volume-not-saved PersistentVolumeClaim a data',
    ])
  })

  test('the record of a pod volume, once, whichever file tells it', () => {
    const record = {
      podName: 'p',
      podNamespace: 'a',
      volume: 'data',
      uploaderType: '',
      snapshotId: '',
      size: 0,
    }
    const failed = { ...record, pvcName: undefined, phase: 'Failed' }
    expect(short({ podVolumeBackups: [failed, { ...failed, phase: 'Completed' }] })).toEqual([
      'warn volume-not-saved Pod a p',
    ])
  })

  test('an operation that failed after the item was saved', () => {
    const operation = { resource: 'datauploads.velero.io', namespace: 'velero', name: 'x', phase: 'Failed' }
    const itemOperations = [operation, { ...operation, phase: 'Completed' }]
    expect(find({ itemOperations }).map(({ message }) => message)).toEqual([
      'the operation for datauploads.velero.io velero/x failed after it was saved',
    ])
  })

  test('a lone tarball has none, and nothing is claimed about it', () => {
    expect(find({ metadata: null, items: [pod('x')] })).toEqual([])
  })
})
