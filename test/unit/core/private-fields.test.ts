import { expect, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import { privateValuesOf } from '../../../src/core/private-fields.ts'

test.each<readonly [what: string, object: JsonObject, values: readonly string[]]>([
  ['data of a Secret', { kind: 'Secret', data: { a: 'eA==' }, stringData: { b: 'y' } }, ['eA==', 'y']],
  ['annotations', { metadata: { name: 'n', annotations: { a: 'z' } } }, ['z']],
  ['data of the wrong type', { data: 'words' }, ['words']],
  ['a field of a custom resource', { spec: { auth: { adminPassword: 'p', retries: 3 } } }, ['p']],
  ['a number', { spec: { token: 1_234 } }, ['1234']],
  ['everything below', { spec: { credentials: { user: 'u', list: ['a', { b: 'c' }] } } }, ['u', 'a', 'c']],
  ['the value of a variable, not its name', { env: [{ name: 'DB', value: 'v' }] }, ['v']],
  [
    'no name of a Secret',
    { spec: { secretName: 's', secretRef: { name: 's' }, tokenFrom: { key: 'k' } } },
    [],
  ],
  ['no image', { metadata: { annotations: { 'hook.example.com/container-image': 'seed:2' } } }, []],
  ['no switch', { spec: { automountServiceAccountToken: true } }, []],
  ['nothing else', { spec: { replicas: 3, image: 'i' } }, []],
])('%s', (_what, object, values) => expect(privateValuesOf(object)).toEqual(values))
