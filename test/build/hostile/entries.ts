import { paxRecord, tarEntry } from '../tar.ts'
import { casesOf, POD_LINE, POD_PATH, type Row, withEntries } from './archive-case.ts'

// What is neither a file nor a folder. Velero passes over these in silence (F-40); it never writes one, so we refuse.

const ofType = (type: string, path = 'resources/x') => withEntries(tarEntry({ path, type }))
const extended = (record: string) =>
  withEntries(tarEntry({ path: 'pax', type: 'x', body: record }), tarEntry({ path: 'resources/x' }))
const typeByte = (byte: number) =>
  withEntries(tarEntry({ path: 'resources/x', patch: (header) => void header.writeUInt8(byte, 156) }))

const TYPES: readonly (readonly [type: string, what: string])[] = [
  ['1', 'a hard link'],
  ['2', 'C-14, F-40 (differs): a symbolic link'],
  ['3', 'a character device'],
  ['4', 'a block device'],
  ['6', 'a named pipe'],
  ['7', 'a contiguous file'],
  ['D', 'a folder dump'],
  ['K', 'a long link target'],
  ['M', 'a continued file'],
  ['S', 'an old GNU sparse file'],
  ['V', 'a volume label'],
  ['X', 'an extension header of Solaris'],
  ['q', 'a type that nobody knows'],
]

export const ENTRY_CASES = casesOf([
  ...TYPES.map(([type, what]): Row => [what, () => ofType(type), 'ARCHIVE_UNSAFE_ENTRY']),
  ['a type beyond ASCII', () => typeByte(0xff), 'ARCHIVE_UNSAFE_ENTRY'],
  [
    'a link, and a file that goes through it',
    () => withEntries(tarEntry({ path: 'resources/up', type: '2' }), tarEntry({ path: 'resources/up/x' })),
    'ARCHIVE_UNSAFE_ENTRY',
  ],
  ['a link in the place of an item', () => ofType('2', `${POD_PATH}.json`), 'ARCHIVE_UNSAFE_ENTRY'],
  ['a pax link target', () => extended(paxRecord('linkpath', '/etc/passwd')), 'ARCHIVE_UNSAFE_ENTRY'],
  ['a pax sparse file', () => extended(paxRecord('GNU.sparse.major', '1')), 'ARCHIVE_UNSAFE_ENTRY'],
  ['a pax sparse name', () => extended(paxRecord('GNU.sparse.name', POD_PATH)), 'ARCHIVE_UNSAFE_ENTRY'],
  ['a pax sparse size', () => extended(paxRecord('GNU.sparse.realsize', '9')), 'ARCHIVE_UNSAFE_ENTRY'],
  [
    'a global header that renames everything behind it',
    () => withEntries(tarEntry({ path: 'g', type: 'g', body: paxRecord('path', POD_PATH) })),
    'ARCHIVE_UNSAFE_ENTRY',
  ],
  [
    'a folder with a body',
    () => withEntries(tarEntry({ path: 'x/', type: '5', body: 'abc' })),
    'ARCHIVE_UNSAFE_ENTRY',
  ],
  [
    'a folder whose pax size gives it a body',
    () =>
      withEntries(
        tarEntry({ path: 'pax', type: 'x', body: paxRecord('size', '3') }),
        tarEntry({ path: 'x/', type: '5', body: 'abc', size: 0 }),
      ),
    'ARCHIVE_UNSAFE_ENTRY',
  ],
  [
    'times, owners and comments in pax headers mean nothing',
    () => extended(paxRecord('mtime', '1.5') + paxRecord('uid', '0') + paxRecord('comment', '../../x')),
    [POD_LINE, 'ignored 1'],
  ],
  [
    'folders as GNU tar writes them',
    () =>
      withEntries(
        tarEntry({ path: './', type: '5' }),
        tarEntry({ path: './resources/', type: '5' }),
        tarEntry({ path: './resources/', type: '5' }),
      ),
    [POD_LINE],
  ],
])
