// The few lines of the tar format that a backup needs: regular files with paths that fit a ustar header.

const BLOCK = 512
const NAME_BYTES = 100
const PREFIX_BYTES = 155

/** Header, content and padding of one file. @throws RangeError for a path that does not fit */
export function tarFile(path: string, content: Buffer, modifiedAt: Date): Buffer {
  const { prefix, name } = splitPath(path)
  const padded = Math.ceil(content.length / BLOCK) * BLOCK
  const file = Buffer.alloc(BLOCK + padded)
  file.write(name, 0)
  writeOctal(file, 100, 8, 0o755)
  writeOctal(file, 108, 8, 0)
  writeOctal(file, 116, 8, 0)
  writeOctal(file, 124, 12, content.length)
  writeOctal(file, 136, 12, Math.floor(modifiedAt.getTime() / 1000))
  file.write('0', 156)
  file.write('ustar\x0000', 257, 'latin1')
  file.write(prefix, 345)
  writeChecksum(file)
  content.copy(file, BLOCK)
  return file
}

/** Two empty blocks end an archive. */
export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK)

function splitPath(path: string): { readonly prefix: string; readonly name: string } {
  if (Buffer.byteLength(path) <= NAME_BYTES) return { prefix: '', name: path }
  const slash = path.indexOf('/', path.length - NAME_BYTES - 1)
  const prefix = path.slice(0, slash)
  if (slash < 0 || prefix.length > PREFIX_BYTES) throw new RangeError(`${path} does not fit a tar header`)
  return { prefix, name: path.slice(slash + 1) }
}

function writeOctal(file: Buffer, offset: number, width: number, value: number): void {
  file.write(`${value.toString(8).padStart(width - 1, '0')}\0`, offset, 'latin1')
}

function writeChecksum(file: Buffer): void {
  file.fill(' ', 148, 156)
  let sum = 0
  for (let index = 0; index < BLOCK; index += 1) sum += file[index] ?? 0
  file.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
}
