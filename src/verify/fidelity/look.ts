// The comparison of one object, at the edge: what was sent comes from the disk, the schema from the server. Most objects are stored
// as they were sent; only for the others a schema is asked for, once per group version.
import type { SpoolRange } from '../../backup/catalog.ts'
import { isObject, type Json, type JsonObject, parseJson } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { openApiDocuments } from '../../kube/openapi.ts'
import type { Finding } from '../../report/findings.ts'
import type { CreatedObject } from '../../restore/engine/context.ts'
import { compareObjects, isSameObject } from './compare.ts'
import { fidelityFindings } from './findings.ts'
import { rootSchema, type SchemaNode } from './schema.ts'
import { ownersPart } from './server-owned.ts'

/** Bodies that the server took. */
export interface SentReader {
  read(range: SpoolRange): string
}

export interface FidelityInput {
  readonly client: KubeClient
  readonly sent: SentReader
  /** See `Look`. */
  readonly manager: string | undefined
}

/** Findings of one object as it is listed, with its apiVersion and kind. @throws TransportError */
export type FidelityLook = (stored: JsonObject, restored: CreatedObject) => Promise<readonly Finding[]>

export function fidelityLook({ client, sent, manager }: FidelityInput): FidelityLook {
  const documents = new Map<string, Promise<Json | undefined>>()
  const schemas = new Map<string, SchemaNode | undefined>()
  const documentOf = (apiVersion: string): Promise<Json | undefined> => {
    const known = documents.get(apiVersion)
    if (known !== undefined) return known
    const asked = openApiDocuments(client, [apiVersion]).then(([document]) => document)
    documents.set(apiVersion, asked)
    return asked
  }
  const schemaOf = async (apiVersion: string, kind: string): Promise<SchemaNode | undefined> => {
    const type = `${apiVersion}/${kind}`
    if (!schemas.has(type)) schemas.set(type, rootSchema(await documentOf(apiVersion), apiVersion, kind))
    return schemas.get(type)
  }
  return async (stored, restored) => {
    if (restored.sent === undefined) return []
    const body = parseJson(sent.read(restored.sent))
    if (!isObject(body)) return []
    const wanted = ownersPart(body)
    const there = ownersPart(stored)
    if (isSameObject(wanted, there)) return []
    const { apiVersion, kind, namespace, name } = restored
    const differences = compareObjects(wanted, there, await schemaOf(apiVersion, kind))
    return fidelityFindings({ object: { apiVersion, kind, namespace, name }, stored, differences, manager })
  }
}
