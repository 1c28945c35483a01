// Archives as chance makes them: a valid tree, then zero to three changes of its structure, each of the kind that someone would
// make on purpose.
import fc from 'fast-check'
import { itemPath } from '../build/archive.ts'
import { HOSTILE_NAMES } from '../build/hostile/layout.ts'
import { paxRecord, TAR_END, type TarEntry, tarEntry } from '../build/tar.ts'

/** A list of entries, each as the bytes of its blocks; joined, with an end mark, they are a tar. */
type Blocks = readonly Buffer[]

const GROUPS = ['pods', 'secrets', 'deployments.apps', 'widgets.example.com', 'namespaces', '__proto__']
const VERSIONS = ['v1', 'v1-preferredversion', 'v2beta1']

const name = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-z0-9]([a-z0-9.-]{0,20}[a-z0-9])?$/) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_NAMES) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme' }) },
)

const jsonText = fc.oneof(
  fc.json({ maxDepth: 4 }),
  fc.constantFrom('', '{', '[]', 'null', '\ufeff{}', '{"a":1}x', '{"kind":"A","kind":"B"}', '['.repeat(700)),
)

/** Mostly the object that belongs there, sometimes another one or none. */
const item = fc
  .record({
    groupResource: fc.constantFrom(...GROUPS),
    namespace: fc.constantFrom('', 'a', 'a-b', 'b', 'constructor'),
    name,
    body: fc.option(jsonText, { freq: 8 }),
    extra: fc.option(fc.json({ maxDepth: 3 }), { freq: 2 }),
    named: fc.option(name, { freq: 30 }),
    version: fc.option(fc.constantFrom(...VERSIONS), { freq: 2 }),
  })
  .map(({ groupResource, namespace, name: own, body, extra, named, version }) => {
    const metadata = namespace === '' ? { name: named ?? own } : { name: named ?? own, namespace }
    const object = JSON.stringify({ apiVersion: 'v1', kind: 'Thing', metadata })
    const text = body ?? (extra === null ? object : `${object.slice(0, -1)},"spec":${extra}}`)
    const path = itemPath(groupResource, namespace, own)
    const copy = path.replace(`resources/${groupResource}/`, `resources/${groupResource}/${version ?? ''}/`)
    return version === null
      ? [{ path, body: text }]
      : [
          { path, body: text },
          { path: copy, body: text },
        ]
  })

const other = fc
  .constantFrom('notes', 'resources/x', 'resources/pods/namespaces/a/y.txt', 'resources/pods/v1/x', 'a/b/c')
  .map((path) => [{ path, body: 'x' }])

const folder = fc
  .constantFrom('./', 'resources/', 'resources/pods/', 'a/b/', 'notes/')
  .map((path) => [{ path, type: '5' }])

const tree: fc.Arbitrary<readonly TarEntry[]> = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: item },
      { weight: 1, arbitrary: other },
      { weight: 1, arbitrary: folder },
    ),
    {
      maxLength: 8,
    },
  )
  .map((groups) => {
    const entries = new Map<string, TarEntry>([
      ['metadata/version', { path: 'metadata/version', body: '1.1.0\n' }],
    ])
    for (const entry of groups.flat()) entries.set(entry.path, entry)
    return [...entries.values()]
  })

const hostilePath = fc.oneof(
  fc.constantFrom(
    '../x',
    '/x',
    'C:x',
    'a\\b',
    'a//b',
    './/x',
    'a/../b',
    '',
    '.',
    'a\0b',
    'a\nb',
    'resources/pods/cluster',
  ),
  fc.string({ maxLength: 60, unit: 'binary' }).map((text) => `resources/${text}`),
)

const paxBody = fc.oneof(
  fc
    .array(
      fc.oneof(
        hostilePath.map((path) => paxRecord('path', path)),
        fc.nat(3_000).map((size) => paxRecord('size', String(size))),
        fc.constantFrom(
          paxRecord('path', 'resources/pods/cluster/p.json'),
          paxRecord('mtime', '1.5'),
          paxRecord('size', '-1'),
          paxRecord('linkpath', 'x'),
          paxRecord('GNU.sparse.major', '1'),
          '5 path=x\n',
          'path=x\n',
        ),
      ),
      { maxLength: 3 },
    )
    .map((records) => records.join('')),
  fc.string({ maxLength: 40, unit: 'binary' }),
)

/** What is laid over the header of an entry before its check sum is made. */
const headerPatch = fc.record({
  at: fc.constantFrom(0, 50, 99, 100, 108, 124, 125, 135, 156, 157, 257, 262, 263, 345, 346, 500, 508),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
})

const extra: fc.Arbitrary<Buffer> = fc.oneof(
  fc.record({ path: hostilePath, body: fc.string({ maxLength: 20 }) }).map(tarEntry),
  fc.record({ path: fc.constant('x'), type: fc.constantFrom(...'1234567DKMSVXgq') }).map(tarEntry),
  paxBody.map((body) => tarEntry({ path: 'pax', type: 'x', body })),
  fc
    .string({ maxLength: 300 })
    .map((body) => tarEntry({ path: '././@LongLink', type: 'L', body: `${body}\0` })),
  headerPatch.map(({ at, bytes }) =>
    tarEntry({ path: 'y', body: 'abc', patch: (header) => header.set(bytes.subarray(0, 512 - at), at) }),
  ),
  fc.nat(2_000).map((size) => tarEntry({ path: 'z', body: 'abc', size })),
  fc.constantFrom(Buffer.alloc(512), Buffer.alloc(1024), Buffer.alloc(100), Buffer.alloc(512, 'x')),
)

/** A change of the list of entries; positions are taken modulo its length. */
type Change = (blocks: Blocks) => Blocks

const change: fc.Arbitrary<Change> = fc
  .record({
    kind: fc.constantFrom('insert', 'insert', 'insert', 'repeat', 'drop', 'swap'),
    at: fc.nat(20),
    to: fc.nat(20),
    extra,
  })
  .map(({ kind, at, to, extra: added }) => (blocks: Blocks) => {
    const from = at % Math.max(1, blocks.length)
    const one = blocks[from] ?? Buffer.alloc(0)
    if (kind === 'insert') return blocks.toSpliced(from, 0, added)
    if (kind === 'repeat') return blocks.toSpliced(to % (blocks.length + 1), 0, one)
    const rest = blocks.toSpliced(from, 1)
    return kind === 'drop' ? rest : rest.toSpliced(to % (rest.length + 1), 0, one)
  })

const end = fc.oneof(
  { weight: 20, arbitrary: fc.constant(TAR_END) },
  { weight: 1, arbitrary: fc.constantFrom(Buffer.alloc(0), Buffer.alloc(512), Buffer.alloc(8192)) },
)

/** A tar, more often right than wrong. */
export const arbitraryTar: fc.Arbitrary<Buffer> = fc
  .record({
    tree,
    changes: fc.oneof(
      { weight: 2, arbitrary: fc.constant<Change[]>([]) },
      { weight: 5, arbitrary: fc.array(change, { maxLength: 3 }) },
    ),
    end,
  })
  .map(({ tree: entries, changes, end: mark }) => {
    const blocks = changes.reduce<Blocks>((before, alter) => alter(before), entries.map(tarEntry))
    return Buffer.concat([...blocks, mark])
  })
