// Which server takes a request. A version of a group whose APIService names a Service is not served by the API server itself: the
// request is passed on, and whether that other server knows dry runs is not to be found out. OpenAPI names the parameter for every
// server that is built with the library of Kubernetes, whatever its storage does with it (apiserver, pkg/endpoints/installer.go).
// One that does not know them stores what was only to be tried.
import { at, isObject, parseJson } from '../core/json.ts'
import builtIn from './builtin-resources.json' with { type: 'json' }
import { TransportError } from './http-origin.ts'
import type { KubeClient } from './kube-client.ts'
import { KubeError } from './kube-error.ts'
import { objectPath, type ResourcePath } from './paths.ts'

/** `nobody`: there is no APIService, so no request is passed on. `unknown`: the cluster does not tell. */
export type ServedBy = 'api-server' | 'another-server' | 'nobody' | 'unknown'

export type ServerOf = (type: Pick<ResourcePath, 'group' | 'version'>) => Promise<ServedBy>

const API_SERVICES = { group: 'apiregistration.k8s.io', version: 'v1', resource: 'apiservices' }
/** The API server keeps their APIServices as they are. */
const OWN_GROUPS: ReadonlySet<string> = new Set(builtIn.map(({ group }) => group))

/** Asks once for each version of a group that is not of Kubernetes itself. What is not there yet may come, and is asked for again. */
export function serversOf(client: KubeClient): ServerOf {
  const known = new Map<string, Promise<ServedBy>>()
  return async ({ group, version }) => {
    if (OWN_GROUPS.has(group)) return 'api-server'
    const name = `${version}.${group}`
    const answer = known.get(name) ?? ask(client, name)
    known.set(name, answer)
    const servedBy = await answer
    if (servedBy === 'nobody') known.delete(name)
    return servedBy
  }
}

/** @throws the signal's reason */
async function ask(client: KubeClient, name: string): Promise<ServedBy> {
  try {
    const body = await client.expect({ method: 'GET', path: objectPath(API_SERVICES, '', name) })
    const service = at(parseJson(body.toString('utf8')), 'spec', 'service')
    return isObject(service) ? 'another-server' : 'api-server'
  } catch (error) {
    if (error instanceof KubeError) return error.isNotFound ? 'nobody' : 'unknown'
    if (error instanceof TransportError || error instanceof SyntaxError) return 'unknown'
    throw error
  }
}
