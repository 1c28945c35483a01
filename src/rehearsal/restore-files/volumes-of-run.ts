import { profileOf } from '../../restore/document/profile.ts'
import type { EngineInput, EngineResult } from '../../restore/engine/engine-contract.ts'
import { resolveFilters } from '../../restore/select/plan.ts'
import { type RestoredVolume, restoredVolumes } from '../../restore/volumes/restored-volumes.ts'

/** What a run has to say about volumes; to be asked while its catalog is open. Nothing when it ended before its first item. */
export function volumesOfRun(input: EngineInput, result: EngineResult): readonly RestoredVolume[] {
  if (result.discovery === undefined || result.created.length === 0) return []
  const profile = profileOf(input.settings.profile)
  return restoredVolumes({
    ...input,
    records: result.records,
    filters: resolveFilters(input.restore.spec, result.discovery, profile),
    features: new Set(input.settings.features),
    profile,
  })
}
