// The use case: a backup in, a verdict with its proof out. Stages run one after the other, but for the cluster, which
// starts while the archive is read. Whatever ends the run, everything that was opened is closed and a report is made.
import type { Catalog } from '../backup/catalog.ts'
import { readSideFiles } from '../backup/read-side-files.ts'
import type { ClusterProvider, RunningCluster } from '../cluster/cluster-provider.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import { type KubeClient, openKubeClient } from '../kube/kube-client.ts'
import type { EventSink } from '../report/events.ts'
import type { Report } from '../report/model.ts'
import type { ExitCode } from '../report/verdict.ts'
import { runEngine } from '../restore/engine/engine.ts'
import type { EngineInput } from '../restore/engine/engine-contract.ts'
import { recordedVolumes } from '../restore/volumes/recorded-volumes.ts'
import { readBack } from '../verify/read-back.ts'
import { buildReport } from './build-report.ts'
import { type Cleanup, createCleanup } from './cleanup.ts'
import { createFacts, type RunFacts } from './facts.ts'
import { makeRoomForServices } from './make-room.ts'
import { backupSection, openCatalog } from './open-backup.ts'
import { prepareRestore, RestoreRefused } from './prepare-restore.ts'
import { providerOf } from './provider-of.ts'
import type { RehearsalRequest } from './request.ts'
import { checkedFilesFolder } from './restore-files/files-folder.ts'
import { finishedRestore } from './restore-files/finished-restore.ts'
import { volumesOfRun } from './restore-files/volumes-of-run.ts'
import { writeRestoreFiles } from './restore-files/write-restore-files.ts'
import { finalStatus, timestamp, withStatus } from './restore-status.ts'
import { writeReport } from './write-report.ts'

export interface RehearsalDeps {
  /** Ends the run early; the report says cancelled. */
  readonly signal: AbortSignal
  readonly emit: EventSink
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /** Of restore-rehearsal, for the report and the user agent. */
  readonly version: string
}

export interface RehearsalResult {
  readonly report: Report
  readonly exitCode: ExitCode
  /** Files that were written, report.json first. */
  readonly files: readonly string[]
  readonly kubeconfigPath: string | undefined
}

/** Runs a rehearsal, or a restore into a given cluster. Never throws: faults of the run are in the report. */
export async function rehearse(request: RehearsalRequest, deps: RehearsalDeps): Promise<RehearsalResult> {
  const started = performance.now()
  const facts = createFacts(deps.now(), request.location)
  const cleanup = createCleanup()
  const deadline = new AbortController()
  const timer = setTimeout(() => deadline.abort(deadlineError(request.deadlineMs)), request.deadlineMs)
  try {
    await runStages(request, deps, facts, cleanup, AbortSignal.any([deps.signal, deadline.signal]))
  } catch (error) {
    facts.failure = error
    if (error instanceof RestoreRefused) facts.restore = error.restore
  } finally {
    clearTimeout(timer)
  }
  facts.isCancelled = deps.signal.aborted
  if (facts.restore !== undefined) {
    facts.restore = finishedRestore(facts.restore, { ...facts, endedAt: deps.now() })
  }
  const torn = performance.now()
  const [leftover] = await cleanup.run()
  if (leftover !== undefined) facts.failure ??= leftover
  facts.timings.teardown = performance.now() - torn
  facts.timings.total = performance.now() - started
  return await conclude(request, deps, facts)
}

function deadlineError(ms: number): RehearsalError {
  return new RehearsalError('DEADLINE_EXCEEDED', `the run did not end within ${Math.round(ms / 1000)} s`)
}

async function runStages(
  request: RehearsalRequest,
  deps: RehearsalDeps,
  facts: RunFacts,
  cleanup: Cleanup,
  signal: AbortSignal,
): Promise<void> {
  facts.restoreFilesFolder = await checkedFilesFolder(request)
  const chosen = await prepareRestore(request, signal)
  facts.location = chosen.location.url
  facts.backupName = chosen.name
  facts.advice = chosen.advice
  const running = withStatus(chosen.restore, {
    phase: 'InProgress',
    startTimestamp: timestamp(deps.now()),
  })
  facts.restore = running
  const backup = await readSideFiles(chosen.location, chosen.name, signal)
  facts.backup = backup

  const { catalog, cluster } = await openBoth(request, deps, facts, cleanup, signal, () =>
    openCatalog(chosen, signal),
  )
  const client = await openKubeClient(cluster.connection, {
    signal,
    maxInFlight: request.engine.concurrency,
    userAgent: `restore-rehearsal/${deps.version}`,
  })
  cleanup.add(() => client.close())
  if (cluster.isThrowAway) await makeRoomForServices(client, catalog)

  await restore(deps, facts, signal, {
    restore: running,
    backupName: chosen.name,
    backup,
    catalog,
    configMaps: request.configMaps,
    modifiers: chosen.modifiers,
    client,
    isFresh: cluster.isThrowAway,
    hasNodes: cluster.hasNodes,
    connection: cluster.connection,
    settings: request.engine,
    signal,
    onProgress: throttled((done, total) => deps.emit({ kind: 'restore-progress', done, total })),
  })
  await verify(deps, facts, client)
}

