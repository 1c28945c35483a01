import { gzipSync } from 'node:zlib'
import { buildArchive } from '../archive.ts'
import { tarEntry } from '../tar.ts'
import { casesOf, POD, POD_LINE, POD_PATH, withBody } from './archive-case.ts'

// Archives that are larger inside than outside. The largest ones are in test/itg/backup/archive-memory.test.ts.

const version = tarEntry({ path: 'metadata/version', body: '1.1.0' })
const zeros = (bytes: number) => Buffer.alloc(bytes)
const many = (count: number, body: string) =>
  buildArchive(Object.fromEntries(Array.from({ length: count }, (_, n) => [`notes/${n}`, body])))
const lines = [`ignored 50`]

export const BOMB_CASES = casesOf([
  [
    'a ratio that only zeros reach',
    () => gzipSync(Buffer.concat([version, zeros(80 * 2 ** 20)])),
    'ARCHIVE_TOO_LARGE',
  ],
  ['a body of more than 16 MiB', () => buildArchive({ notes: zeros(16 * 2 ** 20 + 1) }), 'ARCHIVE_TOO_LARGE'],
  [
    'a body that only says that it is huge',
    () => buildArchive({}, { raw: [tarEntry({ path: 'notes', size: 7 * 2 ** 30 })] }),
    'ARCHIVE_TOO_LARGE',
  ],
  [
    'more objects in an object than memory should hold',
    () => withBody(`{"kind":"A","a":[${'{},'.repeat(600_000)}{}]}`),
    'ARCHIVE_TOO_LARGE',
  ],
  [
    'as many brackets in a text',
    () => withBody(JSON.stringify({ ...POD, data: '{},'.repeat(600_000) })),
    [POD_LINE],
  ],
  ['too many entries', () => many(50, 'x'), 'ARCHIVE_TOO_LARGE', { entries: 50 }],
  ['as many entries as may be', () => many(50, 'x'), lines, { entries: 51 }],
  ['too many bytes in a body', () => many(50, 'x'.repeat(2000)), 'ARCHIVE_TOO_LARGE', { bodyBytes: 1999 }],
  [
    'too many bytes in all',
    () => many(50, 'x'.repeat(2000)),
    'ARCHIVE_TOO_LARGE',
    { unpackedBytes: 100_000 },
  ],
  ['too many bytes of paths', () => many(50, 'x'), 'ARCHIVE_TOO_LARGE', { pathBytes: 100 }],
  [
    'too many bytes of paths of folders',
    () =>
      buildArchive(
        {},
        {
          raw: [
            tarEntry({ path: `${'d'.repeat(99)}/`, type: '5' }),
            tarEntry({ path: `${'e'.repeat(99)}/`, type: '5' }),
          ],
        },
      ),
    'ARCHIVE_TOO_LARGE',
    { pathBytes: 150 },
  ],
  [
    'too much for what was packed',
    () => many(50, 'x'.repeat(2000)),
    'ARCHIVE_TOO_LARGE',
    { ratio: 2, ratioFromBytes: 10_000 },
  ],
  ['a ratio that is not looked at yet', () => many(50, 'x'.repeat(2000)), lines, { ratio: 2 }],
  [
    'extension headers without end',
    () =>
      buildArchive(
        {},
        {
          raw: Array.from({ length: 30 }, () =>
            Buffer.concat([tarEntry({ path: 'p', type: 'x' }), tarEntry({ path: 'd/', type: '5' })]),
          ),
        },
      ),
    'ARCHIVE_TOO_LARGE',
    { entries: 50 },
  ],
  [
    'folders without end',
    () => buildArchive({}, { raw: Array.from({ length: 60 }, () => tarEntry({ path: 'd/', type: '5' })) }),
    'ARCHIVE_TOO_LARGE',
    { entries: 50 },
  ],
  [
    'a large object that is honest',
    () => buildArchive({ [POD_PATH]: { ...POD, data: 'x'.repeat(2 ** 20) } }),
    [POD_LINE],
  ],
])
