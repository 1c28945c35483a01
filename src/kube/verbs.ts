import { at, isObject, type JsonObject, listAt, parseJson, stringifyJson, textAt } from '../core/json.ts'
import type { KubeClient, KubeRequest } from './kube-client.ts'
import { KubeError, kubeErrorOf } from './kube-error.ts'
import { collectionPath, objectPath, type ResourcePath } from './paths.ts'

/** Objects per page of a list: a page stays below a few megabytes with usual objects. */
export const PAGE_SIZE = 500
/** A list that expires again and again is larger than the server can give. */
const MAX_RESTARTS = 3

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

/** A query. Without it the server decodes every body twice, for warnings that Velero does not read either. */
export const WITHOUT_WARNINGS = '?fieldValidation=Ignore'
/** A query: everything but storing it, that is defaults, admission, validation. */
export const DRY_RUN = `${WITHOUT_WARNINGS}&dryRun=All`

/** JSON merge patch of one object or of a sub-resource of it. @param query with its question mark @throws KubeError, TransportError */
export async function mergePatchObject(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  name: string,
  patch: JsonObject,
  query = WITHOUT_WARNINGS,
): Promise<void> {
  await client.expect({
    method: 'PATCH',
    path: `${objectPath(type, namespace, name)}${query}`,
    body: stringifyJson(patch),
    contentType: 'application/merge-patch+json',
    accept: METADATA_ONLY,
  })
}

/** Replaces an object as long as its resourceVersion is that of the object. @throws KubeError, TransportError */
export async function replaceObject(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  name: string,
  object: JsonObject,
): Promise<void> {
  await put(client, objectPath(type, namespace, name), object)
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
  await put(client, `${objectPath(type, namespace, name)}/${subresource}`, object)
}

async function put(client: KubeClient, path: string, object: JsonObject): Promise<void> {
  const body = stringifyJson(object)
  await client.expect({ method: 'PUT', path: `${path}${WITHOUT_WARNINGS}`, body, accept: METADATA_ONLY })
}

/**
 * Deletes exactly this object, and in the background what it owns. `accepted`: it is gone, or goes when its finalizers are
 * through. `absent`: it was gone, or its name belongs to another one. @throws KubeError, TransportError
 */
export async function deleteObject(
  client: KubeClient,
  type: ResourcePath,
  object: { readonly namespace: string; readonly name: string; readonly uid: string },
): Promise<'accepted' | 'absent'> {
  const { status, body } = await client.send({
    method: 'DELETE',
    path: objectPath(type, object.namespace, object.name),
    body: stringifyJson({
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      propagationPolicy: 'Background',
      preconditions: { uid: object.uid },
    }),
    accept: METADATA_ONLY,
  })
  if (status < 300) return 'accepted'
  if (status === 404 || status === 409) return 'absent'
  throw kubeErrorOf(status, body)
}

export interface ListOptions {
  readonly labelSelector?: string
  /** Only metadata: a fraction of the bytes. */
  readonly metadataOnly?: boolean
  /** Objects per page, for bodies that are large. */
  readonly pageSize?: number
}

/**
 * Pages of a collection, every object once; the namespace is '' for all. When the list expires in between, it goes on at the same
 * place, if the server says how, and from the start otherwise. @throws KubeError, TransportError
 */
export async function* listPages(
  client: KubeClient,
  type: ResourcePath,
  namespace: string,
  options: ListOptions = {},
): AsyncGenerator<readonly JsonObject[]> {
  const seen = new Set<string>()
  let restarts = 0
  for (let token = ''; ; ) {
    const answer = await client.send(listRequest(type, namespace, options, token))
    const hasExpired = answer.status === 410 && token !== '' && restarts < MAX_RESTARTS
    if (answer.status >= 300 && !hasExpired) throw kubeErrorOf(answer.status, answer.body)
    const page = parseJson(answer.body.toString('utf8'))
    token = textAt(page, 'metadata', 'continue') ?? ''
    if (hasExpired) {
      restarts += 1
      continue
    }
    const objects = listAt(page, 'items').filter(isObject)
    yield restarts === 0 ? objects : objects.filter((one) => !seen.has(uidOf(one)))
    if (token === '') return
    for (const one of objects) seen.add(uidOf(one))
  }
}

function listRequest(
  type: ResourcePath,
  namespace: string,
  { labelSelector, metadataOnly, pageSize = PAGE_SIZE }: ListOptions,
  token: string,
): KubeRequest {
  const query = new URLSearchParams({ limit: String(pageSize) })
  if (labelSelector !== undefined) query.set('labelSelector', labelSelector)
  if (token !== '') query.set('continue', token)
  return {
    method: 'GET',
    path: `${collectionPath(type, namespace)}?${query}`,
    ...(metadataOnly ? { accept: METADATA_LIST } : {}),
  }
}

function uidOf(object: JsonObject): string {
  return textAt(object, 'metadata', 'uid') ?? ''
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