/** The archive is read while the cluster starts; when one of them fails, the other is ended first. */
async function openBoth(
  request: RehearsalRequest,
  deps: RehearsalDeps,
  facts: RunFacts,
  cleanup: Cleanup,
  signal: AbortSignal,
  open: () => Promise<Catalog>,
): Promise<{ readonly catalog: Catalog; readonly cluster: RunningCluster }> {
  const other = new AbortController()
  const both = AbortSignal.any([signal, other.signal])
  const guard = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      other.abort(error)
      throw error
    }
  }
  const provider = await providerOf(request.target, deps)
  const [archive, started] = await Promise.allSettled([
    guard(readCatalog(deps, facts, cleanup, open)),
    guard(startCluster(request, provider, deps, facts, cleanup, both)),
  ])
  const firstFailure = other.signal.aborted ? other.signal.reason : undefined
  if (archive.status === 'rejected' || started.status === 'rejected') throw firstFailure
  return { catalog: archive.value, cluster: started.value }
}

async function readCatalog(
  deps: RehearsalDeps,
  facts: RunFacts,
  cleanup: Cleanup,
  open: () => Promise<Catalog>,
): Promise<Catalog> {
  const started = performance.now()
  const catalog = await open()
  cleanup.add(() => catalog.close())
  facts.catalog = catalog
  if (facts.backup !== undefined) facts.volumes = recordedVolumes(facts.backup, catalog)
  facts.timings.backup = performance.now() - started
  const backup = backupSection(facts.backupName ?? '', facts.location, facts.backup, catalog, facts.startedAt)
  deps.emit({ kind: 'backup-read', backup, verifiedInMs: catalog.facts.verifiedInMs })
  return catalog
}

async function startCluster(
  request: RehearsalRequest,
  provider: ClusterProvider,
  deps: RehearsalDeps,
  facts: RunFacts,
  cleanup: Cleanup,
  signal: AbortSignal,
): Promise<RunningCluster> {
  const started = performance.now()
  const cluster = await provider.start({ signal, progress: (line) => deps.emit({ kind: 'progress', line }) })
  facts.clusterIsKept = request.target.kind === 'control-plane' && request.target.keep
  if (!facts.clusterIsKept) cleanup.add(() => cluster.stop())
  facts.cluster = cluster
  facts.timings.cluster = performance.now() - started
  const { title, version, isThrowAway, readyInMs } = cluster
  deps.emit({
    kind: 'cluster-ready',
    cluster: { title, version, isThrowAway, kubeconfigPath: undefined },
    readyInMs,
  })
  return cluster
}

async function restore(
  deps: RehearsalDeps,
  facts: RunFacts,
  signal: AbortSignal,
  input: EngineInput,
): Promise<void> {
  const started = performance.now()
  facts.restore = input.restore
  const result = await runEngine(input)
  const ms = performance.now() - started
  facts.engine = result
  facts.timings.restore = ms
  facts.requests = input.client.log.figures()
  facts.restore = withStatus(input.restore, finalStatus(result, deps.now()))
  if (facts.restoreFilesFolder !== undefined) facts.restoredVolumes = volumesOfRun(input, result)
  signal.throwIfAborted()
  if (result.interruptedBy !== undefined) throw lostConnection(result.interruptedBy)
  const total = input.catalog.items.length
  const written = result.created.length
  deps.emit({ kind: 'restored', done: total, total, ms, objectsPerSecond: Math.round(written / (ms / 1000)) })
}

function lostConnection(error: unknown): unknown {
  if (error instanceof RehearsalError) return error
  const why = error instanceof Error ? error.message : String(error)
  return new RehearsalError('CLUSTER_UNREACHABLE', `the restore ended before its end: ${why}`, {
    cause: error,
  })
}

async function verify(deps: RehearsalDeps, facts: RunFacts, client: KubeClient): Promise<void> {
  if (facts.engine === undefined) return
  const started = performance.now()
  facts.readBack = await readBack(client, facts.engine.created, facts.engine.ledger)
  facts.timings.verify = performance.now() - started
  facts.requests = client.log.figures()
  const accounted = facts.catalog?.items.length ?? 0
  deps.emit({ kind: 'verified', accounted, readBack: facts.readBack.found, ms: facts.timings.verify })
}

/** Files that cannot be written turn the run red; the caller still gets the report. */
async function conclude(
  request: RehearsalRequest,
  deps: RehearsalDeps,
  facts: RunFacts,
): Promise<RehearsalResult> {
  let restoreFiles: readonly string[] = []
  let files: readonly string[] = []
  try {
    restoreFiles = await writeRestoreFiles(request, facts, deps.now())
  } catch (error) {
    facts.failure ??= error
  }
  let built = buildReport(facts, deps.version)
  try {
    files = await writeReport(request.reportDir, built.report, facts)
  } catch (error) {
    facts.failure ??= error
    built = buildReport(facts, deps.version)
  }
  const { report, exitCode } = built
  files = [...files, ...restoreFiles]
  deps.emit({ kind: 'finished', report, files, exitCode })
  return { report, exitCode, files, kubeconfigPath: report.cluster?.kubeconfigPath }
}

const PROGRESS_EVERY_MS = 250

function throttled(emit: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = 0
  return (done, total) => {
    const now = performance.now()
    if (now - last < PROGRESS_EVERY_MS) return
    last = now
    emit(done, total)
  }
}
