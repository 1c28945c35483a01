// Tar streams by hand, because the interesting ones cannot be made with an honest tool.

export interface TarEntry {
  readonly path: string
  readonly body?: string | Buffer
  /** One character; `0` is a regular file, `5` a folder, `2` a symbolic link. */
  readonly type?: string
  /** What the header says, when that is not the length of the body. */
  readonly size?: number
  /** Ready for the last strokes: called before the checksum is set. */
  readonly patch?: (header: Buffer) => void
  /** Called when the checksum is set. */
  readonly spoil?: (header: Buffer) => void
}

const BLOCK = 512
export const TAR_END = Buffer.alloc(2 * BLOCK)

/** One entry as Go's writer makes it: a plain POSIX header where the path fits, a pax header before it otherwise. */
export function tarEntry(entry: TarEntry): Buffer {
  const split = splitPath(entry.path)
  if (split !== undefined) return block(entry, split)
  const pax = { path: 'PaxHeaders.0/entry', type: 'x', body: paxRecord('path', entry.path) }
  return Buffer.concat([tarEntry(pax), block(entry, { prefix: '', name: 'entry' })])
}

/** `<length> <key>=<value>\n`, where the length counts itself. */
export function paxRecord(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`)
  let length = rest
  while (length !== rest + String(length).length) length = rest + String(length).length
  return `${length} ${key}=${value}\n`
}

function block(entry: TarEntry, { prefix, name }: { prefix: string; name: string }): Buffer {
  const body = Buffer.from(entry.body ?? '')
  const header = Buffer.alloc(BLOCK)
  header.write(name, 0, 100)
  header.write('0000755\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  header.write(`${(entry.size ?? body.length).toString(8).padStart(11, '0')}\0`, 124)
  header.write('00000000000\0', 136)
  header.write(entry.type ?? '0', 156)
  header.write('ustar\x0000', 257)
  header.write(prefix, 345, 155)
  entry.patch?.(header)
  header.write('        ', 148)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  entry.spoil?.(header)
  return Buffer.concat([header, body, Buffer.alloc((BLOCK - (body.length % BLOCK)) % BLOCK)])
}

function splitPath(path: string): { prefix: string; name: string } | undefined {
  if (Buffer.byteLength(path) !== path.length) return undefined
  if (path.length <= 100) return { prefix: '', name: path }
  for (let at = path.indexOf('/'); at >= 0 && at <= 155; at = path.indexOf('/', at + 1)) {
    if (path.length - at - 1 <= 100) return { prefix: path.slice(0, at), name: path.slice(at + 1) }
  }
  return undefined
}
