// What the server serves, in two requests: aggregated discovery (v2 since Kubernetes 1.30, v2beta1 since 1.26).
// Older servers and proxies that do not know it are asked group by group.
import { at, type Json, listAt, parseJson, textAt } from '../core/json.ts'
import type { ApiResource, Discovery } from './api-resource.ts'
import type { KubeClient } from './kube-client.ts'
import { joinApiVersion } from './paths.ts'

const AGGREGATED = ['v2', 'v2beta1']
  .map((version) => `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`)
  .join(',')
  .concat(',application/json')

/** @throws KubeError, TransportError */
export async function discover(client: KubeClient): Promise<Discovery> {
  const [core, groups] = await Promise.all(['/api', '/apis'].map((path) => fetchJson(client, path)))
  const lists = [...(await listsOf(client, core)), ...(await listsOf(client, groups))]
  const unlisted = lists.flatMap(({ name, resources }) => (resources === undefined ? [name] : []))
  return discoveryOf(
    lists.flatMap(({ resources }) => resources ?? []),
    unlisted,
  )
}

/** Of one version of a group. */
interface VersionList {
  /** `apps/v1`. */
  readonly name: string
  /** Undefined: the aggregated API server behind it is down. Nothing is served then, as for Velero's client. */
  readonly resources: readonly ApiResource[] | undefined
}

async function fetchJson(client: KubeClient, path: string, accept = AGGREGATED): Promise<Json> {
  return parseJson((await client.expect({ method: 'GET', path, accept })).toString('utf8'))
}

async function listsOf(client: KubeClient, answer: Json | undefined): Promise<readonly VersionList[]> {
  if (textAt(answer, 'kind') === 'APIGroupDiscoveryList')
    return listAt(answer, 'items').flatMap(aggregatedGroup)
  const groupVersions = listAt(answer, 'versions').filter((version) => typeof version === 'string')
  const named = listAt(answer, 'groups').flatMap(preferredFirst)
  return await Promise.all([
    ...groupVersions.map((version) => legacyList(client, '', String(version), `/api/${version}`)),
    ...named.map(({ group, version }) => legacyList(client, group, version, `/apis/${group}/${version}`)),
  ])
}

function aggregatedGroup(group: Json): VersionList[] {
  const name = textAt(group, 'metadata', 'name') ?? ''
  return listAt(group, 'versions').map((entry) => {
    const version = textAt(entry, 'version') ?? ''
    const isStale = textAt(entry, 'freshness') === 'Stale'
    const resources = listAt(entry, 'resources').map((resource) => ({
      group: name,
      version,
      resource: textAt(resource, 'resource') ?? '',
      singular: textAt(resource, 'singularResource') ?? '',
      kind: textAt(resource, 'responseKind', 'kind') ?? '',
      shortNames: texts(listAt(resource, 'shortNames')),
      isNamespaced: textAt(resource, 'scope') === 'Namespaced',
      verbs: texts(listAt(resource, 'verbs')),
      subresources: listAt(resource, 'subresources').map((sub) => textAt(sub, 'subresource') ?? ''),
    }))
    return { name: joinApiVersion(name, version), resources: isStale ? undefined : resources }
  })
}

function preferredFirst(group: Json): { readonly group: string; readonly version: string }[] {
  const name = textAt(group, 'name') ?? ''
  const preferred = textAt(group, 'preferredVersion', 'version')
  const versions = listAt(group, 'versions').map((version) => textAt(version, 'version') ?? '')
  const ordered = [...versions.filter((v) => v === preferred), ...versions.filter((v) => v !== preferred)]
  return ordered.map((version) => ({ group: name, version }))
}

async function legacyList(
  client: KubeClient,
  group: string,
  version: string,
  path: string,
): Promise<VersionList> {
  const name = joinApiVersion(group, version)
  const answer = await client.send({ method: 'GET', path })
  if (answer.status !== 200) return { name, resources: undefined }
  const entries = listAt(parseJson(answer.body.toString('utf8')), 'resources')
  const resources = entries
    .filter((entry) => !(textAt(entry, 'name') ?? '').includes('/'))
    .map((entry) => {
      const resource = textAt(entry, 'name') ?? ''
      return {
        group,
        version,
        resource,
        singular: textAt(entry, 'singularName') ?? '',
        kind: textAt(entry, 'kind') ?? '',
        shortNames: texts(listAt(entry, 'shortNames')),
        isNamespaced: at(entry, 'namespaced') === true,
        verbs: texts(listAt(entry, 'verbs')),
        subresources: entries
          .map((other) => textAt(other, 'name') ?? '')
          .filter((name) => name.startsWith(`${resource}/`))
          .map((name) => name.slice(resource.length + 1)),
      }
    })
  return { name, resources }
}

/** Indexes a list of resources; its order is the order of the answers. */
export function discoveryOf(resources: readonly ApiResource[], unlisted: readonly string[] = []): Discovery {
  const byPath = new Map(resources.map((r) => [`${r.group}/${r.version}/${r.resource}`, r]))
  const byKind = new Map(
    resources.map((r) => [`${r.group === '' ? '' : `${r.group}/`}${r.version} ${r.kind}`, r]),
  )
  const versions = new Map<string, string[]>()
  for (const { group, version } of resources) {
    const known = versions.get(group) ?? []
    if (!known.includes(version)) known.push(version)
    versions.set(group, known)
  }
  return {
    resources,
    unlisted,
    versionsOf: (group) => versions.get(group) ?? [],
    find: (group, version, resource) => byPath.get(`${group}/${version}/${resource}`),
    findKind: (apiVersion, kind) => byKind.get(`${apiVersion} ${kind}`),
  }
}

function texts(values: readonly Json[]): string[] {
  return values.filter((value) => typeof value === 'string')
}
