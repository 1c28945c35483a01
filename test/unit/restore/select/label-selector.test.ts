import { expect, test } from 'vitest'
import type { LabelSelector } from '../../../../src/restore/restore-document.ts'
import { compileSelector } from '../../../../src/restore/select/label-selector.ts'

const storefront: LabelSelector = {
  matchLabels: { app: 'storefront' },
  matchExpressions: [{ key: 'tier', operator: 'In', values: ['web', 'config'] }],
}

test.each<readonly [selector: LabelSelector, labels: Record<string, string>, expected: boolean]>([
  [{}, {}, true],
  [{ matchLabels: {} }, { a: 'b' }, true],
  [storefront, { app: 'storefront', tier: 'web' }, true],
  [storefront, { app: 'storefront', tier: 'db' }, false],
  [storefront, { app: 'storefront' }, false],
  [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['b'] }] }, {}, true],
  [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['b'] }] }, { a: 'b' }, false],
  [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }, { a: '' }, true],
  [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }, {}, false],
  [{ matchExpressions: [{ key: 'a', operator: 'DoesNotExist', values: [] }] }, { a: '' }, false],
  [{ matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, { b: '' }, true],
  [{ matchLabels: { constructor: 'x' } }, {}, false],
  [{ matchExpressions: [{ key: 'toString', operator: 'DoesNotExist' }] }, {}, true],
])('S-49: %j on %j', (selector, labels, expected) => {
  expect(compileSelector(selector)(labels)).toBe(expected)
})

const KEY_RULE =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
const VALUE_RULE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

const long = 'a'.repeat(64)

test.each<readonly [selector: LabelSelector, message: string]>([
  [
    { matchExpressions: [{ key: 'app', operator: 'Like', values: ['x'] }] },
    '"Like" is not a valid label selector operator',
  ],
  [{ matchExpressions: [{ key: 'app', operator: '' }] }, '"" is not a valid label selector operator'],
  [
    { matchExpressions: [{ key: 'app', operator: 'In' }] },
    "values: Invalid value: []string(nil): for 'in', 'notin' operators, values set can't be empty",
  ],
  [
    { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['x'] }] },
    'values: Invalid value: []string{"x"}: values set must be empty for exists and does not exist',
  ],
  [
    { matchExpressions: [{ key: 'a b', operator: 'Exists' }] },
    `key: Invalid value: "a b": name part ${KEY_RULE}`,
  ],
  [
    { matchExpressions: [{ key: '', operator: 'Exists' }] },
    `key: Invalid value: "": name part must be non-empty; name part ${KEY_RULE}`,
  ],
  [
    { matchExpressions: [{ key: 'a/b/c', operator: 'Exists' }] },
    `key: Invalid value: "a/b/c": a qualified name ${KEY_RULE} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
  ],
  [
    { matchExpressions: [{ key: '/c', operator: 'Exists' }] },
    'key: Invalid value: "/c": prefix part must be non-empty',
  ],
  [
    { matchExpressions: [{ key: 'A_/c', operator: 'Exists' }] },
    "key: Invalid value: \"A_/c\": prefix part a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
  ],
  [
    { matchLabels: { [long]: 'a' } },
    `key: Invalid value: "${long}": name part must be no more than 63 characters`,
  ],
  [
    { matchLabels: { a: long } },
    `values[0][a]: Invalid value: "${long}": must be no more than 63 characters`,
  ],
  [{ matchLabels: { a: 'b c' } }, `values[0][a]: Invalid value: "b c": ${VALUE_RULE}`],
  [
    { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['x', 'y z'] }] },
    `[values: Invalid value: []string{"x", "y z"}: values set must be empty for exists and does not exist, values[1][a]: Invalid value: "y z": ${VALUE_RULE}]`,
  ],
])('R-11, S-29: %j is refused as Kubernetes refuses it', (selector, message) => {
  expect(() => compileSelector(selector)).toThrow(new Error(message))
})
