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
const OPENERS = ['{', '[']

/** Both figures as they are, or an upper bound of them when that is no more than `enough`. */
export function jsonShape(text: string, enough: number): JsonShape {
  const bound = text.length <= enough ? text.length : openers(text)
  return bound <= enough ? { depth: bound, containers: bound } : exactShape(text)
}

/** Those in texts included: one quick look settles nearly every object. A search from one to the next is several times as quick as a loop. */
function openers(text: string): number {
  let count = 0
  for (const opener of OPENERS) {
    for (let at = text.indexOf(opener); at >= 0; at = text.indexOf(opener, at + 1)) count++
  }
  return count
}

function exactShape(text: string): JsonShape {
  let depth = 0
  let deepest = 0
  let containers = 0
  let isText = false
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (isText) {
      if (unit === BACKSLASH) index++
      else if (unit === QUOTE) isText = false
    } else if (unit === QUOTE) isText = true
    else if (isOpener(unit)) {
      containers++
      deepest = Math.max(deepest, ++depth)
    } else if (isCloser(unit)) depth--
  }
  return { depth: deepest, containers }
}

function isOpener(unit: number): boolean {
  return unit === 0x5b || unit === 0x7b
}

function isCloser(unit: number): boolean {
  return unit === 0x5d || unit === 0x7d
}
