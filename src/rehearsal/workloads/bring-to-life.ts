// The stage after the verification, where workloads are simulated: until now nothing acted on what was restored.
import type { Catalog } from '../../backup/catalog.ts'
import type { JsonObject } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { Run } from '../open-run.ts'
import { withoutAnswers } from './unanswered-webhooks.ts'
import { waitForWorkloads } from './wait-for-workloads.ts'

/** Controllers try again what failed, later each time; what has not moved for so long is stuck. */
const STILL_MS = 15_000

/** Keeps what became of the workloads in the facts. @throws CLUSTER_START_FAILED, KubeError, TransportError, the reason of the signal */
export async function bringToLife(run: Run, client: KubeClient): Promise<void> {
  const { deps, facts } = run
  const { catalog, cluster } = facts
  const simulation = cluster?.simulation
  if (simulation === undefined || catalog === undefined) return
  facts.workloads = await withoutAnswers(client, async () => {
    deps.emit({ kind: 'progress', line: 'Starting the controllers, the scheduler and the simulated nodes' })
    await simulation.begin(nodesOf(catalog), run.signal)
    const { provisionClaims } = await import('../../cluster/simulated/provision-claims.ts')
    const signal = AbortSignal.any([run.signal, simulation.ended()])
    const workloads = await waitForWorkloads(run, client, {
      nodes: 'simulated',
      stillMs: STILL_MS,
      beforeLook: async () => void (await provisionClaims(client)),
      signal,
    })
    // Without one of its programs what was not ready says nothing about the backup.
    signal.throwIfAborted()
    return workloads
  })
}

/** Velero backs nodes up and never restores them; what they were like decides where pods may run. */
function nodesOf(catalog: Catalog): readonly JsonObject[] {
  return catalog.itemsOf('nodes').flatMap(({ body }): readonly JsonObject[] => {
    const node = readObject(catalog, body)
    return node === undefined ? [] : [node]
  })
}
