// Paths of the Kubernetes API. Names go in as they are stored, upper case and colons included, and are encoded once.

export interface ResourcePath {
  readonly group: string
  readonly version: string
  readonly resource: string
}

export interface GroupResource {
  readonly resource: string
  /** '' for the core group. */
  readonly group: string
}

/** `apps/v1` → group and version; `v1` → the core group. */
export function splitApiVersion(apiVersion: string): { readonly group: string; readonly version: string } {
  const slash = apiVersion.indexOf('/')
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}

export function joinApiVersion(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`
}

/** `deployments.apps` → resource and group: the group is what follows the first dot (F-30). */
export function splitGroupResource(groupResource: string): GroupResource {
  const dot = groupResource.indexOf('.')
  return dot < 0
    ? { resource: groupResource, group: '' }
    : { resource: groupResource.slice(0, dot), group: groupResource.slice(dot + 1) }
}

export function joinGroupResource(resource: string, group: string): string {
  return group === '' ? resource : `${resource}.${group}`
}

/** The collection of a type; the namespace is '' for cluster scope or for all namespaces. */
export function collectionPath(type: ResourcePath, namespace: string): string {
  const root =
    type.group === '' ? `/api/${seg(type.version)}` : `/apis/${seg(type.group)}/${seg(type.version)}`
  const scope = namespace === '' ? '' : `/namespaces/${seg(namespace)}`
  return `${root}${scope}/${seg(type.resource)}`
}

export function objectPath(type: ResourcePath, namespace: string, name: string): string {
  return `${collectionPath(type, namespace)}/${seg(name)}`
}

/** Half a surrogate pair cannot be encoded; Kubernetes reads it as U+FFFD. */
function seg(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}
