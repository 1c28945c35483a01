// One rehearsal after the other: `--all`. Each is a run of its own with its own cluster, deadline and report folder.
import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { NO_LOCATION_OPTIONS } from '../location/location-access.ts'
import { type Overview, overviewOf, overviewRow } from '../report/overview.ts'
import { chooseBackups } from './choose/choose-backups.ts'
import { ANY_BACKUP } from './choose/wish.ts'
import { openPlace } from './open-place.ts'
import { type RehearsalDeps, type RehearsalResult, rehearse } from './rehearse.ts'
import type { RehearsalRequest } from './request.ts'
import { writeWhole } from './write-whole.ts'

export interface AllResult {
  readonly overview: Overview
  /** As many as `overview.backups`, in the same order. */
  readonly results: readonly RehearsalResult[]
  /** backups.json with the overview; undefined when it could not be written. */
  readonly overviewPath: string | undefined
  /** Why it could not be written. */
  readonly problem: RehearsalError | undefined
}

/** Never throws: what keeps it from choosing is a run of its own that failed. A cancel ends the one that runs, and no other starts. */
export async function rehearseAll(
  request: RehearsalRequest,
  deps: RehearsalDeps,
  one: typeof rehearse = rehearse,
): Promise<AllResult> {
  const results: RehearsalResult[] = []
  const names: string[] = []
  const add = (name: string, result: RehearsalResult): void => {
    names.push(name)
    results.push(result)
  }
  try {
    for (const name of await namesOf(request, deps)) {
      // After a cancel one more run ends at once, so that the sum of them cannot be good.
      if (results.at(-1)?.report.verdict === 'cancelled') break
      add(name, await one(requestFor(request, name), deps))
    }
  } catch (error) {
    add('', await one(request, deps, error))
  }
  const overview = overviewOf(
    results.map((result, index) =>
      overviewRow(
        names[index] ?? '',
        result,
        result.files.find((file) => basename(file) === 'report.json') ?? '',
      ),
    ),
  )
  return { results, ...(await writeOverview(request.reportDir, overview)) }
}

/** Newest first. @throws NoBackupChosen, LOCATION_* */
async function namesOf(request: RehearsalRequest, deps: RehearsalDeps): Promise<readonly string[]> {
  const options = request.locationOptions ?? NO_LOCATION_OPTIONS
  const location = await openPlace(request.location, { ...options, onDownload: () => undefined }, deps.signal)
  try {
    const wish = { ...(request.wish ?? ANY_BACKUP), which: { kind: 'all' } } as const
    const { chosen } = await chooseBackups(location, wish, deps.now(), deps.signal)
    return chosen.map(({ name }) => name)
  } finally {
    location.close?.()
  }
}

/** What fitted when the list was made fits: ages are not looked at again while time goes by. */
function requestFor(request: RehearsalRequest, name: string): RehearsalRequest {
  const folder = folderFor(name)
  const beside = (path: string): string => join(dirname(path), `${folder}-${basename(path)}`)
  const { wish, restore, restoreFiles, metrics, eventsFile, badgeFile } = request
  const { scheduleName: _replaced, ...spec } = restore.spec
  return {
    ...request,
    wish: {
      which: { kind: 'named', name },
      ...(wish?.allowPartiallyFailed ? { allowPartiallyFailed: true } : {}),
    },
    restore: { ...restore, spec: { ...spec, backupName: name } },
    reportDir: join(request.reportDir, folder),
    restoreFiles: restoreFiles && { ...restoreFiles, folder: join(restoreFiles.folder, folder) },
    metrics: metrics && { ...metrics, file: beside(metrics.file) },
    eventsFile: eventsFile && beside(eventsFile),
    badgeFile: badgeFile && beside(badgeFile),
  }
}

/** Names come from the bucket. Velero's are those of Kubernetes; any other could lead out of the report folder. */
function folderFor(name: string): string {
  const isName = /^[a-z0-9](?:[-a-z0-9.]{0,198}[a-z0-9])?$/.test(name)
  return isName ? name : `backup-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
}

async function writeOverview(
  folder: string,
  overview: Overview,
): Promise<Pick<AllResult, 'overview' | 'overviewPath' | 'problem'>> {
  const path = join(folder, 'backups.json')
  try {
    await mkdir(folder, { recursive: true })
    await writeWhole(path, `${JSON.stringify(overview, undefined, 2)}\n`)
    return { overview, overviewPath: path, problem: undefined }
  } catch (error) {
    const problem = new RehearsalError('REPORT_NOT_WRITTEN', `${path} cannot be written: ${messageOf(error)}`)
    const isGood = overview.verdict === 'pass' || overview.verdict === 'inconclusive'
    const failed = isGood ? ({ ...overview, verdict: 'error', exitCode: 3 } as const) : overview
    return { overview: failed, overviewPath: undefined, problem }
  }
}
