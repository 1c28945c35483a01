import type { ApiResource, Discovery } from '../../kube/api-resource.ts'
import { type GroupResource, joinGroupResource, splitGroupResource } from '../../kube/paths.ts'

/** S-40. The engine's profile decides about the last one (D-52). */
export const NON_RESTORABLE = [
  'nodes',
  'events',
  'events.events.k8s.io',
  'backups.velero.io',
  'restores.velero.io',
  'resticrepositories.velero.io',
  'csinodes.storage.k8s.io',
  'volumeattachments.storage.k8s.io',
  'backuprepositories.velero.io',
] as const

/** S-45: these ignore the resource filter, the namespace filter and label selectors, but not the rule for cluster scope. */
export const MUST_HAVE = ['datauploads.velero.io', 'volumesnapshotcontents.snapshot.storage.k8s.io'] as const

const NEEDED_VERBS = ['list', 'create', 'get', 'delete']

/**
 * `resource.group` in the API server's spelling for a name as users write it: plural or singular in any letter case, or
 * a short name, with or without the group or the beginning of the group. The server's own order of groups decides
 * between several (S-41). Undefined when nothing serves the name, or when what serves it lacks one of the four verbs.
 */
export function resolveResource(name: string, discovery: Discovery): string | undefined {
  const wanted = expandShortName(splitGroupResource(name), discovery)
  const plain = wanted.resource.toLowerCase()
  const named = discovery.resources.filter((entry) => entry.resource === plain || singularOf(entry) === plain)
  const found =
    named.find((entry) => wanted.group === '' || entry.group === wanted.group) ??
    named.find((entry) => entry.group.startsWith(wanted.group))
  return found && isRestorable(found) ? joinGroupResource(found.resource, found.group) : undefined
}

/** A full name is never taken for a short one, and short names have one spelling. */
function expandShortName(wanted: GroupResource, discovery: Discovery): GroupResource {
  const restorable = discovery.resources.filter(isRestorable)
  if (restorable.some((entry) => entry.resource === wanted.resource)) return wanted
  const short = restorable.filter((entry) => entry.shortNames.includes(wanted.resource))
  return (
    short.find((entry) => wanted.group === '' || entry.group === wanted.group) ??
    short.find((entry) => entry.group.startsWith(wanted.group)) ??
    wanted
  )
}

function singularOf(entry: ApiResource): string {
  return entry.singular === '' ? entry.kind.toLowerCase() : entry.singular
}

function isRestorable(entry: ApiResource): boolean {
  return NEEDED_VERBS.every((verb) => entry.verbs.includes(verb))
}
