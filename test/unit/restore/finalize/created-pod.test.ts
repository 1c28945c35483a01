import { expect, test } from 'vitest'
import type { SideFiles } from '../../../../src/backup/side-files.ts'
import { createdPod } from '../../../../src/restore/finalize/created-pod.ts'
import type { ResolvedFilters } from '../../../../src/restore/select/filters.ts'
import { includeExclude } from '../../../../src/restore/select/include-exclude.ts'
import { hook, type PodParts, podObject, restoreOf } from './parts.ts'

interface Parts {
  readonly pod?: PodParts
  readonly excluded?: readonly string[]
  readonly snapshotId?: string
  readonly sourceNamespace?: string
  readonly hooksLeftOut?: number
}

function created(parts: Parts) {
  const { pod, excluded = [], snapshotId = 'snap', sourceNamespace = 'shop', hooksLeftOut = 0 } = parts
  const filters = { resources: includeExclude([], excluded) } as unknown as ResolvedFilters
  const record = { podName: 'web', podNamespace: 'shop', volume: 'data', uploaderType: 'kopia', snapshotId }
  const backup = {
    podVolumeBackups: [{ ...record, pvcName: undefined, size: undefined }],
  } as unknown as SideFiles
  const fromBackup = { metadata: { namespace: sourceNamespace } }
  return createdPod({ restore: restoreOf(), backup, filters }, podObject(pod), {
    fromBackup,
    hooksLeftOut,
  })
}

test('R-150, R-220, C-190: a pod with a saved volume is kept', () => {
  expect(created({})).toEqual({
    namespace: 'shop',
    name: 'web',
    uid: 'uid-web',
    containers: ['main', 'side'],
    hooks: [],
    savedVolumes: ['data'],
    initHooksLeftOut: 0,
  })
})

test('a pod without the init containers of its hooks is kept, to be told of', () => {
  expect(created({ hooksLeftOut: 2, snapshotId: '' })).toMatchObject({ hooks: [], initHooksLeftOut: 2 })
})

test.each<readonly [what: string, parts: Parts]>([
  ['R-150, C-192: claims are left out', { excluded: ['persistentvolumeclaims'] }],
  ['R-150: volumes are left out', { excluded: ['persistentvolumes'] }],
  ['F-91, C-191: the record has no snapshot', { snapshotId: '' }],
  ['R-150, C-190: a pod of this name in another namespace of the backup', { sourceNamespace: 'prod' }],
  ['R-220: the kubelet makes the volume', { pod: { volumes: [{ name: 'data', projected: {} }] } }],
])('%s: nothing is left to do', (_what, parts) => {
  expect(created(parts)).toBeUndefined()
})

test('R-152: a pod with a hook is kept', () => {
  const pod = { annotations: { 'post.hook.restore.velero.io/command': 'echo' } }
  expect(created({ pod, snapshotId: '' })).toMatchObject({
    hooks: [hook({ name: '<from-annotation>', command: ['echo'] })],
    savedVolumes: [],
  })
})
