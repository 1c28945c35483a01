// The engine alone, for jobs that look at its requests or run it more than once in one cluster.
import { readSideFiles } from '../../src/backup/read-side-files.ts'
import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { type KubeClient, openKubeClient } from '../../src/kube/kube-client.ts'
import { openCatalog } from '../../src/rehearsal/open-backup.ts'
import { prepareRestore } from '../../src/rehearsal/prepare-restore.ts'
import type { RehearsalRequest } from '../../src/rehearsal/request.ts'
import { runEngine } from '../../src/restore/engine/engine.ts'
import type { EngineResult } from '../../src/restore/engine/engine-contract.ts'
import { type Lap, stopwatch } from './stopwatch.ts'

export interface EngineRun {
  readonly cluster: RunningCluster
  readonly isFresh: boolean
  /** The client as the engine sees it. */
  readonly wrap: (client: KubeClient) => KubeClient
  readonly signal: AbortSignal
  /** Default: as in a rehearsal, which speaks HTTP/1.1 with a cluster of its own. */
  readonly http2?: boolean
}

/** The restore stage of a rehearsal, timed. @throws when it does not come to its end */
export async function engineRun(
  request: RehearsalRequest,
  { cluster, isFresh, wrap, signal, http2 = false }: EngineRun,
): Promise<Lap & { readonly result: EngineResult }> {
  const prepared = await prepareRestore(request, signal)
  const backup = await readSideFiles(prepared.location, prepared.name, signal)
  const catalog = await openCatalog(prepared, signal)
  const client = await openKubeClient(cluster.connection, {
    signal,
    maxInFlight: request.engine.concurrency,
    userAgent: 'restore-rehearsal/bench',
    http2,
  })
  try {
    const lap = stopwatch()
    const result = await runEngine({
      restore: prepared.restore,
      backupName: prepared.name,
      backup,
      catalog,
      configMaps: request.configMaps,
      modifiers: prepared.modifiers,
      client: wrap(client),
      isFresh,
      hasNodes: cluster.hasNodes,
      connection: cluster.connection,
      settings: request.engine,
      signal,
      onProgress: () => undefined,
    })
    if (result.interruptedBy !== undefined) throw result.interruptedBy
    return { ...lap(), result }
  } finally {
    client.close()
    catalog.close()
  }
}
