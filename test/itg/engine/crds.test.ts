// Definitions come first and alone; what they define can be restored in the same run.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isObject, type JsonObject, listAt, omit } from '../../../src/core/json.ts'
import { configMap, crd, filesOf, namespace, object } from './objects.ts'
import { changed, type Meddler, type Observed, observe } from './observe.ts'
import { openTarget, type Restored, type Restoring, type Target } from './restore-archive.ts'

const CRDS = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

let target: Target

beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

function restore(objects: readonly JsonObject[], input: Omit<Restoring, 'files'> = {}): Promise<Restored> {
  return target.restore({ files: filesOf(...objects), ...input })
}

/** A definition and something else, in groups and namespaces of their own. */
function definition(row: string): readonly JsonObject[] {
  return [crd(`${row}.example.com`, 'Widget'), configMap(row, 'x')]
}

function widget(row: string): JsonObject {
  return object(`${row}.example.com/v1`, 'Widget', row, 'w', { size: 3 })
}

/** The same with an object of the new type, whose first creation the API server holds up for two seconds. */
function archive(row: string): readonly JsonObject[] {
  return [widget(row), ...definition(row)]
}

/** How often the server was asked for all groups that it serves. */
function discoveries({ requests }: Observed): number {
  return requests.filter(({ method, path }) => method === 'GET' && path === '/apis').length
}

function looks({ requests }: Observed): number {
  return requests.filter(({ method, path }) => method === 'GET' && path === CRDS).length
}

const NO_MESSAGES = { warnings: {}, errors: {} }

describe('a definition that is new', () => {
  test('R-32, R-33, R-36, R-154, C-72: it is created first, waited for, and its objects follow in the same run', async () => {
    await using seen = await observe(target.client)
    const { resourceList, warnings, errors, exitCode } = await restore(archive('c72'), {
      kubeconfig: seen.kubeconfig,
    })
    expect(seen.writes).toEqual([
      `POST ${CRDS}`,
      'POST /api/v1/namespaces',
      'POST /api/v1/namespaces/c72/configmaps',
      'POST /apis/c72.example.com/v1/namespaces/c72/widgets',
    ])
    expect(discoveries(seen)).toBe(2)
    expect(looks(seen)).toBeGreaterThan(1)
    expect(resourceList['apiextensions.k8s.io/v1/CustomResourceDefinition']).toEqual([
      'widgets.c72.example.com(created)',
    ])
    expect(resourceList['c72.example.com/v1/Widget']).toEqual(['c72/w(created)'])
    expect({ warnings, errors, exitCode }).toEqual({ ...NO_MESSAGES, exitCode: 0 })
    expect(await target.get('/apis/c72.example.com/v1/namespaces/c72/widgets/w')).toMatchObject({ size: 3 })
  })

  test.each(['-,customresourcedefinitions', 'pods,configmaps,customresourcedefinitions'])(
    'R-32, C-75: priorities %s: it is still the first',
    async (resourcePriorities) => {
      await using seen = await observe(target.client)
      const row = `c75-${resourcePriorities.length}`
      await restore(definition(row), { kubeconfig: seen.kubeconfig, settings: { resourcePriorities } })
      expect(seen.writes[0]).toBe(`POST ${CRDS}`)
      expect(seen.writes.filter((line) => line === `POST ${CRDS}`)).toHaveLength(1)
    },
  )

  /** Definitions look as if the server had not accepted them yet, for so many looks. */
  const notReadyFor =
    (count: number): Meddler =>
    ({ method, path }, pass) => {
      if (method !== 'GET' || !path.startsWith(CRDS)) return undefined
      count -= 1
      if (count < 0) return undefined
      return changed(pass(), (seen) => ({
        ...omit(seen, ['status']),
        items: listAt(seen, 'items').map((item) => (isObject(item) ? omit(item, ['status']) : item)),
      }))
    }

  test('R-154, C-160: never ready: an error of the cluster after the limit, and its objects are tried', async () => {
    await using seen = await observe(target.client, notReadyFor(Number.POSITIVE_INFINITY))
    const started = performance.now()
    const { errors, resourceList, report } = await restore(archive('c160'), {
      kubeconfig: seen.kubeconfig,
      settings: { resourceTimeoutMs: 500 },
    })
    expect(performance.now() - started).toBeGreaterThan(500)
    expect(errors).toEqual({
      cluster: ['the CRD widgets.c160.example.com is not available to use for custom resources'],
    })
    expect(seen.writes).toContain('POST /apis/c160.example.com/v1/namespaces/c160/widgets')
    expect(resourceList['apiextensions.k8s.io/v1/CustomResourceDefinition']).toEqual([
      'widgets.c160.example.com(created)',
    ])
    expect(report.reasons['crd-not-ready']).toBe(1)
  })

  test('R-154, D-10: Velero 1.9 has a limit of its own', async () => {
    const settings = { resourceTimeoutMs: 1 } as const
    await using seen = await observe(target.client, notReadyFor(4))
    const now = await restore(definition('d10'), { kubeconfig: seen.kubeconfig, settings })
    expect(now.errors).toHaveProperty('cluster')
    await using later = await observe(target.client, notReadyFor(4))
    const then = await restore(definition('d10-old'), {
      kubeconfig: later.kubeconfig,
      settings: { ...settings, profile: 'velero-1.9' },
    })
    expect(then.errors).toEqual({})
  })
})

