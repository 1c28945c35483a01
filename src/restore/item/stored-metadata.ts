import { compactText } from '../../core/compact-text.ts'
import { isObject, type JsonObject, parseJson } from '../../core/json.ts'

/** Of the answer this much is looked at: a name has at most 253 characters. */
const HEAD_BYTES = 1024

/** As the API server begins a PartialObjectMetadata: its fields come in this order, and a name is not escaped. */
const HEAD =
  /^\{"kind":"PartialObjectMetadata","apiVersion":"meta\.k8s\.io\/v1","metadata":\{"name":"([ !#-[\]-~]+)",(?:"generateName":"[ !#-[\]-~]*",)?(?:"namespace":"[a-z0-9.-]+",)?"uid":"([0-9a-f-]+)","resourceVersion":"(\d+)"/

/** In a text of an annotation the quotes would be escaped. */
const HAS_MANAGED_FIELDS = '"managedFields":['

/**
 * Name, uid and resourceVersion of what was stored, from the metadata that a create answers with. Most of such an answer is
 * managedFields, of which only matters whether there are any: its head is enough. Anything that looks different is parsed
 * as a whole.
 */
export function storedMetadata(answer: Buffer): JsonObject {
  const [, name, uid, resourceVersion] = HEAD.exec(answer.toString('latin1', 0, HEAD_BYTES)) ?? []
  if (name !== undefined && uid !== undefined && resourceVersion !== undefined) {
    const managed = answer.includes(HAS_MANAGED_FIELDS) ? { managedFields: [] } : {}
    return { metadata: { name: compactText(name), uid: compactText(uid), resourceVersion, ...managed } }
  }
  const parsed = parseJson(answer.toString('utf8'))
  return isObject(parsed) ? parsed : {}
}
