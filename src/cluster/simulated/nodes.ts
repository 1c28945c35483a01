// The nodes that pods are put on. Those of the backup, when it holds them: selectors, tolerations and spreading then mean what they
// meant there. Otherwise a few that are alike and large.
import { type Json, type JsonObject, listAt, objectAt, omit, textAt } from '../../core/json.ts'

/** A DaemonSet has a pod on each. */
const MAX_NODES = 100
const GENERIC_NODES = 5
const ZONES = ['zone-a', 'zone-b', 'zone-c'] as const
const ROOM = { cpu: '1k', memory: '4Ti', 'ephemeral-storage': '4Ti', pods: '10k' } as const

/** How a node was that day: pressure, a cordon, a network that came late. */
const PASSING_TAINT = /^node\.(?:kubernetes\.io|cloudprovider\.kubernetes\.io)\//

/** Nodes to create. @param fromBackup as they are in the archive */
export function simulatedNodes(fromBackup: readonly JsonObject[]): readonly JsonObject[] {
  return fromBackup.length > 0 ? fromBackup.slice(0, MAX_NODES).map(likeIt) : genericNodes()
}

function likeIt(node: JsonObject): JsonObject {
  const name = textAt(node, 'metadata', 'name') ?? ''
  const taints = listAt(node, 'spec', 'taints').filter(
    (taint) => !PASSING_TAINT.test(textAt(taint, 'key') ?? ''),
  )
  const allocatable = objectAt(node, 'status', 'allocatable')
  return nodeOf(name, {
    labels: objectAt(node, 'metadata', 'labels'),
    taints,
    room: Object.keys(allocatable).length > 0 ? allocatable : ROOM,
  })
}

function genericNodes(): readonly JsonObject[] {
  return Array.from({ length: GENERIC_NODES }, (_none, index) => {
    const name = `simulated-${index + 1}`
    const labels = {
      'kubernetes.io/hostname': name,
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      'topology.kubernetes.io/region': 'region',
      'topology.kubernetes.io/zone': ZONES[index % ZONES.length] ?? '',
    }
    return nodeOf(name, { labels, taints: [], room: ROOM })
  })
}

interface Look {
  readonly labels: JsonObject
  readonly taints: readonly Json[]
  readonly room: JsonObject
}

function nodeOf(name: string, { labels, taints, room }: Look): JsonObject {
  const spec = taints.length === 0 ? {} : { taints }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: omit(labels, RESTORE_LABELS), annotations: { 'kwok.x-k8s.io/node': 'fake' } },
    spec,
    status: { capacity: room, allocatable: room },
  }
}

/** Of an earlier restore; they would count the node among what this one wrote. */
const RESTORE_LABELS = ['velero.io/restore-name', 'velero.io/backup-name']
