// The machinery behind the commands, each part loaded when it is first used: `rehearse --help` must not load an engine.
import type { ClusterContext, RunningCluster } from '../cluster/cluster-provider.ts'
import type { ListedCluster } from '../cluster/left-behind.ts'
import type { Prefetched, PrefetchWanted } from '../cluster/prefetch.ts'
import type { BaselineReaders } from '../config/read-baseline-option.ts'
import type { RehearsalFileReaders } from '../config/rehearsal-file-option.ts'
import type { BackupRows } from '../rehearsal/backup-rows.ts'
import type { Inspection } from '../rehearsal/inspection.ts'
import type { Lint } from '../rehearsal/lint.ts'
import type { OfflinePlan } from '../rehearsal/offline-plan.ts'
import type { WantedBackup } from '../rehearsal/open-backup.ts'
import type { ProfileDiff } from '../rehearsal/profile-diff/difference.ts'
import type { RehearsalDeps, RehearsalResult } from '../rehearsal/rehearse.ts'
import type { AllResult } from '../rehearsal/rehearse-all.ts'
import type { VersionsResult } from '../rehearsal/rehearse-versions.ts'
import type { RehearsalRequest, ThrowAwayTarget } from '../rehearsal/request.ts'
import type { Holdings } from '../rehearsal-file/starting-file.ts'
import type { Manifest } from '../restore/load-manifest.ts'

type Environment = Readonly<Record<string, string | undefined>>

export interface Parts {
  loadManifest(text: string, namespace?: string): Promise<Manifest>
  readRehearsalFile: RehearsalFileReaders['readRehearsalFile']
  readBaseline: BaselineReaders['readBaseline']
  rehearseAll(request: RehearsalRequest, deps: RehearsalDeps): Promise<AllResult>
  rehearseVersions(request: RehearsalRequest, deps: RehearsalDeps): Promise<VersionsResult>
  rehearse(request: RehearsalRequest, deps: RehearsalDeps): Promise<RehearsalResult>
  planOffline(
    request: RehearsalRequest,
    signal: AbortSignal,
    onDownload: WantedBackup['onDownload'],
  ): Promise<OfflinePlan>
  profileDiff(request: RehearsalRequest, signal: AbortSignal): Promise<ProfileDiff>
  /** Both: the data, and the file that is made of it. */
  startingFile(
    request: RehearsalRequest,
    signal: AbortSignal,
  ): Promise<{ readonly holdings: Holdings; readonly text: string }>
  inspect(wanted: WantedBackup, signal: AbortSignal): Promise<Inspection>
  backupRows(wanted: WantedBackup, signal: AbortSignal, now: Date): Promise<BackupRows>
  lint(wanted: WantedBackup, signal: AbortSignal): Promise<Lint>
  /** A cluster that outlives this process, when the target says so. */
  startCluster(
    target: ThrowAwayTarget,
    deps: Pick<RehearsalDeps, 'environment' | 'version'>,
    context: ClusterContext,
  ): Promise<RunningCluster>
  prefetch(wanted: PrefetchWanted, context: ClusterContext): Promise<readonly Prefetched[]>
  listClusters(environment: Environment): Promise<readonly ListedCluster[]>
  removeCluster(environment: Environment, id: string): Promise<void>
  /** Returns the ids. */
  removeAll(environment: Environment): Promise<readonly string[]>
  /** For help texts: `1.29 to 1.37`. */
  knownVersions(): Promise<string>
}

export const PARTS: Parts = {
  loadManifest: async (text, namespace) =>
    (await import('../restore/load-manifest.ts')).loadManifest(text, namespace),
  readRehearsalFile: async (text, name, problemOf) =>
    (await import('../rehearsal-file/read-rehearsal-file.ts')).readRehearsalFile(text, name, problemOf),
  readBaseline: async (text, name) =>
    (await import('../rehearsal/read-baseline.ts')).readBaseline(text, name),
  rehearseAll: async (request, deps) =>
    (await import('../rehearsal/rehearse-all.ts')).rehearseAll(request, deps),
  rehearseVersions: async (request, deps) =>
    (await import('../rehearsal/rehearse-versions.ts')).rehearseVersions(request, deps),
  rehearse: async (request, deps) => (await import('../rehearsal/rehearse.ts')).rehearse(request, deps),
  planOffline: async (request, signal, onDownload) =>
    (await import('../rehearsal/plan.ts')).planOffline(request, signal, onDownload),
  profileDiff: async (request, signal) =>
    (await import('../rehearsal/profile-diff/profile-diff.ts')).profileDiff(request, signal),
  startingFile: async (request, signal) => {
    const [{ startingFile }, { renderStartingFile }] = await Promise.all([
      import('../rehearsal/expect.ts'),
      import('../rehearsal-file/starting-file.ts'),
    ])
    const holdings = await startingFile(request, signal)
    return { holdings, text: renderStartingFile(holdings) }
  },
  inspect: async (wanted, signal) => (await import('../rehearsal/inspect.ts')).inspect(wanted, signal),
  backupRows: async (wanted, signal, now) =>
    (await import('../rehearsal/backup-rows.ts')).backupRows(wanted, signal, now),
  lint: async (wanted, signal) => (await import('../rehearsal/lint.ts')).lint(wanted, signal),
  startCluster: async (target, deps, context) => {
    const { providerOf } = await import('../rehearsal/provider-of.ts')
    return (await providerOf(target, deps)).start(context)
  },
  prefetch: async (wanted, context) => (await import('../cluster/prefetch.ts')).prefetch(wanted, context),
  listClusters: async (environment) => {
    const { directory, leftBehind } = await clusters(environment)
    return leftBehind.listClusters(directory)
  },
  removeCluster: async (environment, id) => {
    const { directory, leftBehind } = await clusters(environment)
    return leftBehind.removeCluster(directory, id)
  },
  removeAll: async (environment) => {
    const { directory, leftBehind } = await clusters(environment)
    return leftBehind.removeAll(directory)
  },
  knownVersions: async () => (await import('../cluster/binaries/known-versions.ts')).KNOWN_MINORS_TEXT,
}

async function clusters(environment: Environment) {
  const [leftBehind, { stateDirectoryOf }] = await Promise.all([
    import('../cluster/left-behind.ts'),
    import('../cluster/paths.ts'),
  ])
  return { leftBehind, directory: stateDirectoryOf(environment) }
}
