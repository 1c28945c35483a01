// The use case: a backup in, a verdict with its proof out. Stages run one after the other, but for the cluster, which
// starts while the archive is read. Whatever ends the run, everything that was opened is closed and a report is made.
import { basename } from 'node:path'
import type { Catalog } from '../backup/catalog.ts'
import { readSideFiles } from '../backup/read-side-files.ts'
import { Spool } from '../backup/spool.ts'
import type { RunningCluster } from '../cluster/cluster-provider.ts'
import { watchHeap } from '../core/heap-watch.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { Patience } from '../kube/patience.ts'
import type { DownloadProgress } from '../location/download-progress.ts'
import type { EventSink } from '../report/events.ts'
import { downloadText } from '../report/format.ts'
import type { Report } from '../report/model.ts'
import type { ExitCode } from '../report/verdict.ts'
import { runEngine } from '../restore/engine/engine.ts'
import type { EngineInput } from '../restore/engine/engine-contract.ts'
import type { ItemOutcome } from '../restore/item-outcome.ts'
import { type BackupSource, OWN_SOURCE } from './backup-source.ts'
import { buildReport } from './build-report.ts'
import { carryOutChecks } from './checks/carry-out-checks.ts'
import { NoBackupChosen } from './choose/choose-backups.ts'
import { createCleanup } from './cleanup.ts'
import { codedFault } from './cluster-fault.ts'
import { conclude } from './conclude.ts'
import { deleteAfterwards } from './deletion/delete-afterwards.ts'
import { openEventFile } from './event-file.ts'
import { createFacts, forgetItems, type RunFacts } from './facts.ts'
import { checkConsent, guardTarget } from './guards/guard-target.ts'
import { keepPodLogs } from './keep-pod-logs.ts'
import { makeRoomForServices } from './make-room.ts'
import { namespaceEgress } from './namespace-egress.ts'
import { notExercised } from './not-exercised.ts'
import { askCluster, openBoth, openClient, type Run } from './open-run.ts'
import { RestoreRefused } from './prepare-restore.ts'
import { createProgressSeries } from './progress-series.ts'
import type { RehearsalRequest } from './request.ts'
import { checkedFilesFolder } from './restore-files/files-folder.ts'
import { finishedRestore } from './restore-files/finished-restore.ts'
import { volumesOfRun } from './restore-files/volumes-of-run.ts'
import { finalStatus, timestamp, withStatus } from './restore-status.ts'
import { sanitiserOf } from './sanitiser-of.ts'
import { inStage } from './stage.ts'
import { verifyRestore } from './verify-restore.ts'
import { bringToLife } from './workloads/bring-to-life.ts'
import { waitOnNodes } from './workloads/wait-for-workloads.ts'

export interface RehearsalDeps {
  /** Ends the run early; the report says cancelled. */
  readonly signal: AbortSignal
  readonly emit: EventSink
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly now: () => Date
  /** Of restore-rehearsal, for the report and the user agent. */
  readonly version: string
  /** With the API server; laid over `PATIENCE`. */
  readonly patience?: Partial<Patience>
  /** Of a backup that other runs restore as well. */
  readonly source?: BackupSource
}

export interface RehearsalResult {
  readonly report: Report
  readonly exitCode: ExitCode
  /** Files that were written, report.json first. */
  readonly files: readonly string[]
  readonly kubeconfigPath: string | undefined
}

/** Of report.json; '' when it could not be written. */
export function reportPath({ files }: RehearsalResult): string {
  return files.find((file) => basename(file) === 'report.json') ?? ''
}

/**
 * Runs a rehearsal, or a restore into a given cluster. Never throws: faults of the run are in the report.
 * @param ended what went wrong before: then the report says that, and nothing runs
 */
export async function rehearse(
  request: RehearsalRequest,
  given: RehearsalDeps,
  ended?: unknown,
): Promise<RehearsalResult> {
  const started = performance.now()
  const events = openEventFile(request.eventsFile, given)
  const deps = { ...given, emit: events.emit }
  const facts = createFacts(deps.now(), request.demands)
  facts.settings = request.engine
  facts.safety = request.safety
  facts.secretsMode = request.secrets
  const cleanup = createCleanup()
  const early = new AbortController()
  const endEarly = (why: unknown): void => early.abort(why)
  const timer = setTimeout(() => endEarly(deadlineError(request.deadlineMs)), request.deadlineMs)
  const heap = watchHeap()
  try {
    const signal = AbortSignal.any([deps.signal, early.signal, heap.signal])
    if (events.problem !== undefined) throw events.problem
    if (ended !== undefined) throw ended
    await runStages({ request, deps, facts, cleanup, signal, endEarly })
  } catch (error) {
    facts.failure = codedFault(error)
    if (error instanceof RestoreRefused) facts.restore = error.restore
    if (error instanceof NoBackupChosen) facts.choice = error.section
  } finally {
    clearTimeout(timer)
    heap[Symbol.dispose]()
    if (heap.signal.aborted) forgetItems(facts)
  }
  facts.isCancelled = deps.signal.aborted
  await keepLogsOfFailure(facts)
  if (facts.restore !== undefined) {
    facts.restore = finishedRestore(facts.restore, { ...facts, endedAt: deps.now() })
  }
  facts.leftovers = await inStage({ deps, facts }, 'teardown', () => cleanup.run())
  facts.timings.total = performance.now() - started
  const result = await conclude(request, deps, facts)
  events.close()
  return result
}

