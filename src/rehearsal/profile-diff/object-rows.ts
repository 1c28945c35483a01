// Differences in objects of any kind, and in the few kinds that a version of Velero treats on its own.
import { listAt, objectAt, semanticEqual } from '../../core/json.ts'
import { restoresStatus } from '../../restore/item/restores-status.ts'
import { bothSent, differAt, type ItemRow, isLeftOutBy } from './item-row.ts'
import { imagesOf } from './pod-parts.ts'
import type { Reached, Side } from './side.ts'

const SERVICES = ['services']

export const OBJECT_ROWS: readonly ItemRow[] = [
  {
    id: 'D-4',
    text: 'velero-1.18 keeps finalizers and other metadata that velero-1.9 drops; a finalizer of the old cluster can hold an object back when it is deleted.',
    differs: bothSent((older, newer) => {
      const kept = objectAt(older, 'metadata')
      return Object.keys(objectAt(newer, 'metadata'))
        .filter((key) => key !== 'managedFields' && !Object.hasOwn(kept, key))
        .join(', ')
    }),
  },
  {
    id: 'D-5',
    text: 'velero-1.18 sends the managed fields of the backup and patches them back, one more request for each object; velero-1.9 drops them.',
    differs: bothSent(
      (older, newer) =>
        listAt(newer, 'metadata', 'managedFields').length > 0 &&
        listAt(older, 'metadata', 'managedFields').length === 0,
    ),
  },
  {
    id: 'D-16',
    text: 'For velero-1.9 two items are the same by resource and name, for velero-1.18 by apiVersion, kind and name; of two that are the same only the first is restored.',
    differs: ({ older, newer }) => (older?.reason === 'duplicate') !== (newer?.reason === 'duplicate'),
  },
  {
    id: 'D-32',
    text: 'velero-1.18 heeds the annotation velero.io/restore-status of an object; velero-1.9 only what the Restore says.',
    differs: ({ item, older, newer }, sides) => {
      if (older?.object === undefined || newer?.object === undefined) return false
      const decide = ({ context }: Side, { object, fromBackup }: Reached): boolean =>
        restoresStatus(context, item.groupResource, object ?? fromBackup, fromBackup)
      return decide(sides.older, older) !== decide(sides.newer, newer)
    },
  },
  {
    id: 'D-33',
    text: 'The resource modifiers of the Restore mean these; velero-1.9 has no resource modifiers.',
    differs: ({ newer }) => newer?.isModified === true,
  },
  {
    id: 'D-38',
    text: 'velero-1.18 keeps node ports that the managed fields show to be chosen by somebody; velero-1.9 only looks at the last applied configuration.',
    resources: SERVICES,
    differs: bothSent((older, newer) => differAt(older, newer, ['spec', 'ports'])),
  },
  {
    id: 'D-39',
    text: 'velero-1.18 drops a health check node port that nobody has chosen; velero-1.9 keeps it, and it may be taken.',
    resources: SERVICES,
    differs: bothSent((older, newer) => differAt(older, newer, ['spec', 'healthCheckNodePort'])),
  },
  {
    id: 'D-40',
    text: 'velero-1.18 also removes the label batch.kubernetes.io/controller-uid; a server from 1.27 on refuses the Job that velero-1.9 sends.',
    resources: ['jobs.batch'],
    differs: bothSent((older, newer) =>
      differAt(older, newer, ['spec', 'selector'], ['spec', 'template', 'metadata', 'labels']),
    ),
  },
  {
    id: 'D-41',
    text: 'velero-1.18 leaves out the token of a service account, or empties it; velero-1.9 restores it as it is.',
    resources: ['secrets'],
    differs: (pair, sides) =>
      isLeftOutBy(pair.newer, 'velero.io/secret') ||
      bothSent((older, newer) => differAt(older, newer, ['data'], ['metadata', 'annotations']))(pair, sides),
  },
  {
    id: 'D-42',
    text: 'velero-1.18 changes images as its configuration says; velero-1.9 has no such action.',
    differs: bothSent((older, newer) => !semanticEqual(imagesOf(older), imagesOf(newer))),
  },
]
