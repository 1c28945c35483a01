// One value becomes one text, by a key that is forgotten with the run: nobody can go back or try values out afterwards, and equal
// values give equal texts.
import { createHash, createHmac } from 'node:crypto'

/** @param length of the text in characters, each of them one byte */
export type KeyedText = (value: Buffer, length: number) => string

/** One byte gives one of these without a remainder. None of them has a meaning in JSON, YAML, a shell or a URL. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** @param key random, of the run */
export function keyedText(key: Buffer): KeyedText {
  return (value, length) => {
    if (length === 0) return ''
    const seed = createHmac('sha256', key).update(value).digest()
    const bytes = createHash('shake256', { outputLength: length }).update(seed).digest()
    return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('')
  }
}
