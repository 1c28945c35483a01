// Reports of the same backup against several Kubernetes versions, as one overview.
import { gravestOf, overviewRow } from '../overview.ts'
import type { ExitCode } from '../verdict.ts'
import { changesOf, firstBreaking, type VersionReport } from './changes.ts'
import type { UpgradeOverview, VersionRow } from './model.ts'
import { typesNotServed } from './types-not-served.ts'

export interface VersionRun extends VersionReport {
  readonly exitCode: ExitCode
  /** Of report.json, or ''. */
  readonly path: string
}

/** @param runs oldest version first */
export function upgradeOverview(runs: readonly VersionRun[]): UpgradeOverview {
  const versions = runs.map(versionRow)
  const changes = changesOf(runs)
  const first = firstBreaking(
    changes,
    runs.map(({ name }) => name),
  )
  return {
    schemaVersion: 1,
    ...gravestOf(versions),
    backup: runs.find(({ report }) => report.backup !== undefined)?.report.backup?.name ?? '',
    versions,
    ...(first === undefined ? {} : { firstBreaking: first }),
    changes,
    notServed: typesNotServed(runs),
  }
}

function versionRow({ name, report, exitCode, path }: VersionRun): VersionRow {
  const { cluster } = report
  return {
    ...overviewRow(name, { report, exitCode }, path),
    ...(cluster === undefined ? {} : { kubernetesVersion: cluster.version }),
  }
}
