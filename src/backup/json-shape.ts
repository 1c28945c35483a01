// How large a value a JSON text would become, without parsing it: a body of 16 MiB can hold five million empty objects, which
// take twenty times as much memory.

export interface JsonShape {
  /** Objects and lists inside one another. */
  readonly depth: number
  /** Objects and lists in all. */
  readonly containers: number
}

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Both figures as they are, or an upper bound of them when that is no more than `enough`. */
export function jsonShape(body: Buffer, enough: number): JsonShape {
  const bound = body.length <= enough ? body.length : openers(body)
  return bound <= enough ? { depth: bound, containers: bound } : exactShape(body)
}

/** `[` and `{`, those in texts included: one quick look settles nearly every object. */
function openers(body: Buffer): number {
  let count = 0
  for (let index = 0; index < body.length; index++) if (((body[index] ?? 0) & 0xdf) === 0x5b) count++
  return count
}

function exactShape(body: Buffer): JsonShape {
  let depth = 0
  let deepest = 0
  let containers = 0
  let isText = false
  for (let index = 0; index < body.length; index++) {
    const byte = body[index] ?? 0
    if (isText) {
      if (byte === BACKSLASH) index++
      else if (byte === QUOTE) isText = false
    } else if (byte === QUOTE) isText = true
    else if ((byte & 0xdf) === 0x5b) {
      containers++
      deepest = Math.max(deepest, ++depth)
    } else if ((byte & 0xdf) === 0x5d) depth--
  }
  return { depth: deepest, containers }
}
