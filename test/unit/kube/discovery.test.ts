import { describe, expect, test } from 'vitest'
import type { ApiResource } from '../../../src/kube/api-resource.ts'
import { discover, discoveryOf } from '../../../src/kube/discovery.ts'
import type { KubeClient, KubeRequest } from '../../../src/kube/kube-client.ts'
import { kubeErrorOf } from '../../../src/kube/kube-error.ts'

const VERBS = ['create', 'delete', 'get', 'list']

/** Answers by path; a path that is not there is a 404. */
function serverWith(answers: Readonly<Record<string, unknown>>): {
  client: KubeClient
  asked: KubeRequest[]
} {
  const asked: KubeRequest[] = []
  const send = (request: KubeRequest) => {
    asked.push(request)
    const answer = answers[request.path]
    const body = Buffer.from(JSON.stringify(answer ?? {}))
    return Promise.resolve({ status: answer === undefined ? 404 : 200, headers: {}, body })
  }
  const client: KubeClient = {
    send,
    async expect(request) {
      const { status, body } = await send(request)
      if (status !== 200) throw kubeErrorOf(status, body)
      return body
    },
    log: {
      answered: () => undefined,
      retried: () => undefined,
      figures: () => ({ count: 0, retries: 0, maxInFlight: 0, halvings: 0, p50Ms: 0, p95Ms: 0 }),
    },
    lost: new AbortController().signal,
    serverTime: () => undefined,
    close: () => undefined,
  }
  return { client, asked }
}

function aggregated(group: string, versions: readonly unknown[]): unknown {
  return { metadata: group === '' ? {} : { name: group }, versions }
}

function entry(resource: string, kind: string, overrides: object = {}): object {
  return {
    resource,
    responseKind: { group: '', version: '', kind },
    scope: 'Namespaced',
    singularResource: kind.toLowerCase(),
    verbs: VERBS,
    ...overrides,
  }
}

const LIST = { kind: 'APIGroupDiscoveryList', apiVersion: 'apidiscovery.k8s.io/v2' }

describe('aggregated discovery', () => {
  const answers = {
    '/api': {
      ...LIST,
      items: [
        aggregated('', [
          {
            version: 'v1',
            resources: [
              entry('pods', 'Pod', {
                shortNames: ['po'],
                subresources: [{ subresource: 'status' }, { subresource: 'log' }],
              }),
              entry('namespaces', 'Namespace', { scope: 'Cluster' }),
            ],
          },
        ]),
      ],
    },
    '/apis': {
      ...LIST,
      items: [
        aggregated('autoscaling', [
          { version: 'v2', resources: [entry('hpas', 'HPA')] },
          { version: 'v1', resources: [entry('hpas', 'HPA')] },
        ]),
        aggregated('metrics.k8s.io', [
          { version: 'v1beta1', freshness: 'Stale', resources: [entry('nodes', 'NodeMetrics')] },
        ]),
        aggregated('empty.example.com', [{ version: 'v1' }]),
      ],
    },
  }

  test('two requests tell everything, in the order of the server', async () => {
    const { client, asked } = serverWith(answers)
    const { resources, versionsOf } = await discover(client)
    expect(asked.map(({ path }) => path)).toEqual(['/api', '/apis'])
    expect(asked[0]?.accept).toMatch(/^application\/json;g=apidiscovery\.k8s\.io;v=v2;.*,application\/json$/)
    expect(resources.map(({ group, version, resource }) => `${group}/${version}/${resource}`)).toEqual([
      '/v1/pods',
      '/v1/namespaces',
      'autoscaling/v2/hpas',
      'autoscaling/v1/hpas',
    ])
    expect(resources[0]).toEqual({
      group: '',
      version: 'v1',
      resource: 'pods',
      singular: 'pod',
      kind: 'Pod',
      shortNames: ['po'],
      isNamespaced: true,
      verbs: VERBS,
      subresources: ['status', 'log'],
    } satisfies ApiResource)
    expect(resources[1]?.isNamespaced).toBe(false)
    expect(versionsOf('autoscaling')).toEqual(['v2', 'v1'])
  })

  test('a version whose aggregated server is down is not served', async () => {
    const { find, versionsOf } = await discover(serverWith(answers).client)
    expect(find('metrics.k8s.io', 'v1beta1', 'nodes')).toBeUndefined()
    expect(versionsOf('metrics.k8s.io')).toEqual([])
  })

  test('it is told, for whoever asks what is there', async () => {
    expect((await discover(serverWith(answers).client)).unlisted).toEqual(['metrics.k8s.io/v1beta1'])
  })
})

describe('a server from before aggregated discovery', () => {
  const answers = {
    '/api': { kind: 'APIVersions', versions: ['v1'] },
    '/apis': {
      kind: 'APIGroupList',
      groups: [
        {
          name: 'apps',
          versions: [{ version: 'v1beta1' }, { version: 'v1' }],
          preferredVersion: { version: 'v1' },
        },
        { name: 'down.example.com', versions: [{ version: 'v1' }], preferredVersion: { version: 'v1' } },
      ],
    },
    '/api/v1': {
      resources: [
        {
          name: 'pods',
          singularName: 'pod',
          kind: 'Pod',
          namespaced: true,
          verbs: VERBS,
          shortNames: ['po'],
        },
        { name: 'pods/status', kind: 'Pod', namespaced: true, verbs: ['get'] },
        { name: 'podtemplates', kind: 'PodTemplate', namespaced: true, verbs: VERBS },
      ],
    },
    '/apis/apps/v1': {
      resources: [{ name: 'deployments', kind: 'Deployment', namespaced: true, verbs: VERBS }],
    },
    '/apis/apps/v1beta1': {
      resources: [{ name: 'deployments', kind: 'Deployment', namespaced: true, verbs: VERBS }],
    },
  }

  test('is asked group by group, the preferred version first; a group that is down is left out', async () => {
    const { resources, versionsOf, find } = await discover(serverWith(answers).client)
    expect(resources.map(({ group, version, resource }) => `${group}/${version}/${resource}`)).toEqual([
      '/v1/pods',
      '/v1/podtemplates',
      'apps/v1/deployments',
      'apps/v1beta1/deployments',
    ])
    expect(versionsOf('apps')).toEqual(['v1', 'v1beta1'])
    expect(versionsOf('down.example.com')).toEqual([])
    expect(find('', 'v1', 'pods')?.subresources).toEqual(['status'])
    expect(find('', 'v1', 'podtemplates')?.subresources).toEqual([])
  })
})

describe('the index', () => {
  const resource = (group: string, version: string, name: string, kind: string): ApiResource => ({
    group,
    version,
    resource: name,
    singular: '',
    kind,
    shortNames: [],
    isNamespaced: true,
    verbs: VERBS,
    subresources: [],
  })
  const pods = resource('', 'v1', 'pods', 'Pod')
  const web = resource('apps', 'v1', 'deployments', 'Deployment')
  const { find, findKind, versionsOf } = discoveryOf([pods, web])

  test('finds by path and by kind, and nothing that is inherited', () => {
    expect(find('', 'v1', 'pods')).toBe(pods)
    expect(findKind('v1', 'Pod')).toBe(pods)
    expect(findKind('apps/v1', 'Deployment')).toBe(web)
    expect(find('apps', 'v1beta1', 'deployments')).toBeUndefined()
    expect(findKind('v1', 'Deployment')).toBeUndefined()
    expect(versionsOf('constructor')).toEqual([])
  })
})