/** Pods run, and all of them are of this run or of the cluster itself. */
function isOursWithNodes({ hasNodes, isThrowAway }: RunningCluster): boolean {
  return hasNodes && isThrowAway
}

/** While the cluster is still there. Who cancels wants out. */
async function keepLogsOfFailure(facts: RunFacts): Promise<void> {
  const { cluster, isCancelled } = facts
  if (cluster?.keepLogs === undefined || isCancelled) return
  if (buildReport(facts, '').report.verdict !== 'pass') await cluster.keepLogs()
}

function deadlineError(ms: number): RehearsalError {
  return new RehearsalError('DEADLINE_EXCEEDED', `the run did not end within ${Math.round(ms / 1000)} s`)
}

async function runStages(run: Run): Promise<void> {
  const { request, deps, facts, signal } = run
  checkConsent(request)
  facts.restoreFilesFolder = await checkedFilesFolder(request)
  const asked = request.asksClusterForConfigMaps ? await askCluster(run) : undefined
  const configMaps = asked?.configMaps ?? request.configMaps
  const onDownload = (progress: DownloadProgress): void =>
    deps.emit({ kind: 'progress', line: downloadText(progress) })
  const { prepare } = deps.source ?? OWN_SOURCE
  const chosen = await prepare({ ...request, configMaps }, signal, onDownload, facts.startedAt)
  run.cleanup.add(() => chosen.location.close?.())
  facts.backupName = chosen.name
  facts.advice = chosen.advice
  facts.choice = chosen.choice
  const running = withStatus(chosen.restore, {
    phase: 'InProgress',
    startTimestamp: timestamp(deps.now()),
  })
  facts.restore = running
  const backup = await readSideFiles(chosen.location, chosen.name, signal)
  facts.backup = backup

  const { catalog, cluster } = await openBoth(run, chosen, asked?.cluster)
  const client = asked?.client ?? (await openClient(run, cluster))
  const guardNamespace = await guardTarget(run, { catalog, cluster, client, restore: running })
  if (request.target.kind === 'existing' && request.target.deletesAfterwards)
    run.cleanup.add(() => deleteAfterwards(run, cluster))
  if (cluster.isThrowAway) await makeRoomForServices(client, catalog)

  const sent = new Spool(undefined)
  run.cleanup.add(() => sent.close())
  const sanitiser = sanitiserOf(request, deps)
  const input: EngineInput = {
    restore: running,
    backupName: chosen.name,
    backup,
    catalog,
    configMaps,
    modifiers: chosen.modifiers,
    client,
    isFresh: cluster.isThrowAway,
    hasNodes: cluster.hasNodes,
    connection: cluster.connection,
    settings: request.engine,
    safety: request.safety,
    sent,
    sanitise: sanitiser?.apply,
    signal,
    guardNamespace,
    onNamespace: namespaceEgress(facts, client),
    onOutcome: (index, outcome) => tellOutcome(deps, catalog, index, outcome),
    onProgress: recorded(
      facts,
      throttled((done, total) => deps.emit({ kind: 'restore-progress', done, total })),
    ),
  }
  try {
    await inStage(run, 'restore', () => restore(run, input))
  } finally {
    facts.secrets = sanitiser?.done
  }
  await inStage(run, 'verify', () => verifyRestore(run, client, sent))
  if (cluster.simulation !== undefined) await inStage(run, 'workloads', () => bringToLife(run, client))
  else if (isOursWithNodes(cluster)) await inStage(run, 'workloads', () => waitOnNodes(run, client))
  if (facts.demands.checks.length > 0) await inStage(run, 'checks', () => carryOutChecks(run, client))
  if (isOursWithNodes(cluster)) await keepPodLogs(run, client)
}

async function restore({ deps, facts, signal }: Run, input: EngineInput): Promise<void> {
  const started = performance.now()
  facts.restore = input.restore
  const before = input.client.log.figures().count
  const result = await runEngine(input)
  const ms = performance.now() - started
  facts.engine = result
  facts.requests = input.client.log.figures()
  facts.restoreRequests = facts.requests.count - before
  facts.restore = withStatus(input.restore, finalStatus(result, deps.now()))
  const { volumes } = facts
  facts.notExercised = notExercised({ ...input, volumes, ledger: result.ledger })
  if (facts.restoreFilesFolder !== undefined) facts.restoredVolumes = volumesOfRun(input, result)
  signal.throwIfAborted()
  if (result.interruptedBy !== undefined) throw result.interruptedBy
  const total = input.catalog.items.length
  const written = result.created.length
  deps.emit({ kind: 'restored', done: total, total, ms, objectsPerSecond: Math.round(written / (ms / 1000)) })
}

/** What the engine says of its progress is kept for the report, and passed on. */
function recorded(facts: RunFacts, next: EngineInput['onProgress']): EngineInput['onProgress'] {
  const series = createProgressSeries()
  const started = performance.now()
  facts.progress = series
  return (done, total) => {
    series.add(performance.now() - started, done)
    next(done, total)
  }
}

function tellOutcome({ emit }: RehearsalDeps, catalog: Catalog, index: number, outcome: ItemOutcome): void {
  const item = catalog.items[index]
  if (item === undefined) return
  const { groupResource: resource, namespace, name } = item
  emit({
    kind: 'item-settled',
    resource,
    namespace,
    name,
    outcome: outcome.kind,
    reason: outcome.reason,
  })
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
