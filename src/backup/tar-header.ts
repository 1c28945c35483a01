import { TarFault } from './tar-fault.ts'

export const TAR_BLOCK_BYTES = 512

export interface TarHeader {
  /** As written, prefix joined. May be replaced by an extension header. */
  readonly path: string
  /** Bytes of the body; a whole number, not negative. */
  readonly size: number
  readonly type: TarType
}

/** `pax` and `gnu-long-path` describe the entry after them. */
export type TarType = 'file' | 'directory' | 'pax' | 'gnu-long-path'

/** What Velero, and people who pack a backup again by hand, write. Everything else is refused. */
const TYPES: ReadonlyMap<number, TarType> = new Map([
  [0, 'file'],
  ['0'.charCodeAt(0), 'file'],
  ['5'.charCodeAt(0), 'directory'],
  ['x'.charCodeAt(0), 'pax'],
  ['L'.charCodeAt(0), 'gnu-long-path'],
])

const REFUSED_TYPES: Readonly<Record<string, string>> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a character device',
  '4': 'a block device',
  '6': 'a named pipe',
  '7': 'a contiguous file',
  D: 'a folder dump',
  g: 'a global extension header',
  K: 'a long link target',
  M: 'a continued file',
  S: 'a sparse file',
  V: 'a volume label',
}

const NAME = { at: 0, length: 100 }
const SIZE = { at: 124, length: 12 }
const CHECKSUM = { at: 148, length: 8 }
const TYPE_AT = 156
const MAGIC = { at: 257, length: 6 }
const PREFIX = { at: 345, length: 155 }
const SPACE = 0x20
const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Reads the header block at `at`. Its 512 bytes must be there. @throws TarFault */
export function parseTarHeader(block: Buffer, at: number): TarHeader {
  checkChecksum(block, at)
  const code = block[at + TYPE_AT] ?? 0
  const type = TYPES.get(code)
  const path = pathOf(block, at)
  if (type === undefined) {
    const what = REFUSED_TYPES[String.fromCharCode(code)] ?? `an entry of unknown type ${code}`
    throw new TarFault('unsafe-type', what)
  }
  return { path, type, size: numberAt(block, at + SIZE.at, SIZE.length) }
}

/** True when the block has the mark of a tar header, even if the rest of it is damaged. */
export function hasTarMagic(block: Buffer, at: number): boolean {
  return block.toString('latin1', at + MAGIC.at, at + MAGIC.at + 5) === 'ustar'
}

export function isZeroBlock(block: Buffer, at: number): boolean {
  for (let index = at; index < at + TAR_BLOCK_BYTES; index++) if (block[index] !== 0) return false
  return true
}

/** Text up to the first NUL. @throws TarFault when it is not UTF-8: two such names could look the same. */
export function decodeTarText(bytes: Buffer): string {
  const end = bytes.indexOf(0)
  const text = end < 0 ? bytes : bytes.subarray(0, end)
  return decodeUtf8(text)
}

/** @throws TarFault */
export function decodeUtf8(bytes: Buffer): string {
  try {
    return STRICT_UTF8.decode(bytes)
  } catch {
    throw new TarFault('unsafe-path', 'a name that is not UTF-8')
  }
}

/** The sum of all bytes of the header, its own field counted as spaces. */
function checkChecksum(block: Buffer, at: number): void {
  let sum = CHECKSUM.length * SPACE
  for (let index = at; index < at + CHECKSUM.at; index++) sum += block[index] ?? 0
  for (let index = at + TYPE_AT; index < at + TAR_BLOCK_BYTES; index++) sum += block[index] ?? 0
  if (sum !== numberAt(block, at + CHECKSUM.at, CHECKSUM.length)) {
    throw new TarFault('corrupt', 'a header with a wrong checksum')
  }
}

function pathOf(block: Buffer, at: number): string {
  const name = nameAt(block, at + NAME.at, NAME.length)
  // Only POSIX headers have a prefix; GNU headers (`ustar  `) keep times in its place.
  const isPosix = block.toString('latin1', at + MAGIC.at, at + MAGIC.at + MAGIC.length) === 'ustar\0'
  if (!isPosix || block[at + PREFIX.at] === 0) return name
  return `${nameAt(block, at + PREFIX.at, PREFIX.length)}/${name}`
}

function nameAt(block: Buffer, at: number, length: number): string {
  let isAscii = true
  let end = at
  for (; end < at + length; end++) {
    const byte = block[end] ?? 0
    if (byte === 0) break
    if (byte > 0x7f) isAscii = false
  }
  return isAscii ? block.toString('latin1', at, end) : decodeUtf8(block.subarray(at, end))
}

/** Octal digits, or a big-endian number marked by the highest bit, as Go and GNU tar write sizes from 8 GiB on. */
function numberAt(block: Buffer, at: number, length: number): number {
  if (((block[at] ?? 0) & 0x80) !== 0) return binaryAt(block, at, length)
  let value = 0
  let index = at
  const end = at + length
  while (index < end && block[index] === SPACE) index++
  for (; index < end; index++) {
    const digit = (block[index] ?? 0) - 0x30
    if (digit < 0 || digit > 7) break
    value = value * 8 + digit
  }
  for (; index < end; index++) {
    const byte = block[index]
    if (byte !== 0 && byte !== SPACE)
      throw new TarFault('corrupt', 'a header with a number that cannot be read')
  }
  return value
}

function binaryAt(block: Buffer, at: number, length: number): number {
  if (block[at] !== 0x80) throw new TarFault('corrupt', 'a header with a negative number')
  let value = 0
  for (let index = at + 1; index < at + length; index++) value = value * 256 + (block[index] ?? 0)
  return value
}
