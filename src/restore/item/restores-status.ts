import { isObject, type JsonObject, textAt } from '../../core/json.ts'
import type { Profile } from '../document/profile.ts'
import type { ResolvedFilters } from '../select/plan.ts'

const ANNOTATION = 'velero.io/restore-status'
const ANSWERS: Readonly<Record<string, boolean>> = { true: true, false: false }

/**
 * S-70, S-71: the annotation of the object as it will be sent, in versions that know it (D-32), else the filter of the
 * Restore. An object without a status has nothing to restore.
 */
export function restoresStatus(
  { profile, filters }: { readonly profile: Profile; readonly filters: ResolvedFilters },
  groupResource: string,
  object: JsonObject,
  fromBackup: JsonObject,
): boolean {
  if (!isObject(fromBackup.status)) return false
  const said = (textAt(object, 'metadata', 'annotations', ANNOTATION) ?? '').trim().toLowerCase()
  const answer = profile.statusAnnotation && Object.hasOwn(ANSWERS, said) ? ANSWERS[said] : undefined
  return answer ?? filters.status?.shouldInclude(groupResource) ?? false
}
