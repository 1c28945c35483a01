import { RehearsalError } from '../core/rehearsal-error.ts'

// No honest backup comes near these; each stops one way of eating the machine that reads an archive.
export const ARCHIVE_LIMITS = {
  /** Tar entries of any type. Two files for each object (F-32), so about a million objects. */
  entries: 2_000_000,
  /** Bytes of one file. etcd takes about 1.5 MiB for an object, an API server 3 MiB for a request. */
  bodyBytes: 16 * 2 ** 20,
  /** Bytes of the whole tar stream. */
  unpackedBytes: 32 * 2 ** 30,
  /** Unpacked bytes for one packed byte, looked at once more than `ratioFromBytes` came out: deflate reaches 1,032 on nothing but zeros. */
  ratio: 1000,
  ratioFromBytes: 64 * 2 ** 20,
  /** Objects and lists inside one another. Keeps every later recursive walk inside the stack. */
  jsonDepth: 512,
  /** Objects and lists in one object: each takes some 60 bytes of memory, however few bytes it has as text. An object of 1.5 MiB has fewer. */
  jsonContainers: 500_000,
  /** Bytes of all paths together: the index holds them in memory. */
  pathBytes: 512 * 2 ** 20,
} as const satisfies Record<string, number>

export type ArchiveLimits = { readonly [Name in keyof typeof ARCHIVE_LIMITS]: number }

/** `what` begins the message, which names the limit. @throws ARCHIVE_TOO_LARGE when the value is over it */
export function checkLimit(
  limits: ArchiveLimits,
  name: keyof ArchiveLimits,
  value: number,
  what: () => string,
): void {
  if (value > limits[name]) {
    throw new RehearsalError('ARCHIVE_TOO_LARGE', `${what()} (limit ${name} = ${limits[name]}).`)
  }
}
