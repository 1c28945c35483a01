// A control plane that we start hands out 254 service addresses, as in the clusters that its API server is compared with. A backup with
// more Services gets a second range. (The API server takes a ServiceCIDR without a status for ready: nobody reports on it here.)
import type { Catalog } from '../backup/catalog.ts'
import { textAt } from '../core/json.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { KubeError } from '../kube/kube-error.ts'
import { createObject } from '../kube/verbs.ts'

/** Some of the addresses are taken, some are kept for those who ask for one. */
const ENOUGH_FOR = 200
const TYPE = { group: 'networking.k8s.io', version: 'v1', resource: 'servicecidrs' }
const MORE = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'ServiceCIDR',
  metadata: { name: 'restore-rehearsal' },
  spec: { cidrs: ['10.1.0.0/16'] },
}

/** Only for a cluster that was started for this run. Gives the name of the range when one was needed. @throws KubeError, TransportError */
export async function makeRoomForServices(client: KubeClient, catalog: Catalog): Promise<string | undefined> {
  if (catalog.itemsOf('services').length <= ENOUGH_FOR) return undefined
  try {
    return textAt(await createObject(client, TYPE, '', MORE), 'metadata', 'name')
  } catch (error) {
    // Before 1.33 there is no such object; those servers are started with a range that is large enough.
    if (error instanceof KubeError && error.isNotFound) return undefined
    throw error
  }
}
