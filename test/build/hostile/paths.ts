import { buildArchive, itemPath } from '../archive.ts'
import { paxRecord, tarEntry } from '../tar.ts'
import { casesOf, POD, POD_LINE, POD_PATH, type Row, withEntries } from './archive-case.ts'

// Names that lead elsewhere, that hide something or that name one thing twice.

const named = (path: string) => withEntries(tarEntry({ path, body: '{}' }))
const folder = (path: string) => withEntries(tarEntry({ path, type: '5' }))
const pax = (body: string | Buffer) =>
  withEntries(tarEntry({ path: 'pax', type: 'x', body }), tarEntry({ path: 'notes' }))
const gnuLong = (body: string | Buffer) =>
  withEntries(tarEntry({ path: '././@LongLink', type: 'L', body }), tarEntry({ path: 'notes' }))
const rawName = (bytes: readonly number[], at = 0) =>
  withEntries(tarEntry({ path: 'xxxxxxxx', patch: (header) => void header.set(bytes, at) }))
const twice = (path: string) => withEntries(tarEntry({ path }), tarEntry({ path }))
const both = (first: string, second: string) =>
  withEntries(tarEntry({ path: first }), tarEntry({ path: second }))

const UNSAFE: readonly (readonly [what: string, path: string])[] = [
  ['C-4, D-49 (differs): a path that goes up', '../escape.txt'],
  ['a path that goes up in its middle', 'resources/pods/namespaces/../../../x.json'],
  ['a path that goes up at its end', 'resources/pods/..'],
  ['a path that goes up behind the mark of tar', './../x'],
  ['an absolute path', '/etc/passwd'],
  ['an absolute path behind the mark of tar', './/etc/passwd'],
  ['a path with two marks of tar', '././x'],
  ['a path that stays where it is', 'resources/./x'],
  ['an empty segment', 'resources//cluster/x.json'],
  ['a file that ends like a folder', 'resources/pods/cluster/x/'],
  ['no name at all', ''],
  ['the mark of tar and no name', './'],
  ['a line end', 'resources/pods/cluster/a\nb.json'],
  ['an escape sequence', 'resources/pods/cluster/\u001b[2Ja.json'],
  ['the last control character of ASCII', 'resources/\u007f'],
  ['a control character beyond ASCII', 'resources/\u0085'],
  ['a backslash', 'resources\\..\\..\\x'],
  ['a drive letter', 'C:resources/x'],
  ['a path of 4,097 bytes', `${'resources/'.repeat(409)}1234567`],
  ['a segment of 256 bytes', itemPath('pods', 'a', 'x'.repeat(251))],
  ['a segment of 256 bytes in fewer characters', itemPath('pods', 'a', `${'é'.repeat(125)}x`)],
  ['a path of 33 segments', `${'a/'.repeat(32)}x`],
  ['F-61: a file named cluster', 'resources/pods/cluster'],
  ['F-61: a file named namespaces', 'resources/pods/namespaces'],
]

