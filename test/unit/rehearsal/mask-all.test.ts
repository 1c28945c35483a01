import { expect, test } from 'vitest'
import type { KubeClient } from '../../../src/kube/kube-client.ts'
import { maskAll } from '../../../src/rehearsal/checks/mask-cluster-secrets.ts'

function clusterWith(values: readonly string[]): KubeClient {
  const items = values.map((value, index) => ({
    metadata: { uid: String(index) },
    data: { value: Buffer.from(value).toString('base64') },
  }))
  const body = Buffer.from(JSON.stringify({ metadata: {}, items }))
  return { send: () => Promise.resolve({ status: 200, body }) } as unknown as KubeClient
}

test('values, lines of long ones and their base64 are masked in all texts', async () => {
  const key = ['-----BEGIN KEY-----', ...Array.from({ length: 40 }, (_none, line) => `line-${line}-of-it`)]
  const client = clusterWith(['hunter2hunter2', key.join('\n')])
  const texts = [
    'login hunter2hunter2',
    'nothing',
    `two ${Buffer.from('hunter2hunter2').toString('base64')}`,
    'has line-7-of-it',
  ]
  expect(await maskAll(texts, client)).toEqual(['login ***', 'nothing', 'two ***', 'has ***'])
})

test('names of objects stay where the cluster speaks of them, and nowhere else', async () => {
  const text = 'pods "web" in namespace shop: login hunter2hunter2'
  const client = clusterWith(['shop', 'hunter2hunter2'])
  expect(await maskAll([text], client, new Set(['shop', 'web']))).toEqual([
    'pods "web" in namespace shop: login ***',
  ])
  expect(await maskAll([text], client)).toEqual(['pods "web" in namespace ***: login ***'])
})

test('many texts and many Secrets are no matter of their product', async () => {
  const secrets = Array.from({ length: 4_000 }, (_none, index) => `${index}`.padStart(6, '0').repeat(4))
  const texts = Array.from(
    { length: 4_000 },
    (_none, index) => `pods "web-${index}" is forbidden: exceeded quota`,
  )
  expect(await maskAll([...texts, `it is ${secrets[3_999]}`], clusterWith(secrets))).toEqual([
    ...texts,
    'it is ***',
  ])
})
