// The stage after the restore: what is in the cluster, against what was sent.
import type { Spool } from '../backup/spool.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { verifyStored } from '../verify/verify-stored.ts'
import type { Run } from './open-run.ts'
import type { EngineSettings } from './request.ts'
import { serverCallsOfRun } from './server-calls.ts'

/** The first word of our user agent: the API server keeps it as the manager of what we write. */
const MANAGER = 'restore-rehearsal'

/** Reads back what was stored and keeps what it found in the facts. @throws KubeError, TransportError, SPOOL_FAILED */
export async function verifyRestore(
  { request, deps, facts, signal }: Run,
  client: KubeClient,
  sent: Spool,
): Promise<void> {
  const { engine, catalog, cluster, restore } = facts
  if (engine === undefined || catalog === undefined || cluster === undefined) return
  const started = performance.now()
  sent.seal()
  facts.verified = await verifyStored({
    client,
    discovery: engine.discovery,
    catalog,
    ledger: engine.ledger,
    stored: engine.created,
    sent,
    mapping: restore?.spec.namespaceMapping ?? {},
    isFresh: cluster.isThrowAway,
    manager: managerOf({ request, facts }),
    signal,
  })
  facts.serverCalls = await serverCallsOfRun(facts, request.engine, client, sent)
  facts.requests = client.log.figures()
  const { found } = facts.verified.readBack
  deps.emit({
    kind: 'verified',
    accounted: catalog.items.length,
    readBack: found,
    ms: performance.now() - started,
  })
}

/** The name under which the server writes down what we wrote; undefined where it tells nothing. */
export function managerOf({ request, facts }: Pick<Run, 'request' | 'facts'>): string | undefined {
  return keepsManagers(request.engine, facts.cluster?.isThrowAway === true) ? undefined : MANAGER
}

/** Where managedFields come from the backup they do not tell who wrote what in this cluster. */
function keepsManagers({ managedFields }: EngineSettings, isFresh: boolean): boolean {
  return managedFields === 'restore' || (managedFields === 'auto' && !isFresh)
}
