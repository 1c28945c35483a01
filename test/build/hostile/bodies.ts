import { buildArchive, itemPath } from '../archive.ts'
import { casesOf, POD, POD_LINE, POD_PATH, type Row, withBody } from './archive-case.ts'

// JSON that readers understand differently, and objects that are not the ones their paths name. A body that cannot be decoded
// is a fault of its item, as it is for Velero, and the archive goes on.

const UNDECODABLE = ['pods a/x   undecodable']
const start = '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"x","namespace":"a"}'
const withData = (data: string) => `${start},"data":${data}}`
const metadata = (value: unknown) => JSON.stringify({ ...POD, metadata: value })
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

const BROKEN: readonly (readonly [what: string, body: string | Buffer])[] = [
  ['nothing', ''],
  ['blanks', ' \n\t'],
  ['NUL', Buffer.alloc(64)],
  ['a byte order mark', `\ufeff${JSON.stringify(POD)}`],
  ['UTF-16', Buffer.from(JSON.stringify(POD), 'utf16le')],
  ['half an object', start],
  ['text behind the object', `${JSON.stringify(POD)} x`],
  ['two objects', JSON.stringify(POD).repeat(2)],
  ['a comment', `${JSON.stringify(POD)} // x`],
  ['a comma too many', `${start},}`],
  ['single quotes', "{'kind':'Pod'}"],
  ['a raw line end in a text', withData('"a\nb"')],
  ['a number in hexadecimal', withData('0x10')],
  ['a number that begins with a zero', withData('01')],
  ['NaN', withData('NaN')],
  ['a list', `[${JSON.stringify(POD)}]`],
  ['null', 'null'],
  ['a text', '"Pod"'],
  ['YAML', 'apiVersion: v1\nkind: Pod\n'],
]

const HARMLESS: readonly (readonly [what: string, body: string | Buffer])[] = [
  ['bytes that are not UTF-8', Buffer.from(withData('"\xff\xc0\xaf"'), 'latin1')],
  ['half a surrogate pair', withData('"\\ud800"')],
  ['a key twice, of which the last counts', `{"kind":"Secret","apiVersion":"v9",${start.slice(1)}}`],
  ['metadata twice, of which the last count', `{"metadata":{"name":"y"},${start.slice(1)}}`],
  ['keys with a meaning for JavaScript', withData('{"__proto__":{"a":1},"constructor":{"prototype":2}}')],
  ['a prototype at the top', `${start},"__proto__":{"kind":"Secret","metadata":null}}`],
  ['numbers beyond a double', withData('[9007199254740993,1e400,-0,1.0,1E-999]')],
  ['a number of 100,000 digits', withData('7'.repeat(100_000))],
  ['a text of 2 MiB, over what an API server takes', withData(JSON.stringify('x'.repeat(2 ** 21)))],
  ['as deep as the limit', withData(nested(511))],
  ['brackets in texts', withData(JSON.stringify('[{'.repeat(1_000)))],
  ['escaped quotes before brackets', withData(JSON.stringify('\\"'.repeat(300) + '['.repeat(600)))],
  ['names of fields in capitals', `${start},"Kind":"Secret","Metadata":{}}`],
]

const OTHERS: readonly (readonly [what: string, body: string, line: string])[] = [
  ['no kind', JSON.stringify({ apiVersion: 'v1', metadata: POD.metadata }), 'pods a/x v1  undecodable'],
  ['a kind that is no text', JSON.stringify({ ...POD, kind: 1 }), 'pods a/x v1  undecodable'],
  ['a kind in its prototype', '{"__proto__":{"kind":"Pod"}}', 'pods a/x   undecodable'],
  [
    'an apiVersion with two slashes',
    JSON.stringify({ ...POD, apiVersion: 'a/b/c' }),
    'pods a/x a/b/c Pod undecodable',
  ],
  ['no metadata', JSON.stringify({ apiVersion: 'v1', kind: 'Pod' }), 'pods a/x v1 Pod no-metadata'],
  ['metadata that are null', metadata(null), 'pods a/x v1 Pod no-metadata'],
  ['metadata that are a list', metadata([]), 'pods a/x v1 Pod no-metadata'],
  [
    'metadata in a prototype',
    '{"kind":"Pod","__proto__":{"metadata":{"name":"x"}}}',
    'pods a/x  Pod no-metadata',
  ],
  ['no name', metadata({ namespace: 'a' }), 'pods a/x v1 Pod no-metadata'],
  ['a name that is no text', metadata({ name: 1 }), 'pods a/x v1 Pod no-metadata'],
  [
    'a name in a prototype',
    '{"kind":"Pod","metadata":{"__proto__":{"name":"x"}}}',
    'pods a/x  Pod no-metadata',
  ],
  ['no namespace', metadata({ name: 'x' }), POD_LINE],
]

/** Their paths say pod x in namespace a. */
const OF_OTHERS: readonly (readonly [what: string, body: string])[] = [
  ['another name', metadata({ name: 'y', namespace: 'a' })],
  ['a name in other letters', metadata({ name: 'X', namespace: 'a' })],
  ['another namespace', metadata({ name: 'x', namespace: 'kube-system' })],
  ['a name that the server makes up', metadata({ generateName: 'x' })],
]

export const BODY_CASES = casesOf([
  ...BROKEN.map(([what, body]): Row => [what, () => withBody(body), UNDECODABLE]),
  ...HARMLESS.map(([what, body]): Row => [what, () => withBody(body), [POD_LINE]]),
  ...OTHERS.map(([what, body, line]): Row => [what, () => withBody(body), [line]]),
  ...OF_OTHERS.map(([what, body]): Row => [what, () => withBody(body), 'ARCHIVE_IDENTITY']),
  [
    'another object under a version',
    () => buildArchive({ [POD_PATH]: POD, 'resources/pods/v1/namespaces/b/x.json': POD }),
    'ARCHIVE_IDENTITY',
  ],
  [
    'a namespace at cluster scope',
    () => buildArchive({ [itemPath('nodes', '', 'x')]: POD }),
    'ARCHIVE_IDENTITY',
  ],
  ['lists deeper than the limit', () => withBody(withData(nested(512))), 'ARCHIVE_TOO_LARGE'],
  [
    'objects deeper than the limit',
    () => withBody(`${'{"a":'.repeat(600)}1${'}'.repeat(600)}`),
    'ARCHIVE_TOO_LARGE',
  ],
  ['a million brackets that nobody closes', () => withBody('['.repeat(1_000_000)), 'ARCHIVE_TOO_LARGE'],
  [
    'a deep object under a version',
    () => buildArchive({ [POD_PATH]: POD, 'resources/pods/v1/namespaces/a/x.json': nested(600) }),
    'ARCHIVE_TOO_LARGE',
  ],
  [
    'a deep object without .json is never parsed',
    () => buildArchive({ 'resources/pods/namespaces/a/x': nested(600) }),
    UNDECODABLE,
  ],
])
