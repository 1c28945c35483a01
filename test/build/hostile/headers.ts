import { gzipSync } from 'node:zlib'
import { buildArchive, buildTar } from '../archive.ts'
import { paxRecord, TAR_END, type TarEntry, tarEntry } from '../tar.ts'
import { casesOf, POD, POD_LINE, POD_PATH, withEntries } from './archive-case.ts'

// Tar headers whose numbers are wrong, lie, or are written in an unusual way.

const entry = (changes: Partial<TarEntry>) =>
  withEntries(tarEntry({ path: 'notes', body: 'abc', ...changes }), tarEntry({ path: 'more' }))
const field = (at: number, text: string) =>
  entry({ patch: (header) => void header.write(text, at, 'latin1') })
const binarySize = (first: number, rest: number, last: number) =>
  entry({
    patch: (header) => {
      header.fill(rest, 124, 136)
      header[124] = first
      header[135] = last
    },
  })
const pax = (body: string) =>
  withEntries(tarEntry({ path: 'pax', type: 'x', body }), tarEntry({ path: 'notes', body: 'abc' }))
const extension = (body = '') => tarEntry({ path: 'pax', type: 'x', body })
const good = { [POD_PATH]: POD }
const tar = () => buildTar(good)

export const HEADER_CASES = casesOf([
  ['a wrong check sum', () => entry({ spoil: (header) => void header.write('y') }), 'ARCHIVE_CORRUPT'],
  [
    'a check sum that is no number',
    () => entry({ spoil: (header) => void header.write('12x456', 148) }),
    'ARCHIVE_CORRUPT',
  ],
  ['no check sum', () => entry({ spoil: (header) => void header.fill(0, 148, 156) }), 'ARCHIVE_CORRUPT'],
  [
    'a check sum that is negative',
    () => entry({ spoil: (header) => void header.fill(0xff, 148, 156) }),
    'ARCHIVE_CORRUPT',
  ],
  [
    'a damaged first header',
    () => gzipSync(Buffer.concat([tarEntry({ path: 'x', spoil: (h) => void h.write('y') }), TAR_END])),
    'ARCHIVE_CORRUPT',
  ],
  ['a size that is no number', () => field(124, '00000x00003'), 'ARCHIVE_CORRUPT'],
  ['a size with a sign', () => field(124, '-0000000003'), 'ARCHIVE_CORRUPT'],
  ['a size in hexadecimal', () => field(124, '0x000000003'), 'ARCHIVE_CORRUPT'],
  ['a negative size', () => binarySize(0xff, 0xff, 0xfd), 'ARCHIVE_CORRUPT'],
  ['a binary size beyond any number', () => binarySize(0x80, 0xff, 0xff), 'ARCHIVE_TOO_LARGE'],
  ['a binary size with more bits than fit', () => binarySize(0x81, 0, 3), 'ARCHIVE_CORRUPT'],
  ['the largest octal size', () => field(124, '777777777777'), 'ARCHIVE_TOO_LARGE'],
  ['a size past the end', () => entry({ size: 100_000 }), 'ARCHIVE_TRUNCATED'],
  ['a size of one block too few', () => entry({ body: 'abc'.repeat(200), size: 3 }), 'ARCHIVE_CORRUPT'],
  ['a pax size past the end', () => pax(paxRecord('size', '100000')), 'ARCHIVE_TRUNCATED'],
  ['a pax size beyond the limit', () => pax(paxRecord('size', '99999999999')), 'ARCHIVE_TOO_LARGE'],
  ['a pax size beyond any number', () => pax(paxRecord('size', '9'.repeat(40))), 'ARCHIVE_CORRUPT'],
  ['a negative pax size', () => pax(paxRecord('size', '-1')), 'ARCHIVE_CORRUPT'],
  ['a pax size with a fraction', () => pax(paxRecord('size', '3.0')), 'ARCHIVE_CORRUPT'],
  ['a pax size of nothing, and a body', () => pax(paxRecord('size', '0')), 'ARCHIVE_CORRUPT'],
  ['a pax record without length', () => pax('path=z\n'), 'ARCHIVE_CORRUPT'],
  ['a pax record longer than its header', () => pax('99 path=z\n'), 'ARCHIVE_CORRUPT'],
  ['a pax record shorter than itself', () => pax('3 path=z\n'), 'ARCHIVE_CORRUPT'],
  ['a pax record of no length', () => pax('0 path=z\n'), 'ARCHIVE_CORRUPT'],
  ['a pax record with a leading zero', () => pax('010 path=z\n'), 'ARCHIVE_CORRUPT'],
  ['a pax record without key', () => pax('5 =z\n'), 'ARCHIVE_CORRUPT'],
  ['a pax record without value', () => pax('7 path\n'), 'ARCHIVE_CORRUPT'],
  ['a pax record inside another', () => pax('20 path=z\n11 path=../\n'), 'ARCHIVE_CORRUPT'],
  [
    'two pax headers',
    () => withEntries(extension(), extension(), tarEntry({ path: 'x' })),
    'ARCHIVE_CORRUPT',
  ],
  [
    'a pax header before a GNU long path',
    () => withEntries(extension(), tarEntry({ path: 'L', type: 'L', body: 'y\0' }), tarEntry({ path: 'x' })),
    'ARCHIVE_CORRUPT',
  ],
  ['a pax header without entry', () => withEntries(extension()), 'ARCHIVE_CORRUPT'],
  ['a tar without end mark', () => buildArchive(good, { end: Buffer.alloc(0) }), 'ARCHIVE_TRUNCATED'],
  ['a tar with half an end mark', () => buildArchive(good, { end: Buffer.alloc(512) }), 'ARCHIVE_TRUNCATED'],
  ['a tar cut inside an entry', () => gzipSync(tar().subarray(0, 1600)), 'ARCHIVE_TRUNCATED'],
  ['a tar cut inside a header', () => gzipSync(tar().subarray(0, 1200)), 'ARCHIVE_TRUNCATED'],
  [
    'data behind the end mark',
    () => gzipSync(Buffer.concat([tar(), tarEntry({ path: 'x' })])),
    'ARCHIVE_CORRUPT',
  ],
  ['a second tar behind the end mark', () => gzipSync(Buffer.concat([tar(), tar()])), 'ARCHIVE_CORRUPT'],
  [
    'a block of zeros between entries',
    () => withEntries(Buffer.alloc(512), tarEntry({ path: 'x' })),
    'ARCHIVE_CORRUPT',
  ],

  ['a size that takes in the next entry', () => entry({ size: 515 }), [POD_LINE, 'ignored 1']],
  ['a binary size', () => binarySize(0x80, 0, 3), [POD_LINE, 'ignored 2']],
  ['a size with blanks around it', () => field(124, '        3   '), [POD_LINE, 'ignored 2']],
  [
    'a pax size in place of the one in the header',
    () => pax(paxRecord('size', '3')),
    [POD_LINE, 'ignored 1'],
  ],
  [
    'a header from before POSIX',
    () => entry({ patch: (header) => void header.fill(0, 156, 500) }),
    [POD_LINE, 'ignored 2'],
  ],
  [
    'a GNU header with times where POSIX has the prefix',
    () =>
      entry({
        patch: (header) => {
          header.write('ustar  \0', 257)
          header.write('../../../..', 345)
        },
      }),
    [POD_LINE, 'ignored 2'],
  ],
  [
    'blocks of zeros behind the end mark',
    () => gzipSync(Buffer.concat([tar(), Buffer.alloc(8192)])),
    [POD_LINE],
  ],
])
