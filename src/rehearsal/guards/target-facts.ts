// What there is to know about a given cluster before anything is written into it.
import { type JsonObject, textAt } from '../../core/json.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import type { KubeConnection } from '../../kube/connection.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { getObject, listObjects } from '../../kube/verbs.ts'
import { authorityIn, nameOfRow, ROOT_CA, ROOT_CA_NAMESPACE, SERVER_ROWS, serverIn } from './cluster-marks.ts'
import { contentOf, type HeldObject } from './namespace-content.ts'
import { serverAddress } from './server-address.ts'

export interface TargetFacts {
  /** For people: host and port of the API server. */
  readonly host: string
  /** Name → uid. */
  readonly namespaces: ReadonlyMap<string, string>
  /** Name → uid; undefined when they may not be listed. */
  readonly nodes: ReadonlyMap<string, string> | undefined
  /** Of the kubeconfig, comparable. A cluster can be reached by many, so that another one than in the backup says nothing. */
  readonly address: string | undefined
  /** ConfigMap that says it → address by which the cluster calls itself, comparable. */
  readonly servers: ReadonlyMap<string, string>
  /** That the kubeconfig trusts, comparable. Of a proxy in between it says nothing. */
  readonly trusted: string | undefined
  /** By which the cluster calls itself. */
  readonly authority: string | undefined
  /** ConfigMaps, as `namespace/name`, that it does not let us read. */
  readonly hidden: ReadonlySet<string>
  /** In the namespaces that the restore would write into. */
  readonly objects: readonly HeldObject[]
  /** Types, as `resource.group`, and versions, as `group/v1`, that cannot be listed there. */
  readonly unlisted: readonly string[]
}

export interface TargetQuestion {
  readonly client: KubeClient
  readonly connection: KubeConnection
  readonly discovery: Discovery
  /** Namespaces that the restore would write into. */
  readonly touched: readonly string[]
  readonly signal: AbortSignal
}

const CONFIG_MAPS = { group: '', version: 'v1', resource: 'configmaps' }

/** Reads only. @throws KubeError when namespaces may not be listed, TransportError, the signal's reason */
export async function targetFacts(question: TargetQuestion): Promise<TargetFacts> {
  const { client, connection, discovery, touched, signal } = question
  const hidden = new Set<string>()
  const configMap = async (namespace: string, name: string): Promise<JsonObject> => {
    try {
      return (await getObject(client, CONFIG_MAPS, namespace, name)) ?? {}
    } catch (error) {
      ifRefused(error)
      hidden.add(`${namespace}/${name}`)
      return {}
    }
  }
  const [namespaces, nodes, rootCa, ...infos] = await Promise.all([
    uidsOf(client, 'namespaces'),
    uidsOf(client, 'nodes').catch(ifRefused),
    configMap(ROOT_CA_NAMESPACE, ROOT_CA),
    ...SERVER_ROWS.map(async (row) => {
      const address = serverIn(await configMap(row.namespace, row.name), row)
      return address === undefined ? [] : [[nameOfRow(row), address] as const]
    }),
  ])
  const existing = touched.filter((name) => namespaces.has(name))
  const { objects, unlisted } = await contentOf(client, discovery, existing, signal)
  return {
    host: new URL(connection.server).host,
    namespaces,
    nodes,
    address: serverAddress(connection.server),
    servers: new Map(infos.flat()),
    trusted: pemOf(connection),
    authority: authorityIn(rootCa),
    hidden,
    objects,
    unlisted,
  }
}

async function uidsOf(client: KubeClient, resource: string): Promise<ReadonlyMap<string, string>> {
  const type = { group: '', version: 'v1', resource }
  const objects = await listObjects(client, type, '', { metadataOnly: true })
  const text = (object: JsonObject, key: string): string => textAt(object, 'metadata', key) ?? ''
  return new Map(objects.map((object) => [text(object, 'name'), text(object, 'uid')]))
}

/** What we may not see is not known. */
function ifRefused(error: unknown): undefined {
  if (!(error instanceof KubeError)) throw error
}

function pemOf({ ca }: KubeConnection): string | undefined {
  return ca === undefined ? undefined : authorityIn({ data: { 'ca.crt': ca } })
}
