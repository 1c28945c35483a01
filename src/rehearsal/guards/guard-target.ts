// Before the first write into a cluster that is not ours: what was not allowed is refused.
import type { Catalog } from '../../backup/catalog.ts'
import type { RunningCluster } from '../../cluster/cluster-provider.ts'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import { discover } from '../../kube/discovery.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { RestoreDocument } from '../../restore/restore-document.ts'
import type { Run } from '../open-run.ts'
import type { RehearsalRequest } from '../request.ts'
import { hintsOf } from './backup-hints.ts'
import { ANY, decideGuards, foreignRefusal } from './decide.ts'
import { guardLate, type NamespaceGuard } from './late-namespaces.ts'
import { contentOf } from './namespace-content.ts'
import { targetFacts } from './target-facts.ts'
import { touchedNamespaces } from './touched-namespaces.ts'

/** Before anything is read or asked: a given cluster has to be meant. @throws CLUSTER_NOT_ALLOWED */
export function checkConsent({ target }: Pick<RehearsalRequest, 'target'>): void {
  if (target.kind !== 'existing' || target.allowed.existingCluster) return
  const context = target.context === undefined ? 'its current context' : `context ${target.context}`
  throw new RehearsalError(
    'CLUSTER_NOT_ALLOWED',
    `the restore would write into the cluster of ${target.kubeconfig}, ${context}, which is not a throw-away cluster of ours; --allow-existing-cluster lifts this`,
  )
}

export interface GuardedRestore {
  readonly catalog: Catalog
  readonly cluster: RunningCluster
  readonly client: KubeClient
  readonly restore: RestoreDocument
}

/** Reads only. What could not be found out is told, and stays in the report. Undefined: there is nothing to guard. @throws CLUSTER_IS_SOURCE, CLUSTER_NAMESPACES_FOREIGN, KubeError, TransportError */
export async function guardTarget(
  { request: { target, engine }, deps, facts, signal }: Pick<Run, 'request' | 'deps' | 'facts' | 'signal'>,
  { catalog, cluster, client, restore }: GuardedRestore,
): Promise<NamespaceGuard | undefined> {
  if (target.kind !== 'existing') return undefined
  const { allowed } = target
  // Then no answer could refuse anything.
  if (allowed.sourceCluster && allowed.foreignNamespaces.includes(ANY)) return undefined
  const discovery = await discover(client)
  const restoreName = restore.metadata.name
  const touched = touchedNamespaces(catalog, restore.spec, discovery, engine)
  const seen = await targetFacts({ client, connection: cluster.connection, discovery, touched, signal })
  const decision = decideGuards({ restoreName, hints: hintsOf(catalog), target: seen, allowed })
  facts.advice = [...facts.advice, ...decision.doubts]
  for (const line of decision.doubts) deps.emit({ kind: 'progress', line })
  const [first] = decision.refusals
  if (first !== undefined) {
    const texts = decision.refusals.map(({ text }) => text)
    throw new RehearsalError(first.code, `nothing was written: ${texts.join('. And ')}`)
  }
  if (decision.compared !== '' && !allowed.sourceCluster)
    deps.emit({ kind: 'progress', line: `not the source of the backup: compared ${decision.compared}` })
  return guardLate(touched, async (name) => {
    if (!seen.namespaces.has(name)) return undefined
    const late = await contentOf(client, discovery, [name], signal)
    return foreignRefusal({ restoreName, target: late, allowed })
  })
}
