import { expect, test } from 'vitest'
import type { KubeClient } from '../../../src/kube/kube-client.ts'
import { KubeError } from '../../../src/kube/kube-error.ts'
import { type ServedBy, serversOf } from '../../../src/kube/served-by.ts'

const TYPE = { group: 'far.example.com', version: 'v1' }

/** Gives one answer after the other. */
function clusterThatSays(...answers: readonly (object | string | Error)[]) {
  const asked: string[] = []
  const client = {
    async expect({ path }: { readonly path: string }) {
      const answer = answers[asked.push(path) - 1]
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('asked too often')
      return Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer))
    },
  } as unknown as KubeClient
  return { asked, serverOf: serversOf(client) }
}

test.each<readonly [answer: object | string | Error, servedBy: ServedBy]>([
  [{ spec: { service: { namespace: 'a', name: 'b' } } }, 'another-server'],
  [{ spec: { group: 'far.example.com' } }, 'api-server'],
  [{ spec: { service: null } }, 'api-server'],
  [new KubeError(404, 'NotFound', 'not found'), 'nobody'],
  // What we may not see is not known, and not known to be harmless.
  [new KubeError(403, 'Forbidden', 'forbidden'), 'unknown'],
  ['<html>log in</html>', 'unknown'],
])('%j', async (answer, servedBy) => {
  const { serverOf, asked } = clusterThatSays(answer)
  expect(await serverOf(TYPE)).toBe(servedBy)
  expect(asked).toEqual(['/apis/apiregistration.k8s.io/v1/apiservices/v1.far.example.com'])
})

test('it is asked once, and not at all for what is of Kubernetes', async () => {
  const { serverOf, asked } = clusterThatSays({ spec: {} })
  expect(await Promise.all([serverOf(TYPE), serverOf(TYPE)])).toEqual(['api-server', 'api-server'])
  expect(await serverOf({ group: '', version: 'v1' })).toBe('api-server')
  expect(await serverOf({ group: 'networking.k8s.io', version: 'v1' })).toBe('api-server')
  expect(asked).toHaveLength(1)
})

test('an APIService that comes during the run is noticed', async () => {
  const missing = new KubeError(404, 'NotFound', 'not found')
  const { serverOf } = clusterThatSays(missing, { spec: { service: { name: 'far' } } })
  expect([await serverOf(TYPE), await serverOf(TYPE)]).toEqual(['nobody', 'another-server'])
})
