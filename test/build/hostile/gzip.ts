import { deflateSync, gzipSync } from 'node:zlib'
import { buildArchive, buildTar } from '../archive.ts'
import { TAR_END } from '../tar.ts'
import { casesOf, POD, POD_LINE, POD_PATH, type Row } from './archive-case.ts'

// The outermost layer: what is not one whole gzip file, and what is one in an unusual way.

const files = { [POD_PATH]: POD }
const tar = () => buildTar(files)
const good = () => buildArchive(files)
const changed = (change: (copy: Buffer) => void) => () => {
  const copy = good()
  change(copy)
  return copy
}
/** `at` counts from the end when it is negative. */
const flipped = (at: number) =>
  changed((copy) => {
    const index = at < 0 ? copy.length + at : at
    copy[index] = (copy[index] ?? 0) ^ 0xff
  })
const behind =
  (...more: readonly Buffer[]) =>
  () =>
    Buffer.concat([good(), ...more])
const text = (content: string) => () => Buffer.from(content, 'latin1')

/** A header with the given flags and fields before the packed data. */
function withHeader(flags: number, fields: string): Buffer {
  const packed = good()
  return Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3]),
    Buffer.from(fields, 'latin1'),
    packed.subarray(10),
  ])
}

const OTHERS: readonly (readonly [what: string, start: string])[] = [
  ['C-1 (differs): a text', 'not a gzip file at all'],
  ['a zip file', 'PK\x03\x04'],
  ['a zstd file', '\x28\xb5\x2f\xfd'],
  ['a bzip2 file', 'BZh9'],
  ['an xz file', '\xfd7zXZ\0'],
  ['a file of compress', '\x1f\x9d'],
  ['zeros', '\0\0\0\0'],
  ['a web page', '<!doctype html><title>Not Found</title>'],
]

export const GZIP_CASES = casesOf([
  ['an empty file', () => Buffer.alloc(0), 'ARCHIVE_EMPTY'],
  ...OTHERS.map(([what, start]): Row => [what, text(start), 'ARCHIVE_NOT_GZIP']),
  ['a tar without gzip', tar, 'ARCHIVE_NOT_GZIP'],
  ['zlib without gzip', () => deflateSync(tar()), 'ARCHIVE_NOT_GZIP'],
  ['a wrong second byte', text('\x1f\0'), 'ARCHIVE_NOT_GZIP'],
  ['one byte', () => good().subarray(0, 1), 'ARCHIVE_TRUNCATED'],
  ['half a gzip header', () => good().subarray(0, 6), 'ARCHIVE_TRUNCATED'],
  ['a gzip header and nothing', () => good().subarray(0, 10), 'ARCHIVE_TRUNCATED'],
  ['half of it', () => good().subarray(0, good().length / 2), 'ARCHIVE_TRUNCATED'],
  ['no CRC', () => good().subarray(0, -8), 'ARCHIVE_TRUNCATED'],
  ['a CRC and no length', () => good().subarray(0, -4), 'ARCHIVE_TRUNCATED'],
  ['all but one byte', () => good().subarray(0, -1), 'ARCHIVE_TRUNCATED'],
  ['a wrong CRC', flipped(-8), 'ARCHIVE_CORRUPT'],
  ['a wrong length', flipped(-1), 'ARCHIVE_CORRUPT'],
  ['a method that is not deflate', changed((copy) => void copy.writeUInt8(9, 2)), 'ARCHIVE_CORRUPT'],
  ['flags that do not exist', changed((copy) => void copy.writeUInt8(0xe0, 3)), 'ARCHIVE_CORRUPT'],
  ['a wrong check sum of the gzip header', () => withHeader(0x02, 'xx'), 'ARCHIVE_CORRUPT'],
  ['an extra field longer than the file', () => withHeader(0x04, '\xff\xff'), 'ARCHIVE_TRUNCATED'],
  [
    'a file name without end',
    () => Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, 0x78]),
    'ARCHIVE_TRUNCATED',
  ],
  ['a block type that does not exist', changed((copy) => void copy.writeUInt8(0x07, 10)), 'ARCHIVE_CORRUPT'],
  ['a flipped byte in the data', flipped(60), 'ARCHIVE_CORRUPT'],
  ['zeros behind the end', behind(Buffer.alloc(16)), 'ARCHIVE_CORRUPT'],
  ['zeros and more behind the end', behind(Buffer.alloc(1), good()), 'ARCHIVE_CORRUPT'],
  ['text behind the end', behind(Buffer.from('more')), 'ARCHIVE_CORRUPT'],
  ['a second archive behind the end', behind(good()), 'ARCHIVE_CORRUPT'],
  ['half a member behind the end', behind(good().subarray(0, 20)), 'ARCHIVE_TRUNCATED'],
  ['gzip of nothing', () => gzipSync(''), 'ARCHIVE_NOT_VELERO'],
  ['gzip of a text', () => gzipSync('hello'), 'ARCHIVE_NOT_VELERO'],
  ['gzip of a long text', () => gzipSync('hello '.repeat(1000)), 'ARCHIVE_NOT_VELERO'],
  ['gzip of gzip', () => gzipSync(good()), 'ARCHIVE_NOT_VELERO'],
  ['C-2 (differs): a tar with no entries', () => gzipSync(TAR_END), 'ARCHIVE_NOT_VELERO'],

  [
    'file name, comment and extra field in the header',
    () => withHeader(0x1c, '\x02\0abname\0comment\0'),
    [POD_LINE],
  ],
  ['data that is not compressed', () => gzipSync(tar(), { level: 0 }), [POD_LINE]],
  [
    'several members that are one tar together',
    () => Buffer.concat([gzipSync(tar().subarray(0, 700)), gzipSync(tar().subarray(700))]),
    [POD_LINE],
  ],
  ['an empty member at either end', () => Buffer.concat([gzipSync(''), good(), gzipSync('')]), [POD_LINE]],
])
