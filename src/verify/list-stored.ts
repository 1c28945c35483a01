import type { JsonObject } from '../core/json.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { KubeError } from '../kube/kube-error.ts'
import { splitApiVersion } from '../kube/paths.ts'
import { listPages, PAGE_SIZE } from '../kube/verbs.ts'
import type { CreatedObject } from '../restore/engine/context.ts'

const METHOD_NOT_ALLOWED = 405
/**
 * Of what was sent; the server sends back more, and each object is a text and a tree besides. A page of large objects is shorter. Pages
 * four times as large take 50 MiB more, most of it in gaps that freed buffers leave, and no less time.
 */
const PAGE_BYTES = 2 ** 18

/** What the cluster holds of the type of these objects, others included, each with its apiVersion and kind. @param objects of one type @throws KubeError, TransportError */
export async function* listStored(
  client: KubeClient,
  objects: readonly CreatedObject[],
): AsyncGenerator<JsonObject> {
  const [first] = objects
  if (first === undefined) return
  const { apiVersion, kind } = first
  const type = { ...splitApiVersion(apiVersion), resource: first.resource }
  // One namespace is listed alone: a shared cluster may hold far more than what was restored.
  const namespaces = new Set(objects.map(({ namespace }) => namespace))
  const scope = namespaces.size === 1 ? first.namespace : ''
  try {
    for await (const page of listPages(client, type, scope, { pageSize: pageSizeFor(objects) })) {
      // Entries of a list come without their type.
      for (const object of page) yield { apiVersion, kind, ...object }
    }
  } catch (error) {
    if (!isNeverStored(error)) throw error
  }
}

/** Reviews are answered and forgotten: there is nothing to list, so nothing of them is there. */
function isNeverStored(error: unknown): boolean {
  return error instanceof KubeError && error.status === METHOD_NOT_ALLOWED
}

function pageSizeFor(objects: readonly CreatedObject[]): number {
  const bytes = objects.reduce((sum, { sent }) => sum + (sent?.length ?? 0), 0)
  const wanted = Math.floor((PAGE_BYTES * objects.length) / Math.max(1, bytes))
  return Math.max(10, Math.min(PAGE_SIZE, wanted))
}
