// Stands in for the provisioner of a StorageClass, which nobody has deployed here: a claim for which the real controller has asked one
// gets a volume with nothing behind it. Binding them is the work of the real controller, and so is everything before: a claim whose
// class is missing, or that waits for a pod, never comes this far.
import { type JsonObject, listAt, objectAt, stringifyJson, textAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { kubeErrorOf } from '../../kube/kube-error.ts'
import { listPages } from '../../kube/verbs.ts'

const CLAIMS = { group: '', version: 'v1', resource: 'persistentvolumeclaims' }
const ASKED = 'volume.kubernetes.io/storage-provisioner'

/** Makes what is asked for now, and says how many volumes that were. @throws KubeError, TransportError */
export async function provisionClaims(client: KubeClient): Promise<number> {
  let made = 0
  for await (const page of listPages(client, CLAIMS, '')) {
    for (const claim of page.filter(isWaiting)) {
      const request = {
        method: 'POST',
        path: '/api/v1/persistentvolumes',
        body: stringifyJson(volumeFor(claim)),
      } as const
      const { status, body } = await client.send(request)
      if (status >= 300 && status !== 409) throw kubeErrorOf(status, body)
      if (status < 300) made += 1
    }
  }
  return made
}

function isWaiting(claim: JsonObject): boolean {
  return (
    textAt(claim, 'status', 'phase') === 'Pending' &&
    textAt(claim, 'metadata', 'annotations', ASKED) !== undefined &&
    (textAt(claim, 'spec', 'volumeName') ?? '') === ''
  )
}

/** Bound to its claim from the start. Nothing is ever mounted, so its place on a node need not be. */
export function volumeFor(claim: JsonObject): JsonObject {
  const uid = textAt(claim, 'metadata', 'uid') ?? ''
  const volumeMode = textAt(claim, 'spec', 'volumeMode')
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: {
      name: `simulated-${uid}`,
      annotations: {
        'pv.kubernetes.io/provisioned-by': textAt(claim, 'metadata', 'annotations', ASKED) ?? '',
      },
    },
    spec: {
      capacity: objectAt(claim, 'spec', 'resources', 'requests'),
      accessModes: listAt(claim, 'spec', 'accessModes'),
      ...(volumeMode === undefined ? {} : { volumeMode }),
      persistentVolumeReclaimPolicy: 'Retain',
      storageClassName: textAt(claim, 'spec', 'storageClassName') ?? '',
      claimRef: {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        namespace: textAt(claim, 'metadata', 'namespace') ?? '',
        name: textAt(claim, 'metadata', 'name') ?? '',
        uid,
      },
      hostPath: { path: '/var/lib/simulated' },
    },
  }
}
