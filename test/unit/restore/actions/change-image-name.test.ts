import { describe, expect, test } from 'vitest'
import { at, type JsonObject, withAt } from '../../../../src/core/json.ts'
import { changeImageName } from '../../../../src/restore/actions/change-image-name.ts'
import { applied, failureOf } from './action-input.ts'

function workload(
  kind: string,
  path: readonly string[],
  ...images: readonly (string | undefined)[]
): JsonObject {
  const containers = images.map((image, index) => ({
    name: `c${index}`,
    ...(image === undefined ? {} : { image }),
  }))
  return withAt({ kind, metadata: { name: 'w' } }, path, containers)
}

async function renamed(image: string, config: Readonly<Record<string, string>>) {
  const object = await applied(changeImageName, workload('Pod', ['spec', 'containers'], image), { config })
  return at((at(object, 'spec', 'containers') as readonly JsonObject[])[0], 'image')
}

test.each<readonly [rule: string, old: string, expected: string]>([
  ['1.1.1.1:5000,2.2.2.2:3000', '1.1.1.1:5000/abc:test', '2.2.2.2:3000/abc:test'],
  ['  1.1.1.1:5000 , 2.2.2.2:3000 ', '1.1.1.1:5000/abc:test', '2.2.2.2:3000/abc:test'],
  ['5000,3000', '1.1.1.1:5000/abc:test', '1.1.1.1:3000/abc:test'],
  ['abc:test,edf:test', '1.1.1.1:5000/abc:test', '1.1.1.1:5000/edf:test'],
  ['test,latest', '1.1.1.1:5000/abc:test', '1.1.1.1:5000/abc:latest'],
  ['dev/,test/', 'dev/image1:dev', 'test/image1:dev'],
  ['a,bb', 'aXa', 'bbXbb'],
  ['x,$&$1', 'axb', 'a$&$1b'],
  ['gone, ', 'gone/x', '/x'],
  ['a,b,c', 'a', 'b,c'],
  ['nothing-like-it,x', 'a', 'a'],
  ['no comma', 'no comma', 'no comma'],
  ['a,', 'a', 'a'],
])('A-IMG-2, C-224: rule "%s" on %s', async (rule, old, expected) => {
  expect(await renamed(old, { rule })).toBe(expected)
})

test('A-IMG-3: the first matching rule by key, and only it', async () => {
  expect(await renamed('a', { z: 'a,z', b: 'a,b', c: 'b,c', a: 'miss,x' })).toBe('b')
})

test('A-IMG-4: a rule without an old part fails the item when it is reached', async () => {
  expect(
    await failureOf(changeImageName, workload('Pod', ['spec', 'containers'], 'a'), {
      config: { bad: ' ,x' },
    }),
  ).toContain('"bad"')
  expect(await renamed('a', { first: 'a,b', later: ',x' })).toBe('b')
})

describe('A-IMG-5: places', () => {
  const config = { rule: 'old,new' }
  const template = ['spec', 'template', 'spec']

  test.each<readonly [kind: string, podSpec: readonly string[]]>([
    ['Pod', ['spec']],
    ['Deployment', template],
    ['StatefulSet', template],
    ['DaemonSet', template],
    ['ReplicaSet', template],
    ['ReplicationController', template],
    ['Job', template],
    ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
    ['constructor', template],
  ])('%s', async (kind, podSpec) => {
    for (const list of ['containers', 'initContainers']) {
      const path = [...podSpec, list]
      const object = workload(kind, path, 'old:1', undefined, 'other', 'x/old', '')
      const expected = workload(kind, path, 'new:1', undefined, 'other', 'x/new', '')
      expect(await applied(changeImageName, object, { config })).toEqual(expected)
    }
  })

  test('ephemeral containers stay', async () => {
    const object = workload('Pod', ['spec', 'ephemeralContainers'], 'old')
    expect(await applied(changeImageName, object, { config })).toEqual(object)
  })
})

test.each([undefined, {}])('A-IMG-1: nothing happens with the configuration %j', async (config) => {
  const object = workload('Pod', ['spec', 'containers'], 'a')
  expect(await applied(changeImageName, object, config ? { config } : {})).toBe(object)
})
