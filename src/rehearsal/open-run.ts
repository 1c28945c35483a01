// What a run has to open before it can restore: the archive, the cluster, the way to its API server. Everything that is
// opened is closed by the clean-up of the run.
import type { Catalog } from '../backup/catalog.ts'
import type { RunningCluster } from '../cluster/cluster-provider.ts'
import { both } from '../core/both.ts'
import { whenAborted } from '../core/when-aborted.ts'
import { type KubeClient, openKubeClient } from '../kube/kube-client.ts'
import { joinConfigMaps } from '../restore/join-config-maps.ts'
import type { ConfigMap } from '../restore/restore-document.ts'
import { recordedVolumes } from '../restore/volumes/recorded-volumes.ts'
import { OWN_SOURCE } from './backup-source.ts'
import type { Cleanup } from './cleanup.ts'
import { clusterConfigMaps } from './cluster-config-maps.ts'
import type { RunFacts } from './facts.ts'
import { backupSection, recordFindings } from './open-backup.ts'
import type { PreparedRestore } from './prepare-restore.ts'
import { providerOf } from './provider-of.ts'
import type { RehearsalDeps } from './rehearse.ts'
import type { RehearsalRequest } from './request.ts'
import { inStage } from './stage.ts'

/** What all stages of one run share. */
export interface Run {
  readonly request: RehearsalRequest
  readonly deps: RehearsalDeps
  readonly facts: RunFacts
  readonly cleanup: Cleanup
  readonly signal: AbortSignal
  /** Ends the run before its time; `signal` is aborted with this reason. */
  readonly endEarly: (why: unknown) => void
}

export interface AskedCluster {
  readonly cluster: RunningCluster
  readonly client: KubeClient
  readonly configMaps: readonly ConfigMap[]
}

/** Connects before anything else: the ConfigMaps of the target have a say in whether the Restore is valid. @throws OPTION_CONFLICT, CLUSTER_* */
export async function askCluster(run: Run): Promise<AskedCluster> {
  const { request, signal } = run
  const cluster = await inStage(run, 'cluster', () => startCluster(run, signal))
  const client = await openClient(run, cluster)
  const configMaps = joinConfigMaps([
    { origin: 'the manifest', configMaps: request.configMaps },
    { origin: 'the cluster', configMaps: await clusterConfigMaps(client, request.restore, signal) },
  ])
  return { cluster, client, configMaps }
}

export async function openClient(
  { request, deps, cleanup, signal }: Run,
  cluster: RunningCluster,
): Promise<KubeClient> {
  const client = await openKubeClient(cluster.connection, {
    signal,
    maxInFlight: request.engine.concurrency,
    userAgent: `restore-rehearsal/${deps.version}`,
    // On a machine that the API server shares HTTP/1.1 is cheaper for both (decision 0012); to a server elsewhere one connection is
    // kinder. The switch is the one that client-go has, for proxies that break HTTP/2.
    http2: !cluster.isThrowAway && !deps.environment.DISABLE_HTTP2,
    ...(deps.patience === undefined ? {} : { patience: deps.patience }),
  })
  cleanup.add(() => client.close())
  return client
}

/** The archive is read while the cluster starts; when one of them fails, the other is ended first. @param running a cluster that is there already */
export async function openBoth(
  run: Run,
  chosen: PreparedRestore,
  running: RunningCluster | undefined,
): Promise<{ readonly catalog: Catalog; readonly cluster: RunningCluster }> {
  const [catalog, cluster] = await both(
    run.signal,
    (signal) => inStage(run, 'backup', () => readCatalog(run, chosen, signal)),
    async (signal) => running ?? (await inStage(run, 'cluster', () => startCluster(run, signal))),
  )
  return { catalog, cluster }
}

async function readCatalog(
  { request, deps, facts, cleanup }: Run,
  chosen: PreparedRestore,
  signal: AbortSignal,
): Promise<Catalog> {
  const { openCatalog } = deps.source ?? OWN_SOURCE
  const catalog = await openCatalog(chosen, signal)
  cleanup.add(() => catalog.close())
  facts.catalog = catalog
  const { backup: sideFiles } = facts
  const opened = { ...chosen, backup: sideFiles, catalog }
  facts.section = backupSection(opened, facts.startedAt)
  if (sideFiles !== undefined) {
    facts.volumes = recordedVolumes(sideFiles, catalog)
    facts.backupFindings = recordFindings({ ...opened, backup: sideFiles }, request.wish, facts.startedAt)
  }
  deps.emit({ kind: 'backup-read', backup: facts.section, verifiedInMs: catalog.facts.verifiedInMs })
  return catalog
}

async function startCluster(
  { request, deps, facts, cleanup, endEarly }: Run,
  signal: AbortSignal,
): Promise<RunningCluster> {
  const provider = await providerOf(request.target, deps)
  const cluster = await provider.start({ signal, progress: (line) => deps.emit({ kind: 'progress', line }) })
  facts.clusterIsKept = request.target.kind !== 'existing' && request.target.keep
  if (!facts.clusterIsKept) cleanup.add(() => cluster.stop())
  facts.cluster = cluster
  // Nobody starts it again: whoever waits for its answers waits in vain.
  if (cluster.ended !== undefined) whenAborted(cluster.ended, endEarly)
  const { title, version, isThrowAway, readyInMs } = cluster
  deps.emit({
    kind: 'cluster-ready',
    cluster: { title, version, isThrowAway, kubeconfigPath: undefined },
    readyInMs,
  })
  return cluster
}
