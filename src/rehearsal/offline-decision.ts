import type { Catalog } from '../backup/catalog.ts'
import type { SideFiles } from '../backup/side-files.ts'
import { textMapAt } from '../core/json.ts'
import { readObject } from '../core/read-object.ts'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { Discovery } from '../kube/api-resource.ts'
import type { Profile } from '../restore/document/profile.ts'
import type { RestoreDocument } from '../restore/restore-document.ts'
import {
  planRestore,
  type ResolvedFilters,
  type RestorePlan,
  resolveFilters,
} from '../restore/select/plan.ts'
import { type Priorities, parsePriorities } from '../restore/select/priorities.ts'
import { chooseVersions, userVersionsOf, versionsApply } from '../restore/select/versions.ts'
import { BUILT_IN, withArchiveCrds } from './offline-discovery.ts'
import type { RehearsalRequest } from './request.ts'

export interface OfflineDecision {
  readonly filters: ResolvedFilters
  readonly plan: RestorePlan
  readonly priorities: Priorities
  /** What the target would serve once its definitions are restored. */
  readonly discovery: Discovery
}

/** a run would end with this as its only error. @throws RESTORE_INVALID */
function filtersOf(restore: RestoreDocument, profile: Profile): ResolvedFilters {
  try {
    return resolveFilters(restore.spec, BUILT_IN, profile)
  } catch (error) {
    throw new RehearsalError('RESTORE_INVALID', `the Restore is not valid: ${messageOf(error)}`)
  }
}

/** What the engine would decide before it touches anything, for a target that serves what Kubernetes itself does. */
export function decideOffline(
  { engine, configMaps }: Pick<RehearsalRequest, 'engine' | 'configMaps'>,
  profile: Profile,
  restore: RestoreDocument,
  backup: SideFiles,
  catalog: Catalog,
): OfflineDecision {
  const filters = filtersOf(restore, profile)
  const versions = versionsApply(new Set(engine.features), backup.metadata?.formatVersion)
    ? chooseVersions(catalog, BUILT_IN, userVersionsOf(configMaps, restore.metadata.namespace))
    : undefined
  const discovery = withArchiveCrds(catalog)
  const priorities = parsePriorities(engine.resourcePriorities, profile.priorities)
  const plan = planRestore({
    spec: restore.spec,
    catalog,
    discovery,
    filters,
    priorities,
    labelsOf: (item) => textMapAt(readObject(catalog, item.body), 'metadata', 'labels'),
    ...(versions === undefined ? {} : { versions }),
    profile,
  })
  return { filters, plan, priorities, discovery }
}
