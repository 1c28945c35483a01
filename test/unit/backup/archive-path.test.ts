import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ArchivePath,
  parseArchivePath,
  type Refusal,
  refusalOf,
} from '../../../src/backup/archive-path.ts'

const long = (length: number) => 'a'.repeat(length)

describe('F-30 to F-36: the layout of a backup', () => {
  test.each<readonly [path: string, expected: ArchivePath]>([
    ['metadata/version', { kind: 'version-file' }],
    [
      'resources/pods/namespaces/a/x.json',
      { kind: 'item', groupResource: 'pods', namespace: 'a', name: 'x' },
    ],
    [
      'resources/jobs.batch/namespaces/shop/nightly.json',
      { kind: 'item', groupResource: 'jobs.batch', namespace: 'shop', name: 'nightly' },
    ],
    [
      'resources/clusterroles.rbac.authorization.k8s.io/cluster/Ops:Admin.json',
      {
        kind: 'item',
        groupResource: 'clusterroles.rbac.authorization.k8s.io',
        namespace: '',
        name: 'Ops:Admin',
      },
    ],
    [
      'resources/pods/v1-preferredversion/namespaces/a/x.json',
      {
        kind: 'version-item',
        directory: 'v1-preferredversion',
        groupResource: 'pods',
        namespace: 'a',
        name: 'x',
      },
    ],
    [
      'resources/rockets.example.com/v2beta1/cluster/x.json',
      {
        kind: 'version-item',
        directory: 'v2beta1',
        groupResource: 'rockets.example.com',
        namespace: '',
        name: 'x',
      },
    ],
    [
      'resources/pods/namespaces/cluster/x.json',
      { kind: 'item', groupResource: 'pods', namespace: 'cluster', name: 'x' },
    ],
    [
      'resources/namespaces/cluster/a.json',
      { kind: 'item', groupResource: 'namespaces', namespace: '', name: 'a' },
    ],
    [
      './resources/pods/namespaces/a/x.json',
      { kind: 'item', groupResource: 'pods', namespace: 'a', name: 'x' },
    ],
    [
      'resources/pods/namespaces/a/x.json.json',
      { kind: 'item', groupResource: 'pods', namespace: 'a', name: 'x.json' },
    ],
    [
      'resources/pods/namespaces/a/x.txt',
      { kind: 'stray', groupResource: 'pods', namespace: 'a', name: 'x.txt' },
    ],
    [
      'resources/nodes/cluster/notes',
      { kind: 'stray', groupResource: 'nodes', namespace: '', name: 'notes' },
    ],
  ])('%s', (path, expected) => {
    expect(parseArchivePath(path)).toEqual(expected)
  })
})

describe('F-52: files outside the layout are passed over', () => {
  test.each([
    'readme.txt',
    'metadata/other',
    'resources',
    'resources/readme.txt',
    'resources/pods/readme.txt',
    'resources/pods/namespaces/stray.json',
    'resources/pods/namespaces/a/deeper/x.json',
    'resources/pods/cluster/deeper/x.json',
    'resources/pods/v1/readme.txt',
    'resources/pods/v1/other/x.json',
    'resources/pods/v1/namespaces/a/x.txt',
    'resources/pods/v1/namespaces/a/deeper/x.json',
    'resources/pods/v1/cluster',
  ])('%s', (path) => {
    expect(parseArchivePath(path)).toEqual({ kind: 'ignored' })
  })
})

describe('F-42: paths that are refused', () => {
  test.each<readonly [path: string, why: Refusal]>([
    ['/resources/pods/namespaces/a/x.json', 'absolute'],
    ['//etc/passwd', 'absolute'],
    ['../escape.txt', 'traversal'],
    ['resources/pods/namespaces/../../etc/passwd.json', 'traversal'],
    ['./../escape', 'traversal'],
    ['resources/..', 'traversal'],
    ['resources/./pods/namespaces/a/x.json', 'dot-segment'],
    ['././resources/pods/namespaces/a/x.json', 'dot-segment'],
    ['resources//pods/namespaces/a/x.json', 'empty-segment'],
    ['resources/pods/namespaces/a/', 'empty-segment'],
    ['', 'empty-segment'],
    ['resources/pods/namespaces/a/x\0.json', 'control-character'],
    ['resources/pods/namespaces/a/x\n.json', 'control-character'],
    ['resources/pods/namespaces/a/x\u001b[31m.json', 'control-character'],
    ['resources/pods/namespaces/a/x\u0085.json', 'control-character'],
    ['resources\\pods\\x.json', 'backslash'],
    ['resources/pods/namespaces/a/..\\x.json', 'backslash'],
    ['C:/resources/pods/x.json', 'drive-letter'],
    ['c:x', 'drive-letter'],
    [`resources/pods/namespaces/a/${long(251)}.json`, 'segment-too-long'],
    [`resources/pods/namespaces/a/${'é'.repeat(126)}.json`, 'segment-too-long'],
    [`${'a/'.repeat(2048)}x`, 'path-too-long'],
    [`${'a/'.repeat(32)}x`, 'too-deep'],
    ['resources/pods/cluster', 'scope-is-file'],
    ['resources/pods/namespaces', 'scope-is-file'],
  ])('%j', (path, why) => {
    expect(parseArchivePath(path)).toEqual({ kind: 'refused', why })
  })

  test.each([
    `resources/pods/namespaces/a/${long(250)}.json`,
    `${`${'a'.repeat(131)}/`.repeat(31)}xxxx`,
    `${'a/'.repeat(31)}x`,
    'resources/clusterroles.rbac.authorization.k8s.io/cluster/x:y..z.json',
    'resources/pods/namespaces/a/...json',
  ])('the longest and oddest that are still fine: %#', (path) => {
    expect(parseArchivePath(path).kind).not.toBe('refused')
  })
})

test('a path is refused for what is wrong with it, whatever else stands in it', () => {
  const segment = fc.string({ unit: fc.constantFrom(...'az.:@-\\\u0001'), maxLength: 3 })
  const wrong: readonly ((path: string, segments: readonly string[]) => boolean)[] = [
    (path) => path.includes('\u0001') || path.includes('\\') || path.startsWith('/'),
    (path) => /^[a-z]:/.test(path),
    (_path, segments) => segments.some((one) => ['', '.', '..'].includes(one)),
  ]
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (parts) => {
      const path = parts.join('/')
      const seen = path.startsWith('./') ? path.slice(2) : path
      const isWrong = wrong.some((applies) => applies(seen, seen.split('/')))
      expect(refusalOf(path) !== undefined).toBe(isWrong)
    }),
    { numRuns: 3_000 },
  )
})
