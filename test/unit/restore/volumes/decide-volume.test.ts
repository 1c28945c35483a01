import { expect, test } from 'vitest'
import type { PodVolumeBackup, SideFiles, VolumeInfo } from '../../../../src/backup/side-files.ts'
import type { JsonObject } from '../../../../src/core/json.ts'
import { decideVolume, type VolumeDecision } from '../../../../src/restore/volumes/decide-volume.ts'

function volume(reclaimPolicy: 'Delete' | 'Retain', claim: string | null = 'data'): JsonObject {
  const claimRef = claim === null ? {} : { claimRef: { namespace: 'shop', name: claim } }
  return { metadata: { name: 'pv-1' }, spec: { persistentVolumeReclaimPolicy: reclaimPolicy, ...claimRef } }
}

function info(backupMethod: string, pvName = 'pv-1'): VolumeInfo {
  return {
    pvName,
    pvcName: 'data',
    pvcNamespace: 'shop',
    backupMethod,
    snapshotDataMoved: false,
    skipped: backupMethod === '',
    size: undefined,
    reclaimPolicy: undefined,
    labels: {},
  }
}

function podVolume(podNamespace: string, pvcName: string | undefined): PodVolumeBackup {
  return {
    podName: 'web-0',
    podNamespace,
    volume: 'd',
    uploaderType: 'kopia',
    snapshotId: 's',
    pvcName,
    size: undefined,
  }
}

function sideFiles(overrides: Partial<SideFiles>): SideFiles {
  return {
    metadata: undefined,
    volumeInfos: undefined,
    podVolumeBackups: [],
    nativeSnapshots: [],
    csiSnapshots: [],
    resourceList: undefined,
    results: undefined,
    ...overrides,
  }
}

const NATIVE = [{ persistentVolumeName: 'pv-1', providerSnapshotId: 'snap' }]

test.each<readonly [rule: string, volume: JsonObject, backup: Partial<SideFiles>, decision: VolumeDecision]>([
  ['R-80, C-170 native snapshot', volume('Retain'), { volumeInfos: [info('NativeSnapshot')] }, 'snapshot'],
  ['R-81, C-170 file backup', volume('Retain'), { volumeInfos: [info('PodVolumeBackup')] }, 'provision'],
  ['R-82, C-170 CSI snapshot', volume('Retain'), { volumeInfos: [info('CSISnapshot')] }, 'provision'],
  [
    'R-82, C-170, F-111 moved data',
    volume('Retain'),
    { volumeInfos: [{ ...info('CSISnapshot'), snapshotDataMoved: true }] },
    'provision',
  ],
  ['R-83, C-170 skipped, Delete', volume('Delete'), { volumeInfos: [info('')] }, 'provision'],
  ['R-83, C-170 skipped, Retain', volume('Retain'), { volumeInfos: [info('')] }, 'as-is'],
  ['R-83 unknown method', volume('Retain'), { volumeInfos: [info('Future')] }, 'as-is'],
  [
    'R-83 wins over the records of R-84',
    volume('Retain'),
    { volumeInfos: [info('')], nativeSnapshots: NATIVE },
    'as-is',
  ],
  [
    'F-112 the last record counts',
    volume('Retain'),
    { volumeInfos: [info(''), info('NativeSnapshot')] },
    'snapshot',
  ],
  [
    'R-84a native snapshot, no record',
    volume('Delete'),
    { volumeInfos: [info('', 'other')], nativeSnapshots: NATIVE },
    'snapshot',
  ],
  ['R-84a, C-271 native snapshot, no file', volume('Delete'), { nativeSnapshots: NATIVE }, 'snapshot'],
  [
    'R-84a another volume has the snapshot',
    volume('Retain'),
    { nativeSnapshots: [{ persistentVolumeName: 'pv-2', providerSnapshotId: 's' }] },
    'as-is',
  ],
  ['R-84b file backup', volume('Retain'), { podVolumeBackups: [podVolume('shop', 'data')] }, 'provision'],
  ['R-84b another claim', volume('Retain'), { podVolumeBackups: [podVolume('shop', 'cache')] }, 'as-is'],
  ['R-84b another namespace', volume('Retain'), { podVolumeBackups: [podVolume('app', 'data')] }, 'as-is'],
  [
    'F-113 a record without a claim',
    volume('Retain'),
    { podVolumeBackups: [podVolume('shop', undefined)] },
    'as-is',
  ],
  [
    'R-84c, C-180, C-182, C-271 CSI snapshot',
    volume('Retain'),
    { csiSnapshots: [{ namespace: 'shop', claim: 'data' }] },
    'provision',
  ],
  [
    'R-84c, C-182 another namespace',
    volume('Retain'),
    { csiSnapshots: [{ namespace: 'app', claim: 'data' }] },
    'as-is',
  ],
  [
    'R-84c, C-182 a snapshot without a claim',
    volume('Retain'),
    { csiSnapshots: [{ namespace: 'shop', claim: '' }] },
    'as-is',
  ],
  [
    'R-84c, C-182 a volume without a claim',
    volume('Retain', null),
    { csiSnapshots: [{ namespace: 'shop', claim: 'data' }] },
    'as-is',
  ],
  [
    'R-84c, C-182 another claim',
    volume('Retain'),
    { csiSnapshots: [{ namespace: 'shop', claim: 'x' }] },
    'as-is',
  ],
  ['R-84e, R-85, C-271 Delete', volume('Delete'), {}, 'provision'],
  ['R-84f, C-271 else', volume('Retain'), {}, 'as-is'],
])('%s', (_, object, backup, decision) => {
  expect(decideVolume(object, sideFiles(backup), () => false)).toBe(decision)
})

test('R-84d, C-181, C-183: a result of the data mover for the claim', () => {
  const asked: string[] = []
  const hasResult = (namespace: string, claim: string): boolean => {
    asked.push(`${namespace}/${claim}`)
    return true
  }
  expect(decideVolume(volume('Retain'), sideFiles({}), hasResult)).toBe('provision')
  expect(asked).toEqual(['shop/data'])
})

test('R-84d, C-183: without a claim nobody is asked for a result', () => {
  const decision = decideVolume(volume('Retain', null), sideFiles({}), () => true)
  expect(decision).toBe('as-is')
})
