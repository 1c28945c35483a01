import { at, isObject, type JsonObject, listAt, parseJson, stringifyJson, textAt } from '../core/json.ts'
import type { KubeClient } from './kube-client.ts'
import { KubeError } from './kube-error.ts'
import { collectionPath, objectPath, type ResourcePath } from './paths.ts'

/** Objects per page of a list: a page stays below a few megabytes with usual objects. */
export const PAGE_SIZE = 500

/** One object, or undefined when there is none. @throws KubeError, TransportError */
export async function getObject(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  name: string,
): Promise<JsonObject | undefined> {
  try {
    return asObject(await client.expect({ method: 'GET', path: objectPath(type, namespace, name) }))
  } catch (error) {
    if (error instanceof KubeError && error.isNotFound) return undefined
    throw error
  }
}

/** Creates and returns the stored object. @throws KubeError, TransportError */
export async function createObject(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  object: JsonObject,
): Promise<JsonObject> {
  const path = collectionPath(type, namespace)
  return asObject(await client.expect({ method: 'POST', path, body: stringifyJson(object) }))
}

/** An object's metadata instead of all of it, where the server can do that. */
export const METADATA_ONLY = 'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json'

/** JSON merge patch of one object or of a sub-resource of it. @throws KubeError, TransportError */
export async function mergePatchObject(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  name: string,
  patch: JsonObject,
): Promise<void> {
  await client.expect({
    method: 'PATCH',
    path: objectPath(type, namespace, name),
    body: stringifyJson(patch),
    contentType: 'application/merge-patch+json',
    accept: METADATA_ONLY,
  })
}

/** Replaces a sub-resource. @throws KubeError, TransportError */
export async function putSubresource(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  name: string,
  subresource: string,
  object: JsonObject,
): Promise<void> {
  const path = `${objectPath(type, namespace, name)}/${subresource}`
  await client.expect({ method: 'PUT', path, body: stringifyJson(object), accept: METADATA_ONLY })
}

export interface ListOptions {
  readonly labelSelector?: string
  /** Only metadata: a fraction of the bytes. */
  readonly metadataOnly?: boolean
  /** Objects per page, for bodies that are large. */
  readonly pageSize?: number
}

/** Pages of a collection; the namespace is '' for all. @throws KubeError, TransportError */
export async function* listPages(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  options: ListOptions = {},
): AsyncGenerator<readonly JsonObject[]> {
  let next = ''
  do {
    const query = new URLSearchParams({ limit: String(options.pageSize ?? PAGE_SIZE) })
    if (options.labelSelector !== undefined) query.set('labelSelector', options.labelSelector)
    if (next !== '') query.set('continue', next)
    const body = await client.expect({
      method: 'GET',
      path: `${collectionPath(type, namespace)}?${query}`,
      ...(options.metadataOnly ? { accept: METADATA_LIST } : {}),
    })
    const page = parseJson(body.toString('utf8'))
    yield listAt(page, 'items').filter(isObject)
    next = textAt(page, 'metadata', 'continue') ?? ''
  } while (next !== '')
}

const METADATA_LIST = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json'

/** All objects of a collection. @throws KubeError, TransportError */
export async function listObjects(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  options: ListOptions = {},
): Promise<readonly JsonObject[]> {
  const objects: JsonObject[] = []
  for await (const page of listPages(client, type, namespace, options)) objects.push(...page)
  return objects
}

function asObject(body: Buffer): JsonObject {
  const parsed = parseJson(body.toString('utf8'))
  if (!isObject(parsed) || at(parsed, 'metadata') === undefined) {
    throw new KubeError(200, 'Unknown', 'the server answered with something that is no Kubernetes object')
  }
  return parsed
}
