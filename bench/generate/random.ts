/** Chance that is the same on every machine and in every run of one seed. */
export interface Random {
  /** An integer from 0 up to, but not including, `limit`. */
  below(limit: number): number
  pick<T>(from: readonly [T, ...T[]]): T
  /** Lower-case hexadecimal digits. */
  hex(digits: number): string
  uuid(): string
  bytes(length: number): Buffer
  /** About `mean`, skewed as sizes of real objects are: most are smaller, few are several times larger. */
  sizeAround(mean: number): number
}

/** The generator sfc32, seeded with the four words of a hashed text. */
export function createRandom(seed: string): Random {
  const next = sfc32(hash(seed))
  const below = (limit: number): number => Math.floor((next() / 2 ** 32) * limit)
  const hex = (digits: number): string => {
    let text = ''
    while (text.length < digits) text += next().toString(16).padStart(8, '0')
    return text.slice(0, digits)
  }
  return {
    below,
    pick: (from) => from[below(from.length)] ?? from[0],
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`,
    bytes: (length) => Buffer.from(hex(length * 2), 'hex'),
    // The exponential distribution has its mean where we want it; the cap takes 5 % off, the floor adds as much.
    sizeAround: (mean) => Math.round(mean * Math.min(4, 0.15 - 0.88 * Math.log(1 - next() / 2 ** 32))),
  }
}

function sfc32([first, second, third, fourth]: readonly [number, number, number, number]): () => number {
  let [a, b, c, counter] = [first, second, third, fourth]
  const step = (): number => {
    const result = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + result) | 0
    return result >>> 0
  }
  for (let round = 0; round < 12; round += 1) step()
  return step
}

/** FNV-1a, once for each of the four words. */
function hash(text: string): readonly [number, number, number, number] {
  const word = (salt: number): number => {
    let value = 0x811c9dc5 ^ salt
    for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193)
    return value | 0
  }
  return [word(1), word(2), word(3), word(4)]
}
