// What a given cluster brought along: its own webhooks, the labels of its namespaces, the Services behind webhooks. What it does not
// let us see counts as not there.
import { isObject, type JsonObject, textAt, textMapAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { type ResourcePath, splitGroupResource } from '../../kube/paths.ts'
import { getObject, type ListOptions, listObjects } from '../../kube/verbs.ts'
import { destinationOf, type ServiceName } from './destination.ts'
import type { TargetView } from './server-calls.ts'
import { CONFIGURATIONS, webhooksOf } from './webhooks.ts'

const KINDS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'] as const
const NAMESPACES = { group: '', version: 'v1', resource: 'namespaces' }
const SERVICES = { group: '', version: 'v1', resource: 'services' }

/** @throws TransportError */
export async function lookAtTarget(client: KubeClient): Promise<TargetView> {
  const configurations: JsonObject[] = []
  for (const [index, groupResource] of CONFIGURATIONS.entries()) {
    const type = { ...splitGroupResource(groupResource), version: 'v1' }
    // Entries of a list come without their type.
    const typed = { apiVersion: 'admissionregistration.k8s.io/v1', kind: KINDS[index] ?? '' }
    for (const one of await listOr(client, type)) configurations.push({ ...typed, ...one })
  }
  const namespaces = await listOr(client, NAMESPACES, { metadataOnly: true })
  const services = new Set<string>()
  for (const { namespace, name } of servicesOf(configurations)) {
    const found = await orNothing(() => getObject(client, SERVICES, namespace, name))
    if (isObject(found)) services.add(`${namespace}/${name}`)
  }
  return {
    configurations,
    namespaceLabels: new Map(
      namespaces.map((one) => [textAt(one, 'metadata', 'name') ?? '', textMapAt(one, 'metadata', 'labels')]),
    ),
    hasService: ({ namespace, name }) => services.has(`${namespace}/${name}`),
  }
}

/** Those that were restored are among the configurations too. */
function servicesOf(configurations: readonly JsonObject[]): readonly ServiceName[] {
  const all = configurations
    .flatMap(webhooksOf)
    .flatMap(({ clientConfig }) => destinationOf(clientConfig).service ?? [])
    .filter(({ namespace, name }) => namespace !== '' && name !== '')
  return [...new Map(all.map((one) => [`${one.namespace}/${one.name}`, one])).values()]
}

async function listOr(
  client: KubeClient,
  type: ResourcePath,
  options?: ListOptions,
): Promise<readonly JsonObject[]> {
  return (await orNothing(() => listObjects(client, type, '', options))) ?? []
}

async function orNothing<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof KubeError) return undefined
    throw error
  }
}
