// One rehearsal after the other: `--all`. Each is a run of its own with its own cluster, deadline and report folder.
import { createHash } from 'node:crypto'
import { NO_LOCATION_OPTIONS } from '../location/location-access.ts'
import { type Overview, overviewOf, overviewRow } from '../report/overview.ts'
import { chooseBackups } from './choose/choose-backups.ts'
import { ANY_BACKUP } from './choose/wish.ts'
import { openPlace } from './open-place.ts'
import { partRequest } from './part-request.ts'
import { type RehearsalDeps, type RehearsalResult, rehearse, reportPath } from './rehearse.ts'
import type { RehearsalRequest } from './request.ts'
import { type SeveralResults, writeOverview } from './write-overview.ts'

/** One result for each of `overview.backups`; the overview is backups.json. */
export type AllResult = SeveralResults<Overview>

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
    results.map((result, index) => overviewRow(names[index] ?? '', result, reportPath(result))),
  )
  const json = `${JSON.stringify(overview, undefined, 2)}\n`
  return { results, ...(await writeOverview(request.reportDir, overview, { 'backups.json': json })) }
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
  const { wish, restore } = request
  const { scheduleName: _replaced, ...spec } = restore.spec
  return {
    ...partRequest(request, folderFor(name)),
    wish: {
      which: { kind: 'named', name },
      ...(wish?.allowPartiallyFailed ? { allowPartiallyFailed: true } : {}),
    },
    restore: { ...restore, spec: { ...spec, backupName: name } },
  }
}

/** Names come from the bucket. Velero's are those of Kubernetes; any other could lead out of the report folder. */
function folderFor(name: string): string {
  const isName = /^[a-z0-9](?:[-a-z0-9.]{0,198}[a-z0-9])?$/.test(name)
  return isName ? name : `backup-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`
}