describe('a definition that is there', () => {
  test('R-33, R-154, D-11, C-73: no second look at what is served, no wait; Velero 1.9 looks again', async () => {
    const existing = crd('c73.example.com', 'Widget')
    await target.create(existing, namespace('c73'))
    for (const profile of ['velero-1.18', 'velero-1.9'] as const) {
      await using seen = await observe(target.client)
      const { resourceList } = await restore([existing], {
        kubeconfig: seen.kubeconfig,
        settings: { profile },
      })
      expect(JSON.stringify(resourceList)).not.toMatch(/created|updated/)
      // The one look is for what exists.
      expect(looks(seen)).toBe(1)
      expect(discoveries(seen)).toBe(profile === 'velero-1.9' ? 2 : 1)
    }
  })
})

describe('objects whose definition is nowhere', () => {
  const UNSERVED = (id: string) => `error restoring ${id}: the server could not find the requested resource`

  test('R-35, R-116, D-3, C-74: tried, and an error of each', async () => {
    const { errors, resourceList, report } = await restore([widget('c74')])
    expect(errors).toEqual({ namespaces: { c74: [UNSERVED('widgets.c74.example.com/c74/w')] } })
    expect(resourceList['c74.example.com/v1/Widget']).toEqual(['c74/w(failed)'])
    expect(report.reasons['api-not-served']).toBe(1)
  })

  test('R-35, D-3, C-74: Velero 1.9 leaves them out without a word', async () => {
    const {
      errors,
      warnings,
      resourceList,
      restore: document,
      report,
    } = await restore([widget('c74-old')], {
      settings: { profile: 'velero-1.9' },
    })
    expect({ errors, warnings, resourceList }).toEqual({ ...NO_MESSAGES, resourceList: {} })
    expect(document.status.phase).toBe('Completed')
    expect(report.reasons['api-not-served']).toBe(1)
  })

  test.each<readonly [profile: 'velero-1.18' | 'velero-1.9', errors: object]>([
    [
      'velero-1.18',
      {
        namespaces: {
          'c46-18': [UNSERVED('widgets.c46-18.example.com/c46-18/w')],
        },
      },
    ],
    ['velero-1.9', {}],
  ])('S-47, D-3, C-46: a glob over namespaces leaves out definitions, %s', async (profile, expected) => {
    const row = profile.replace('velero-1.', 'c46-')
    const { errors, report } = await restore(archive(row), {
      spec: { includedNamespaces: [`${row}*`] },
      settings: { profile },
    })
    expect(errors).toEqual(expected)
    expect(await target.get(`${CRDS}/widgets.${row}.example.com`)).toBeUndefined()
    expect(report.reasons['cluster-scope-filtered']).toBe(1)
  })
})
