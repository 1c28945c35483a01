import { describe, expect, test } from 'vitest'
import type { VolumeInfo } from '../../../../src/backup/side-files.ts'
import type { JsonObject } from '../../../../src/core/json.ts'
import { type ProfileName, profileOf } from '../../../../src/restore/document/profile.ts'
import {
  boundVolumeOf,
  classOfPending,
  type PatchTarget,
  patchTargets,
  type VolumeState,
  volumeState,
} from '../../../../src/restore/finalize/volume-patch.ts'
import { createRecords } from '../../../../src/restore/records.ts'

function info(parts: Partial<VolumeInfo> = {}): VolumeInfo {
  return {
    pvName: 'wiki-data',
    pvcName: 'data',
    pvcNamespace: 'wiki',
    backupMethod: 'PodVolumeBackup',
    snapshotDataMoved: false,
    skipped: false,
    size: 4096,
    reclaimPolicy: 'Delete',
    labels: { volume: 'wiki' },
    ...parts,
  }
}

interface Parts {
  readonly infos?: readonly VolumeInfo[] | 'absent'
  readonly action?: 'created' | 'skipped' | 'failed'
  readonly mapping?: Readonly<Record<string, string>>
  readonly features?: readonly string[]
  readonly profile?: ProfileName
}

function targets({
  infos = [info()],
  action = 'created',
  mapping = {},
  features = [],
  profile = 'velero-1.18',
}: Parts) {
  const records = createRecords()
  records.add('v1', 'PersistentVolumeClaim', mapping.wiki ?? 'wiki', 'data').record.action = action
  const backup = { volumeInfos: infos === 'absent' ? undefined : infos } as unknown as Parameters<
    typeof patchTargets
  >[0]['backup']
  const found = patchTargets({
    backup,
    mapping,
    records,
    features: new Set(features),
    profile: profileOf(profile),
  })
  const names = (list: readonly PatchTarget[]) => list.map(({ namespace, claim }) => `${namespace}/${claim}`)
  return { volumes: names(found.volumes), moved: names(found.moved) }
}

describe('R-191: which claims', () => {
  test.each<readonly [what: string, parts: Parts, volumes: readonly string[]]>([
    ['a file-system backup', {}, ['wiki/data']],
    ['a CSI snapshot', { infos: [info({ backupMethod: 'CSISnapshot' })] }, ['wiki/data']],
    ['C-274: a mapped namespace', { mapping: { wiki: 'wiki-test' } }, ['wiki-test/data']],
    ['C-275: a native snapshot', { infos: [info({ backupMethod: 'NativeSnapshot' })] }, []],
    ['a skipped volume', { infos: [info({ backupMethod: '', skipped: true })] }, []],
    ['no pvInfo', { infos: [info({ reclaimPolicy: undefined, labels: {} })] }, []],
    ['a claim that was there before', { action: 'skipped' }, []],
    ['a claim that failed', { action: 'failed' }, []],
    ['C-275: a claim that the restore left out', { infos: [info({ pvcName: 'other' })] }, []],
    ['no volume info file', { infos: 'absent' }, []],
    [
      'moved data with CSI switched off',
      { infos: [info({ backupMethod: 'CSISnapshot', snapshotDataMoved: true })] },
      ['wiki/data'],
    ],
    ['D-31: Velero 1.9', { profile: 'velero-1.9' }, []],
  ])('%s', (_what, parts, volumes) => {
    expect(targets(parts)).toEqual({ volumes, moved: [] })
  })

  test('R-192: a claim whose data was moved is not waited for', () => {
    const infos = [info({ backupMethod: 'CSISnapshot', snapshotDataMoved: true })]
    expect(targets({ infos, features: ['EnableCSI'] })).toEqual({ volumes: [], moved: ['wiki/data'] })
  })
})

test.each<readonly [phase: string, volumeName: string | undefined, expected: string | undefined]>([
  ['Bound', 'pv-1', 'pv-1'],
  ['Pending', 'pv-1', undefined],
  ['Lost', 'pv-1', undefined],
  ['Bound', undefined, undefined],
  ['Bound', '', undefined],
])('R-192: a claim that is %s to %j', (phase, volumeName, expected) => {
  const claim = { spec: volumeName === undefined ? {} : { volumeName }, status: { phase } }
  expect(boundVolumeOf(claim)).toBe(expected)
})

test.each<readonly [phase: string, storageClassName: string | undefined, expected: string | undefined]>([
  ['Pending', 'disk', 'disk'],
  ['Bound', 'disk', undefined],
  ['Pending', '', undefined],
  ['Pending', undefined, undefined],
])('R-192: the class of a claim that is %s and wants %j', (phase, storageClassName, expected) => {
  const claim = { spec: storageClassName === undefined ? {} : { storageClassName }, status: { phase } }
  expect(classOfPending(claim)).toBe(expected)
})

interface VolumeParts {
  readonly phase?: string
  readonly claimRef?: JsonObject | undefined
  readonly labels?: Readonly<Record<string, string>>
  readonly policy?: string
}

function volume(parts: VolumeParts): JsonObject {
  const claimRef = 'claimRef' in parts ? parts.claimRef : { namespace: 'wiki', name: 'data' }
  return {
    metadata: { name: 'pvc-1', labels: parts.labels ?? { volume: 'wiki' } },
    spec: { persistentVolumeReclaimPolicy: parts.policy ?? 'Delete', ...(claimRef && { claimRef }) },
    status: { phase: parts.phase ?? 'Bound' },
  }
}

const WAIT: VolumeState = { kind: 'wait' }
const patched = (patch: JsonObject | undefined): VolumeState => ({ kind: 'bound', patch })

test.each<readonly [what: string, parts: VolumeParts, saved: Partial<VolumeInfo>, expected: VolumeState]>([
  ['R-192: nobody has claimed it', { claimRef: undefined }, {}, WAIT],
  ['R-192: it is not bound yet', { phase: 'Available' }, {}, WAIT],
  [
    'R-192, C-274: another claim of this name has it',
    { claimRef: { namespace: 'other', name: 'data' } },
    {},
    {
      kind: 'stranger',
      text: 'PV was bound by unexpected PVC, unexpected PVC: other/data, expected PVC: wiki/data',
    },
  ],
  ['R-193, C-274: nothing is missing', {}, {}, patched(undefined)],
  [
    'R-193: a label of the new volume alone is no reason',
    { labels: { volume: 'wiki', zone: 'a' } },
    {},
    patched(undefined),
  ],
  [
    'R-193: a label is missing, and all labels are replaced',
    { labels: { zone: 'a' } },
    {},
    patched({ metadata: { labels: { zone: null, volume: 'wiki' } } }),
  ],
  [
    'R-193, C-274: a label differs',
    { labels: { volume: 'x' } },
    {},
    patched({ metadata: { labels: { volume: 'wiki' } } }),
  ],
  [
    'R-193, C-274: the reclaim policy differs',
    {},
    { reclaimPolicy: 'Retain' },
    patched({ spec: { persistentVolumeReclaimPolicy: 'Retain' } }),
  ],
  [
    'R-193: no label was saved, but the policy differs',
    { labels: { zone: 'a' } },
    { reclaimPolicy: 'Retain', labels: {} },
    patched({ metadata: { labels: { zone: null } }, spec: { persistentVolumeReclaimPolicy: 'Retain' } }),
  ],
])('%s', (_what, parts, saved, expected) => {
  const target: PatchTarget = { namespace: 'wiki', claim: 'data', info: info(saved) }
  expect(volumeState(volume(parts), target)).toEqual(expected)
})