export const PATH_CASES = casesOf([
  ...UNSAFE.map(([what, path]): Row => [what, () => named(path), 'ARCHIVE_UNSAFE_PATH']),
  ['a folder that goes up', () => folder('../'), 'ARCHIVE_UNSAFE_PATH'],
  ['an absolute folder', () => folder('/'), 'ARCHIVE_UNSAFE_PATH'],
  ['a NUL in a pax path', () => pax(paxRecord('path', 'resources/x\0y')), 'ARCHIVE_UNSAFE_PATH'],
  ['a pax path that goes up', () => pax(paxRecord('path', '../x')), 'ARCHIVE_UNSAFE_PATH'],
  ['a GNU long path that goes up', () => gnuLong('../x\0'), 'ARCHIVE_UNSAFE_PATH'],
  ['an empty GNU long path', () => gnuLong('\0'), 'ARCHIVE_UNSAFE_PATH'],
  ['an endless GNU long path', () => gnuLong('x'.repeat(70_000)), 'ARCHIVE_UNSAFE_PATH'],
  ['an endless pax header', () => pax(paxRecord('comment', 'x'.repeat(70_000))), 'ARCHIVE_UNSAFE_PATH'],
  [
    'a prefix that goes up',
    () => withEntries(tarEntry({ path: 'x', patch: (header) => void header.write('resources/..', 345) })),
    'ARCHIVE_UNSAFE_PATH',
  ],
  ['a name that is not UTF-8', () => rawName([0xff, 0xfe]), 'ARCHIVE_UNSAFE_PATH'],
  ['a prefix that is not UTF-8', () => rawName([0xff], 345), 'ARCHIVE_UNSAFE_PATH'],
  ['a slash in too many bytes', () => rawName([0xc0, 0xaf]), 'ARCHIVE_UNSAFE_PATH'],
  ['a surrogate in UTF-8', () => rawName([0xed, 0xa0, 0x80]), 'ARCHIVE_UNSAFE_PATH'],
  ['a character cut in half', () => rawName([0xe2, 0x82]), 'ARCHIVE_UNSAFE_PATH'],
  [
    'a pax path that is not UTF-8',
    () => pax(Buffer.from(paxRecord('path', 'xy').replace('xy', '\xff\xfe'), 'latin1')),
    'ARCHIVE_UNSAFE_PATH',
  ],
  ['a GNU long path that is not UTF-8', () => gnuLong(Buffer.from([0xff, 0])), 'ARCHIVE_UNSAFE_PATH'],

  ['C-10, F-41 (differs): an item twice', () => named(POD_PATH), 'ARCHIVE_DUPLICATE'],
  ['an item twice in other words', () => named(`./${POD_PATH}`), 'ARCHIVE_DUPLICATE'],
  ['a version file twice', () => named('metadata/version'), 'ARCHIVE_DUPLICATE'],
  ['a file outside the layout twice', () => twice('notes'), 'ARCHIVE_DUPLICATE'],
  ['a stray item twice', () => twice('resources/pods/cluster/a'), 'ARCHIVE_DUPLICATE'],
  ['a versioned item twice', () => twice('resources/pods/v1/cluster/a.json'), 'ARCHIVE_DUPLICATE'],
  ['a pax path that names an item again', () => pax(paxRecord('path', POD_PATH)), 'ARCHIVE_DUPLICATE'],
  // Velero unpacks to disk, where a file cannot hold files: it fails on each of these.
  ['a file where items need a folder', () => named('resources/pods/namespaces/a'), 'ARCHIVE_DUPLICATE'],
  ['a file named resources', () => named('resources'), 'ARCHIVE_DUPLICATE'],
  ['a file named like a group', () => named('resources/pods'), 'ARCHIVE_DUPLICATE'],
  ['a file below an item', () => named(`${POD_PATH}/y.json`), 'ARCHIVE_DUPLICATE'],
  ['a file below the version file', () => named('metadata/version/1'), 'ARCHIVE_DUPLICATE'],
  ['a file below a file', () => both('notes', 'notes/more/a'), 'ARCHIVE_DUPLICATE'],
  ['a file above a file', () => both('notes/more/a', 'notes'), 'ARCHIVE_DUPLICATE'],
  ['a file that other files stand between', () => both('notes', 'notes-2'), [POD_LINE, 'ignored 2']],
  [
    'a file where a version needs a folder',
    () => both('resources/pods/v1/cluster/a.json', 'resources/pods/v1'),
    'ARCHIVE_DUPLICATE',
  ],
  ['a folder in the place of an item', () => folder(`${POD_PATH}/`), 'ARCHIVE_DUPLICATE'],
  ['a folder below an item', () => folder(`${POD_PATH}/y/`), 'ARCHIVE_DUPLICATE'],
  [
    'a folder in the place of a file',
    () => withEntries(tarEntry({ path: 'notes' }), tarEntry({ path: 'notes/', type: '5' })),
    'ARCHIVE_DUPLICATE',
  ],

  ['the mark of tar', () => buildArchive({ [`./${POD_PATH}`]: POD }), [POD_LINE]],
  [
    'a segment of 255 bytes',
    () => buildArchive({ [itemPath('pods', 'a', 'x'.repeat(250))]: '' }),
    [`pods a/${'x'.repeat(250)}   undecodable`],
  ],
  ['an empty pax path takes the path back', () => pax(paxRecord('path', '')), [POD_LINE, 'ignored 1']],
  ['a GNU long path ends at its NUL', () => gnuLong('more/notes\0/../x'), [POD_LINE, 'ignored 1']],
  ['a name ends at its NUL', () => rawName([0], 3), [POD_LINE, 'ignored 1']],
])
