// What there is to know about a given cluster before anything is written into it.
import { type JsonObject, textAt } from '../../core/json.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import type { KubeConnection } from '../../kube/connection.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { getObject, listObjects } from '../../kube/verbs.ts'
import { authorityIn, ROOT_CA, SERVER_ROWS, serverIn } from './cluster-marks.ts'
import { contentOf, type HeldObject } from './namespace-content.ts'
import { serverAddress } from './server-address.ts'

export interface TargetFacts {
  /** For people: host and port of the API server. */
  readonly host: string
  /** Name → uid. */
  readonly namespaces: ReadonlyMap<string, string>
  /** Name → uid; undefined when they may not be listed. */
  readonly nodes: ReadonlyMap<string, string> | undefined
  /** Addresses under which it is known, comparable. */
  readonly servers: ReadonlySet<string>
  readonly authorities: ReadonlySet<string>
  /** In the namespaces that the restore would write into. */
  readonly objects: readonly HeldObject[]
  /** Types that may not be listed there, as `resource.group`. */
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
  const [namespaces, nodes, rootCa, ...infos] = await Promise.all([
    uidsOf(client, 'namespaces'),
    uidsOf(client, 'nodes').catch(ifRefused),
    getObject(client, CONFIG_MAPS, 'kube-system', ROOT_CA).catch(ifRefused),
    ...SERVER_ROWS.map((row) =>
      getObject(client, CONFIG_MAPS, row.namespace, row.name)
        .catch(ifRefused)
        .then((found) => (found === undefined ? undefined : serverIn(found, row))),
    ),
  ])
  const existing = touched.filter((name) => namespaces.has(name))
  const { objects, unlisted } = await contentOf(client, discovery, existing, signal)
  return {
    host: new URL(connection.server).host,
    namespaces,
    nodes,
    servers: setOf([serverAddress(connection.server), ...infos]),
    authorities: setOf([rootCa === undefined ? undefined : authorityIn(rootCa), pemOf(connection)]),
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

function setOf(values: readonly (string | undefined)[]): ReadonlySet<string> {
  return new Set(values.filter((value) => value !== undefined))
}
