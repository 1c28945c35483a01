// Objects of a backup, as far as these tests need them.
import { itemPath } from '../build/archive.ts'

type Body = Readonly<Record<string, unknown>>

const IMAGE = 'registry.example.com/app:1'

export function item(groupResource: string, namespace: string, name: string, body: Body): [string, Body] {
  const metadata = {
    name,
    ...(namespace === '' ? {} : { namespace }),
    ...(body.metadata as Body | undefined),
  }
  return [itemPath(groupResource, namespace, name), { ...body, metadata }]
}

export function namespace(name: string): [string, Body] {
  return item('namespaces', '', name, { apiVersion: 'v1', kind: 'Namespace' })
}

/** With the status of one that was ready. */
export function deployment(space: string, name: string, replicas: number, pod: Body = {}): [string, Body] {
  return item('deployments.apps', space, name, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { generation: 4 },
    spec: { replicas, selector: { matchLabels: { app: name } }, template: template(name, pod) },
    status: { observedGeneration: 4, replicas, readyReplicas: replicas, availableReplicas: replicas },
  })
}

export function template(app: string, pod: Body = {}): Body {
  return { metadata: { labels: { app } }, spec: { containers: [{ name: 'main', image: IMAGE }], ...pod } }
}
