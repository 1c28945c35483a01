import { expect, test } from 'vitest'
import {
  byVersionPriority,
  chooseVersion,
  chooseVersions,
  parseUserVersions,
  userVersionsOf,
  versionsApply,
} from '../../../../src/restore/select/versions.ts'
import { archive, clusterWith } from './fixtures.ts'

test('R-21, C-65: the order of versions', () => {
  const sorted = 'v10 v2 v1 v11beta2 v10beta3 v3beta1 v12alpha1 v11alpha2 foo1 foo10'.split(' ')
  const given = 'v2 v11alpha2 foo10 v10 v12alpha1 v3beta1 foo1 v1 v10beta3 v11beta2'.split(' ')
  expect(given.sort(byVersionPriority)).toEqual(sorted)
})

type Choice = readonly [
  rule: string,
  source: string,
  target: string,
  user: string,
  expected: string | undefined,
]

test.each<Choice>([
  [
    'R-22 (0), C-69: the user’s first version that both have',
    'v2* v1 v1beta1',
    'v2 v1beta1',
    'v9,v1,v1beta1',
    'v1beta1',
  ],
  ['R-23: a user version that the source prefers', 'v2* v1', 'v1 v2', 'v2', 'v2-preferredversion'],
  ['R-22 (1), C-70: what the target prefers', 'v2* v1 v1beta1 v2alpha1', 'v1beta1 v2alpha1', '', 'v1beta1'],
  ['R-22 (1), R-23: both prefer the same', 'v2* v1', 'v2 v1', '', 'v2-preferredversion'],
  ['R-22 (2): what the source prefers', 'v1* v1beta1', 'v2 v1', '', 'v1-preferredversion'],
  ['R-22 (3): the best common one', 'v3* v1beta1 v1', 'v4 v1beta1 v1', '', 'v1'],
  ['R-22 (3): also when it is the first of a list', 'v9* v2', 'v1 v2', '', 'v2'],
  ['R-22: nothing in common', 'v2* v1', 'v3', '', 'v2-preferredversion'],
  ['R-22: the target does not know the group, the user does', 'v2* v1', '', 'v1', 'v2-preferredversion'],
  ['R-20, F-131: an archive without versions', '', 'v1', '', undefined],
])('%s', (_rule, source, target, user, expected) => {
  const versions = source.split(' ').filter(Boolean)
  const chosen = chooseVersion(
    versions.map((version) => ({ version: version.replace('*', ''), preferred: version.endsWith('*') })),
    target.split(' ').filter(Boolean),
    user.split(',').filter(Boolean),
  )
  expect(chosen?.directory).toBe(expected)
  expect(chosen?.version).toBe(expected?.replace('-preferredversion', ''))
})

test('R-22, R-24: versions are chosen for each type, by the group the target serves', () => {
  const catalog = {
    ...archive([
      'rockets.space.example.com/pads/alpha',
      'horizontalpodautoscalers.autoscaling/pads/crew',
      'pods/pads/p',
    ]),
    versionsOf: (groupResource: string) =>
      groupResource === 'pods'
        ? []
        : [
            { version: 'v1', preferred: false },
            { version: 'v2', preferred: true },
          ],
  }
  const user = parseUserVersions('rockets.space.example.com=v1\nhorizontalpodautoscalers.autoscaling = v1\n')
  const before = chooseVersions(catalog, clusterWith(), user)
  expect(Object.fromEntries(before)).toEqual({
    // Its definition is only in the backup, so the user's list does not count for it.
    'rockets.space.example.com': { version: 'v2', directory: 'v2-preferredversion' },
    'horizontalpodautoscalers.autoscaling': { version: 'v1', directory: 'v1' },
  })
  const served = clusterWith(['space.example.com', 'v1', 'rockets', 'Rocket', ''])
  expect(chooseVersions(catalog, served, user).get('rockets.space.example.com')?.directory).toBe('v1')
})

test.each<readonly [rule: string, text: string, expected: Record<string, string[]>]>([
  [
    'C-66',
    'rockbands.music.example.io=v2beta1,v2beta2\norchestras.music.example.io=v2,v3alpha1\nsubscriptions.example.com=v2,v1',
    {
      'rockbands.music.example.io': ['v2beta1', 'v2beta2'],
      'orchestras.music.example.io': ['v2', 'v3alpha1'],
      'subscriptions.example.com': ['v2', 'v1'],
    },
  ],
  ['C-67', 'a.example.com=v1\\nb.example.com=v2', {}],
  ['C-68', ' \n a.example.com = v2 , v1 \n\n', { 'a.example.com': ['v2', 'v1'] }],
  ['an empty side', 'a.example.com=\n=v1\nbroken\n', {}],
  ['no text', '', {}],
])('R-24, %s', (_case, text, expected) => {
  expect(Object.fromEntries(parseUserVersions(text))).toEqual(expected)
})

test('R-24: the list lives in Velero’s namespace', () => {
  const configMap = {
    name: 'enableapigroupversions',
    labels: {},
    data: { restoreResourcesVersionPriority: 'a.b=v1' },
  }
  expect(userVersionsOf([{ ...configMap, namespace: 'velero' }], 'velero').get('a.b')).toEqual(['v1'])
  expect(userVersionsOf([{ ...configMap, namespace: 'other' }], 'velero').size).toBe(0)
  expect(userVersionsOf([], 'velero').size).toBe(0)
})

test.each<readonly [features: string[], format: string | undefined, expected: boolean]>([
  [[], '1.1.0', false],
  [['EnableAPIGroupVersions'], '1.1.0', true],
  [['EnableAPIGroupVersions'], '1.0.0', false],
  [['EnableAPIGroupVersions'], undefined, false],
])('R-20, F-71, C-71: features %j and format %s', (features, format, expected) => {
  expect(versionsApply(new Set(features), format)).toBe(expected)
})
