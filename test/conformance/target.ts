// What the recording did to the target besides restoring: apply manifests, delete, dump.
import { at, type JsonObject, listAt, objectAt, stringifyJson, textAt } from '../../src/core/json.ts'
import { sleep } from '../../src/core/sleep.ts'
import type { ApiResource } from '../../src/kube/api-resource.ts'
import { discover } from '../../src/kube/discovery.ts'
import type { KubeClient } from '../../src/kube/kube-client.ts'
import { collectionPath, objectPath } from '../../src/kube/paths.ts'
import { listPages } from '../../src/kube/verbs.ts'

const never = new AbortController().signal

const ADMISSION = /^(?:Mutating|Validating)(?:WebhookConfiguration|AdmissionPolicyBinding)$/
/** Admission hears of what it has to ask some time after it is stored, and nothing says when. */
const ADMISSION_DELAY_MS = 2_000

/** Server-side apply as `kubectl`; a status is applied to the sub-resource. A type that is not served yet is waited for. */
export async function applyAll(client: KubeClient, objects: readonly JsonObject[]): Promise<void> {
  for (const object of objects) {
    const type = await typeOf(client, object)
    const namespace = type.isNamespaced ? (textAt(object, 'metadata', 'namespace') ?? 'default') : ''
    const path = objectPath(type, namespace, textAt(object, 'metadata', 'name') ?? '')
    const query = 'fieldManager=kubectl&force=true'
    await apply(client, `${path}?${query}`, object)
    if (object.status !== undefined && type.subresources.includes('status')) {
      await apply(client, `${path}/status?${query}`, object)
    }
  }
  for (const type of definedTypes(objects)) await typeOf(client, type)
  if (objects.some((object) => ADMISSION.test(textAt(object, 'kind') ?? ''))) {
    await sleep(ADMISSION_DELAY_MS, never)
  }
}

/** What the definitions among the manifests serve: discovery hears of it some time after they are stored. */
function definedTypes(objects: readonly JsonObject[]): readonly JsonObject[] {
  return objects
    .filter((object) => textAt(object, 'kind') === 'CustomResourceDefinition')
    .flatMap((definition) =>
      listAt(definition, 'spec', 'versions')
        .filter((version) => at(version, 'served') === true)
        .map((version) => ({
          apiVersion: `${textAt(definition, 'spec', 'group')}/${textAt(version, 'name')}`,
          kind: textAt(definition, 'spec', 'names', 'kind') ?? '',
        })),
    )
}

async function apply(client: KubeClient, path: string, object: JsonObject): Promise<void> {
  await client.expect({
    method: 'PATCH',
    path,
    body: stringifyJson(object),
    contentType: 'application/apply-patch+yaml',
  })
}

async function typeOf(client: KubeClient, object: JsonObject): Promise<ApiResource> {
  const apiVersion = textAt(object, 'apiVersion') ?? ''
  const kind = textAt(object, 'kind') ?? ''
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const found = (await discover(client)).findKind(apiVersion, kind)
    if (found !== undefined) return found
    await sleep(100, never)
  }
  throw new Error(`${apiVersion} ${kind} is not served`)
}

export async function deleteNamespace(client: KubeClient, name: string): Promise<void> {
  await client.expect({ method: 'DELETE', path: `/api/v1/namespaces/${name}` })
}

/** Every object of the cluster by `<api path>/<plural>/<namespace>/<name>`; a type once, from its first served version. */
export async function dump(client: KubeClient): Promise<string> {
  const seen = new Set<string>()
  const entries: string[] = []
  for (const type of (await discover(client)).resources) {
    const groupResource = `${type.resource}.${type.group}`
    if (seen.has(groupResource) || !type.verbs.includes('list')) continue
    seen.add(groupResource)
    const root = collectionPath(type, '').slice(1)
    for await (const page of listPages(client, type, '')) {
      for (const object of page) {
        const { namespace, name } = objectAt(object, 'metadata')
        entries.push(`${JSON.stringify(`${root}/${namespace ?? ''}/${name}`)}: ${stringifyJson(object)}`)
      }
    }
  }
  return `{${entries.join(',\n')}}`
}
