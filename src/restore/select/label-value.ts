import { createHash } from 'node:crypto'

const MAX_BYTES = 63
const HASH_DIGITS = 6

/** A name made fit for a label value (S-60): up to 63 bytes as it is, longer ones as their first 57 bytes and 6 hex digits of their SHA-256. */
export function labelValue(name: string): string {
  const bytes = Buffer.from(name)
  if (bytes.length <= MAX_BYTES) return name
  const digest = createHash('sha256').update(bytes).digest('hex')
  return bytes.subarray(0, MAX_BYTES - HASH_DIGITS).toString() + digest.slice(0, HASH_DIGITS)
}
