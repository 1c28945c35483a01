import { TarFault } from './tar-fault.ts'
import { decodeUtf8 } from './tar-header.ts'

/** What a pax extension header says about the entry after it. Other keys (times, owners, comments) do not matter to a backup. */
export interface PaxRecords {
  readonly path: string | undefined
  readonly size: number | undefined
}

const SPACE = 0x20
const NEWLINE = 0x0a

/**
 * Reads records of the form `<length> <key>=<value>\n`, where the length counts the whole record in bytes. Of equal keys
 * the last wins; an empty value takes the key back. @throws TarFault
 */
export function parsePaxRecords(body: Buffer): PaxRecords {
  let path: string | undefined
  let size: number | undefined
  for (let at = 0; at < body.length; ) {
    const { key, value, end } = recordAt(body, at)
    if (key === 'path') path = value.length > 0 ? decodeUtf8(value) : undefined
    else if (key === 'size') size = sizeOf(value)
    else if (key === 'linkpath') throw new TarFault('unsafe-type', 'a link target')
    else if (key.startsWith('GNU.sparse.')) throw new TarFault('unsafe-type', 'a sparse file')
    at = end
  }
  return { path, size }
}

function recordAt(body: Buffer, at: number): { key: string; value: Buffer; end: number } {
  const space = body.indexOf(SPACE, at)
  const digits = space < 0 || space - at > 7 ? '' : body.toString('latin1', at, space)
  const end = at + (/^[1-9]\d*$/.test(digits) ? Number(digits) : Number.POSITIVE_INFINITY)
  const equals = body.indexOf('=', space)
  if (end > body.length || body[end - 1] !== NEWLINE || equals < 0 || equals >= end || equals === space + 1) {
    throw new TarFault('corrupt', 'an extension header that cannot be read')
  }
  return { key: body.toString('latin1', space + 1, equals), value: body.subarray(equals + 1, end - 1), end }
}

function sizeOf(value: Buffer): number | undefined {
  if (value.length === 0) return undefined
  const digits = value.toString('latin1')
  if (!/^\d{1,15}$/.test(digits)) throw new TarFault('corrupt', 'an extension header with a bad size')
  return Number(digits)
}
