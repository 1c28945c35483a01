// `kind create cluster --wait` returns in success when its time is over. We wait ourselves, and fail when it is.
import { type Json, listAt, parseJson, textAt } from '../../core/json.ts'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import { sleep } from '../../core/sleep.ts'
import type { KubeClient } from '../../kube/kube-client.ts'

const POLL_MS = 500
const READY_TIMEOUT_MS = 180_000

interface Wait {
  /** For people: `nodes to be ready`. */
  readonly what: string
  /** True when there is nothing to wait for any more. */
  readonly isOver: (client: KubeClient) => Promise<boolean>
}

const WAITS: readonly Wait[] = [
  {
    what: 'the nodes to be ready',
    isOver: async (client) => {
      const nodes = await itemsAt(client, '/api/v1/nodes')
      return nodes.length > 0 && nodes.every((node) => hasCondition(node, 'Ready'))
    },
  },
  {
    what: 'DNS',
    isOver: async (client) => {
      const path = '/apis/apps/v1/namespaces/kube-system/deployments?labelSelector=k8s-app%3Dkube-dns'
      const deployments = await itemsAt(client, path)
      return deployments.every((deployment) => hasCondition(deployment, 'Available'))
    },
  },
  {
    // Without it the first pods of a namespace are refused.
    what: 'the controllers',
    isOver: async (client) => {
      const { status } = await client.send({
        method: 'GET',
        path: '/api/v1/namespaces/default/serviceaccounts/default',
      })
      return status === 200
    },
  },
]

/** Nodes, DNS, controllers. @throws CLUSTER_START_FAILED when one of them is not there in time */
export async function waitForNodes(
  client: KubeClient,
  progress: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS
  for (const { what, isOver } of WAITS) {
    if (await isOver(client)) continue
    progress(`Waiting for ${what}`)
    while (!(await isOver(client))) {
      if (performance.now() > deadline) {
        throw new RehearsalError(
          'CLUSTER_START_FAILED',
          `the kind cluster was not ready after ${READY_TIMEOUT_MS / 1000} s: waited for ${what}`,
        )
      }
      await sleep(POLL_MS, signal)
    }
  }
}

async function itemsAt(client: KubeClient, path: string): Promise<readonly Json[]> {
  const answer = parseJson((await client.expect({ method: 'GET', path })).toString('utf8'))
  return listAt(answer, 'items')
}

function hasCondition(object: Json, type: string): boolean {
  return listAt(object, 'status', 'conditions').some(
    (condition) => textAt(condition, 'type') === type && textAt(condition, 'status') === 'True',
  )
}
