// What became of the workloads, for whatever brings them to life: simulated nodes, or real ones.
import type { KubeClient } from '../../kube/kube-client.ts'
import type { Ledger } from '../../restore/ledger.ts'
import {
  awaitWorkloads,
  type Workloads,
  type WorkloadsInput,
} from '../../verify/workloads/await-workloads.ts'
import { maskAll } from '../checks/mask-cluster-secrets.ts'
import type { Run } from '../open-run.ts'
import { managerOf } from '../verify-restore.ts'
import { idleObjects } from './idle-objects.ts'

const TIMEOUT_MS = 120_000

type Nodes = Pick<WorkloadsInput, 'nodes' | 'stillMs' | 'beforeLook' | 'signal'>

/** Undefined when nothing was restored. @throws KubeError, TransportError, the reason of the signal */
export async function waitForWorkloads(
  run: Run,
  client: KubeClient,
  nodes: Nodes,
): Promise<Workloads | undefined> {
  const { request, deps, facts } = run
  const { catalog, engine } = facts
  if (catalog === undefined || engine === undefined) return undefined
  const idle = idleObjects(facts)
  const workloads = await awaitWorkloads({
    client,
    stored: engine.created.filter(({ index }) => index === undefined || isThere(engine.ledger, index)),
    catalog,
    runsNothing: (uid) => idle.has(uid),
    manager: managerOf(run),
    timeoutMs: request.workloadsTimeoutMs ?? TIMEOUT_MS,
    mask: (texts, names) => maskAll(texts, client, names),
    progress: (line) => deps.emit({ kind: 'progress', line }),
    clock: () => performance.now(),
    ...nodes,
  })
  facts.requests = client.log.figures()
  return workloads
}

/** What was gone before has been told already. */
function isThere(ledger: Ledger, index: number): boolean {
  return ledger.outcomeOf(index)?.kind !== 'failed'
}

/** On real nodes everything lives since it was restored. A large image moves nothing for minutes, so only the time ends the wait. */
export async function waitOnNodes(run: Run, client: KubeClient): Promise<void> {
  const { signal } = run
  run.facts.workloads = await waitForWorkloads(run, client, { nodes: 'real', stillMs: undefined, signal })
}
