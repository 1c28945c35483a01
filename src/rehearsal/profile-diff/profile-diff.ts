// What would differ between the two profiles for one backup and one Restore. Both are run as far as that needs no cluster;
// each row of the tables says what it sees in the two runs, and a row that sees nothing is not told.
import type { Catalog } from '../../backup/catalog.ts'
import { readSideFiles } from '../../backup/read-side-files.ts'
import type { SideFiles } from '../../backup/side-files.ts'
import { type ProfileName, profileOf } from '../../restore/document/profile.ts'
import type { ResourceModifiers } from '../../restore/modifiers/load-modifiers.ts'
import type { RestoreDocument } from '../../restore/restore-document.ts'
import { decideOffline } from '../offline-decision.ts'
import { backupSection, openCatalog } from '../open-backup.ts'
import { type PreparedRestore, prepareRestore, RestoreRefused } from '../prepare-restore.ts'
import type { RehearsalRequest } from '../request.ts'
import type { ProfileDiff, ProfileDifference } from './difference.ts'
import type { ItemRow } from './item-row.ts'
import { OBJECT_ROWS } from './object-rows.ts'
import { type Pair, pairsOf, type Sides } from './pairs.ts'
import { POD_ROWS } from './pod-rows.ts'
import { openSide, type Side } from './side.ts'
import { VOLUME_ROWS } from './volume-rows.ts'
import { nameOf, WHOLE_ROWS } from './whole-rows.ts'

export const ITEM_ROWS: readonly ItemRow[] = [...OBJECT_ROWS, ...POD_ROWS, ...VOLUME_ROWS]

const PROFILES = { older: 'velero-1.9', newer: 'velero-1.18' } as const
const MAX_EXAMPLES = 5

/** @throws RestoreRefused when both profiles refuse the Restore, LOCATION_*, BACKUP_*, ARCHIVE_*, SIDE_FILE_BROKEN */
export async function profileDiff(
  request: RehearsalRequest,
  signal: AbortSignal,
  now = new Date(),
): Promise<ProfileDiff> {
  const { sides, chosen, backup, catalog } = await openSides(request, signal)
  try {
    return {
      backup: backupSection({ ...chosen, backup, catalog }, now),
      profiles: PROFILES,
      differences: await differencesOf(sides),
      warnings: chosen.advice,
    }
  } finally {
    catalog.close()
    chosen.location.close?.()
  }
}

export interface OpenedSides {
  readonly sides: Sides
  readonly chosen: PreparedRestore
  readonly backup: SideFiles
  /** Must be closed. */
  readonly catalog: Catalog
}

/** @throws as `profileDiff` */
export async function openSides(request: RehearsalRequest, signal: AbortSignal): Promise<OpenedSides> {
  const { chosen, older, newer } = await prepareBoth(request, signal)
  const backup = await readSideFiles(chosen.location, chosen.name, signal)
  const catalog = await openCatalog(chosen, signal)
  const open = (profileName: ProfileName, side: PreparedSide): Side => {
    const profile = profileOf(profileName)
    return openSide({
      ...side,
      profile,
      decision: decideOffline(request, profile, side.restore, backup, catalog),
      backup,
      backupName: chosen.name,
      catalog,
      configMaps: request.configMaps,
      features: request.engine.features,
      signal,
    })
  }
  try {
    return {
      sides: { older: open(PROFILES.older, older), newer: open(PROFILES.newer, newer) },
      chosen,
      backup,
      catalog,
    }
  } catch (error) {
    catalog.close()
    throw error
  }
}

interface PreparedSide {
  readonly restore: RestoreDocument
  /** What the server would refuse it for. */
  readonly errors: readonly string[]
  readonly modifiers: ResourceModifiers | undefined
}

/** A Restore that only one of the profiles refuses is a difference. */
async function prepareBoth(request: RehearsalRequest, signal: AbortSignal) {
  const prepare = async (profile: ProfileName): Promise<PreparedRestore | RestoreRefused> => {
    try {
      return await prepareRestore({ ...request, engine: { ...request.engine, profile } }, signal)
    } catch (error) {
      if (error instanceof RestoreRefused) return error
      throw error
    }
  }
  const newer = await prepare(PROFILES.newer)
  const older = await prepare(PROFILES.older)
  const chosen = newer instanceof RestoreRefused ? older : newer
  if (chosen instanceof RestoreRefused) throw newer
  return { chosen, older: sideOf(older, chosen), newer: sideOf(newer, chosen) }
}

/** A Restore that was refused has no backup yet; it would be the one of the other profile. */
function sideOf(prepared: PreparedRestore | RestoreRefused, chosen: PreparedRestore): PreparedSide {
  if (!(prepared instanceof RestoreRefused)) {
    return { restore: prepared.restore, errors: [], modifiers: prepared.modifiers }
  }
  const { spec, status } = prepared.restore
  const restore = { ...prepared.restore, spec: { ...spec, backupName: chosen.name } }
  return { restore, errors: status.validationErrors ?? [], modifiers: undefined }
}

/** Walks both sides to their end. @param onPair hears which rows an item is in */
export async function differencesOf(
  sides: Sides,
  onPair: (pair: Pair, ids: readonly string[]) => void = () => undefined,
): Promise<readonly ProfileDifference[]> {
  const found = new Map<ItemRow, { count: number; readonly examples: string[] }>()
  for await (const pair of pairsOf(sides)) {
    const ids: string[] = []
    for (const row of ITEM_ROWS) {
      if (row.resources?.includes(pair.item.groupResource) === false) continue
      const what = row.differs(pair, sides)
      if (what === false || what === '') continue
      ids.push(row.id)
      const entry = found.get(row) ?? { count: 0, examples: [] }
      found.set(row, entry)
      entry.count += 1
      if (entry.examples.length < MAX_EXAMPLES) {
        entry.examples.push(`${nameOf(pair.item)}${what === true ? '' : ` (${what})`}`)
      }
    }
    onPair(pair, ids)
  }
  const ofItems = [...found].map(
    ([{ id, text }, { count, examples }]): ProfileDifference => ({ id, text, unit: 'item', count, examples }),
  )
  const ofWhole = WHOLE_ROWS.flatMap(({ id, text, unit, find }): ProfileDifference[] => {
    const all = find(sides)
    return all.length === 0
      ? []
      : [{ id, text, unit, count: all.length, examples: all.slice(0, MAX_EXAMPLES) }]
  })
  return [...ofItems, ...ofWhole].sort((a, b) => numberOf(a.id) - numberOf(b.id))
}

function numberOf(id: string): number {
  return Number(id.slice('D-'.length))
}
