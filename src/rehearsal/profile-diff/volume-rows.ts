// Differences in volumes and in the claims and snapshots around them.
import { objectAt, textAt } from '../../core/json.ts'
import { decideVolume, type VolumeDecision } from '../../restore/volumes/decide-volume.ts'
import { restoresSnapshots } from '../../restore/volumes/native-snapshot.ts'
import { bothSent, differAt, type ItemRow, isFailedBy, isLeftOutBy } from './item-row.ts'
import type { Pair, Sides } from './pairs.ts'
import type { Side } from './side.ts'

const CLAIMS = ['persistentvolumeclaims']
const VOLUMES = ['persistentvolumes']
const SNAPSHOTS = [
  'volumesnapshots.snapshot.storage.k8s.io',
  'volumesnapshotcontents.snapshot.storage.k8s.io',
  'volumesnapshotclasses.snapshot.storage.k8s.io',
]
const SELECTED_NODE = 'volume.kubernetes.io/selected-node'

export const VOLUME_ROWS: readonly ItemRow[] = [
  {
    id: 'D-24',
    text: 'velero-1.18 decides by the volume info file what becomes of a volume; velero-1.9 by native snapshots, pod volume backups and the reclaim policy.',
    resources: VOLUMES,
    differs: (pair, sides) => {
      const [older, newer] = decisionsOf(pair, sides)
      return older === newer || isLeftOutAnew(pair, sides) ? false : `${WORDS[newer]}, not ${WORDS[older]}`
    },
  },
  {
    id: 'D-25',
    text: 'velero-1.18 leaves out a retained volume with a CSI snapshot and has its claim provisioned anew; velero-1.9 restores it as it is.',
    resources: VOLUMES,
    differs: isLeftOutAnew,
  },
  {
    id: 'D-26',
    text: 'The backup was told not to snapshot volumes; velero-1.9 then restores no native snapshot, velero-1.18 those that there are.',
    resources: VOLUMES,
    differs: (pair, sides) =>
      decisionsOf(pair, sides).every((decision) => decision === 'snapshot') &&
      restoresSnapshots(sides.older.context) !== restoresSnapshots(sides.newer.context),
  },
  {
    id: 'D-27',
    text: 'With EnableCSI velero-1.18 takes the data of volumes from CSI snapshots; velero-1.9 leaves them to a plugin that is not imitated here.',
    resources: [...CLAIMS, ...SNAPSHOTS],
    differs: (pair, sides) => {
      if (!sides.newer.context.features.has('EnableCSI') || isMoved(pair, sides)) return false
      return pair.item.groupResource === 'persistentvolumeclaims'
        ? takesOtherData(pair, sides)
        : pair.newer?.detail.startsWith('velero.io/csi-') === true || isOtherSnapshot(pair, sides)
    },
  },
  {
    id: 'D-29',
    text: 'velero-1.18 has moved data brought back by its data mover; velero-1.9 knows nothing of moved data.',
    resources: [...CLAIMS, 'datauploads.velero.io'],
    differs: (pair, sides) =>
      isLeftOutBy(pair.newer, 'velero.io/dataupload') ||
      (isMoved(pair, sides) &&
        (isFailedBy(pair.newer, 'velero.io/csi-pvc-restorer') || takesOtherData(pair, sides))),
  },
  {
    id: 'D-43',
    text: 'velero-1.9 keeps the node that a claim was scheduled to when the target has it; velero-1.18 always removes it.',
    resources: CLAIMS,
    differs: bothSent((older, newer) => differAt(older, newer, ['metadata', 'annotations', SELECTED_NODE])),
  },
  {
    id: 'D-44',
    text: 'velero-1.18 removes what the old cluster wrote into the annotations of a claim; velero-1.9 keeps it.',
    resources: CLAIMS,
    differs: bothSent((older, newer) => {
      const kept = objectAt(newer, 'metadata', 'annotations')
      return Object.keys(objectAt(older, 'metadata', 'annotations'))
        .filter((key) => key !== SELECTED_NODE && !Object.hasOwn(kept, key))
        .join(', ')
    }),
  },
]

function decisionsOf(
  { fromBackup }: Pair,
  { older, newer }: Sides,
): readonly [VolumeDecision, VolumeDecision] {
  const decide = ({ context }: Side): VolumeDecision =>
    decideVolume(
      fromBackup,
      context.backup,
      (namespace, claim) => context.dataUploads.count(namespace, claim) === 1,
    )
  return [decide(older), decide(newer)]
}

/** Of a volume that its class would not have deleted. */
function isLeftOutAnew(pair: Pair, sides: Sides): boolean {
  const [older, newer] = decisionsOf(pair, sides)
  const policy = textAt(pair.fromBackup, 'spec', 'persistentVolumeReclaimPolicy')
  return older === 'as-is' && newer === 'provision' && policy !== 'Delete'
}

const WORDS = {
  snapshot: 'from its snapshot',
  provision: 'provisioned anew',
  'as-is': 'as it is',
} as const satisfies Record<VolumeDecision, string>

/** The volume itself is no sign: it also follows from what becomes of the PersistentVolume. */
const takesOtherData = bothSent((older, newer) =>
  differAt(older, newer, ['spec', 'dataSource'], ['spec', 'dataSourceRef'], ['spec', 'selector']),
)

const isOtherSnapshot = bothSent((older, newer) => differAt(older, newer, ['spec'], ['metadata', 'name']))

function isMoved({ fromBackup }: Pair, { newer }: Sides): boolean {
  return (
    newer.context.backup.metadata?.snapshotMoveData === true &&
    textAt(fromBackup, 'metadata', 'annotations', 'velero.io/data-upload-name') !== undefined
  )
}
