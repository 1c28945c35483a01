import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { clusterRoleBindings } from '../../../../src/restore/actions/cluster-role-bindings.ts'
import { roleBindings } from '../../../../src/restore/actions/role-bindings.ts'
import { secret } from '../../../../src/restore/actions/secret.ts'
import { serviceAccount } from '../../../../src/restore/actions/service-account.ts'
import { actionInput, applied, failureOf, resultOf } from './action-input.ts'

describe('A-SA, C-218: secrets of a service account', () => {
  const account = (...secrets: readonly string[]): JsonObject => ({
    metadata: { name: 'bar' },
    imagePullSecrets: [{ name: 'bar-token-pull' }],
    ...(secrets.length > 0 ? { secrets: secrets.map((name) => ({ name })) } : {}),
  })

  test.each<readonly [before: readonly string[], after: readonly string[]]>([
    [[], []],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [
      ['bar-token-a1b2c', 'a', 'baz'],
      ['a', 'baz'],
    ],
    [
      ['a', 'bar-token-a1b2c', 'baz'],
      ['a', 'baz'],
    ],
    [
      ['a', 'baz', 'bar-token-a1b2c'],
      ['a', 'baz'],
    ],
    [
      ['bar-TOKN-x', 'bar-token'],
      ['bar-TOKN-x', 'bar-token'],
    ],
    [
      ['bar-token-1', 'x', 'bar-token-2'],
      ['bar-token-1', 'x'],
    ],
    [['bar-token-1'], []],
  ])('%j', async (before, after) => {
    expect(await applied(serviceAccount, account(...before))).toEqual(account(...after))
  })
})

describe('A-SEC, C-219: tokens', () => {
  const token = (name: string): JsonObject => ({
    metadata: { name, namespace: 'shop', annotations: { 'kubernetes.io/service-account.uid': 'u', k: 'v' } },
    type: 'kubernetes.io/service-account-token',
    data: { token: 'eA==', 'ca.crt': 'eA==', namespace: 'eA==', key: 'eA==' },
  })
  const existing = ['serviceaccounts shop/default', 'serviceaccounts other/web']

  test('A-SEC-1: another type stays, whatever its name', async () => {
    const opaque = { ...token('default-token-x'), type: 'Opaque' }
    expect(await applied(secret, opaque, { existing })).toBe(opaque)
    expect(secret.isTyped(actionInput(opaque))).toBe(false)
  })

  test('A-SEC-2: the token of an account of the target is skipped', async () => {
    expect((await resultOf(secret, token('default-token-x'), { existing })).kind).toBe('skip')
  })

  test('A-SEC-2: the accounts are those of the source namespace, even when it is mapped', async () => {
    const spec = { namespaceMapping: { shop: 'other' } }
    const kindOf = async (name: string) => (await resultOf(secret, token(name), { spec, existing })).kind
    expect([await kindOf('default-token-x'), await kindOf('web-token-x')]).toEqual(['skip', 'replace'])
  })

  test('A-SEC-3: any other token loses what the cluster fills in', async () => {
    expect(await applied(secret, token('my-token'), { existing })).toEqual({
      ...token('my-token'),
      metadata: { name: 'my-token', namespace: 'shop', annotations: { k: 'v' } },
      data: { namespace: 'eA==', key: 'eA==' },
    })
    expect(secret.isTyped(actionInput(token('my-token')))).toBe(true)
  })

  test('a target that cannot be asked fails the item', async () => {
    const cluster = { namesIn: () => Promise.reject(new Error('serviceaccounts is forbidden')) }
    expect(await failureOf(secret, token('x'), { cluster })).toBe(
      'unable to list the service accounts: serviceaccounts is forbidden',
    )
  })
})

describe.each([roleBindings, clusterRoleBindings])('A-RB, A-CRB, C-225: subjects, $name', (action) => {
  const binding = {
    roleRef: { kind: 'Role', name: 'r' },
    subjects: [
      { kind: 'ServiceAccount', name: 's', namespace: 'a' },
      { kind: 'ServiceAccount', name: 's', namespace: 'c' },
      { kind: 'User', name: 'system:serviceaccount:a:s' },
      { kind: 'ServiceAccount', name: 's', namespace: 'constructor' },
    ],
  }

  test('follow the mapping', async () => {
    const spec = { namespaceMapping: { a: 'b', b: 'x' } }
    const subjects = [{ ...binding.subjects[0], namespace: 'b' }, ...binding.subjects.slice(1)]
    expect(await applied(action, binding, { spec })).toEqual({ ...binding, subjects })
    expect(action.isTyped(actionInput(binding, { spec }))).toBe(true)
  })

  test.each([undefined, {}])('stay with the mapping %j', async (namespaceMapping) => {
    const spec = namespaceMapping ? { namespaceMapping } : {}
    expect(await applied(action, binding, { spec })).toBe(binding)
    expect(action.isTyped(actionInput(binding, { spec }))).toBe(false)
  })

  test('a binding without subjects gets none', async () => {
    const bare = { roleRef: binding.roleRef }
    expect(await applied(action, bare, { spec: { namespaceMapping: { a: 'b' } } })).toEqual(bare)
  })
})
