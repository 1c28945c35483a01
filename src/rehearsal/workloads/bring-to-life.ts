// The stage after the verification, where workloads are simulated: until now nothing acted on what was restored.
import type { Catalog } from '../../backup/catalog.ts'
import { isObject, type JsonObject, parseJson } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { Ledger } from '../../restore/ledger.ts'
import { awaitWorkloads } from '../../verify/workloads/await-workloads.ts'
import { maskAll } from '../checks/mask-cluster-secrets.ts'
import type { Run } from '../open-run.ts'
import { restrainedObjects } from '../restrained.ts'
import { managerOf } from '../verify-restore.ts'
import { withoutAnswers } from './unanswered-webhooks.ts'

/** Controllers try again what failed, later each time; what has not moved for so long is stuck. */
const STILL_MS = 15_000
const TIMEOUT_MS = 120_000

/** Keeps what became of the workloads in the facts. @throws CLUSTER_START_FAILED, KubeError, TransportError, the reason of the signal */
export async function bringToLife(run: Run, client: KubeClient): Promise<void> {
  const { request, deps, facts } = run
  const { catalog, cluster, engine } = facts
  const simulation = cluster?.simulation
  if (simulation === undefined || catalog === undefined || engine === undefined) return
  const tamed = new Set(restrainedObjects(facts).flatMap((one) => (one.stopsPods ? [one.index] : [])))
  const idle = new Set(
    engine.created.flatMap(({ index, uid }) => (index !== undefined && tamed.has(index) ? [uid] : [])),
  )
  facts.workloads = await withoutAnswers(client, async () => {
    deps.emit({ kind: 'progress', line: 'Starting the controllers, the scheduler and the simulated nodes' })
    await simulation.begin(nodesOf(catalog), run.signal)
    const { provisionClaims } = await import('../../cluster/simulated/provision-claims.ts')
    const signal = AbortSignal.any([run.signal, simulation.ended()])
    const workloads = await awaitWorkloads({
      client,
      nodes: 'simulated',
      stored: engine.created.filter(({ index }) => index === undefined || isThere(engine.ledger, index)),
      catalog,
      runsNothing: (uid) => idle.has(uid),
      manager: managerOf(run),
      timeoutMs: request.workloadsTimeoutMs ?? TIMEOUT_MS,
      stillMs: STILL_MS,
      beforeLook: async () => void (await provisionClaims(client)),
      mask: (texts) => maskAll(texts, client),
      progress: (line) => deps.emit({ kind: 'progress', line }),
      signal,
      clock: () => performance.now(),
    })
    // Without one of its programs what was not ready says nothing about the backup.
    signal.throwIfAborted()
    return workloads
  })
  facts.requests = client.log.figures()
}

/** What was gone before has been told already. */
function isThere(ledger: Ledger, index: number): boolean {
  return ledger.outcomeOf(index)?.kind !== 'failed'
}

/** Velero backs nodes up and never restores them; what they were like decides where pods may run. */
function nodesOf(catalog: Catalog): readonly JsonObject[] {
  return catalog.itemsOf('nodes').flatMap(({ body }) => {
    try {
      const node = parseJson(catalog.read(body))
      return isObject(node) ? [node] : []
    } catch {
      return []
    }
  })
}
