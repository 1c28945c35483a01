// Archives that are too large to be built in memory, written to a file piece by piece. A gzip file may have many members, so what is the
// same is packed once.
import { closeSync, openSync, writeSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { TAR_END, tarEntry } from '../../build/tar.ts'

const version = gzipSync(tarEntry({ path: 'metadata/version', body: '1.1.0\n' }))

function writeMembers(path: string, members: Iterable<Buffer>): void {
  const file = openSync(path, 'w')
  try {
    for (const member of members) writeSync(file, member)
  } finally {
    closeSync(file)
  }
}

/** Entries without a byte in them, by their number. */
export function writeEmptyEntries(path: string, count: number, pathOf: (index: number) => string): void {
  writeMembers(path, emptyMembers(count, pathOf))
}

function* emptyMembers(count: number, pathOf: (index: number) => string): Generator<Buffer> {
  yield version
  const each = 2_000
  for (let from = 0; from < count; from += each) {
    const entries = Array.from({ length: Math.min(each, count - from) }, (_, step) =>
      tarEntry({ path: pathOf(from + step) }),
    )
    yield gzipSync(Buffer.concat(entries), { level: 1 })
  }
  yield gzipSync(TAR_END)
}

/** Zeros behind the end mark, a thousand times the size of the file: 6 GiB in 6 MiB. */
export function writeRatioBomb(path: string): void {
  const zeros = gzipSync(Buffer.alloc(64 * 2 ** 20), { level: 9 })
  writeMembers(path, [version, ...Array.from({ length: 100 }, () => zeros)])
}

/** Bodies of 1 MiB that pack well, but not so well that the ratio tells. */
export function writeSizeBomb(path: string, bodies: number): void {
  const noise = Array.from({ length: 5_000 }, (_, index) =>
    ((index * 2_654_435_761) % 4_294_967_296).toString(36),
  ).join('')
  const body = noise.repeat(Math.ceil(2 ** 20 / noise.length)).slice(0, 2 ** 20)
  writeBodies(path, bodies, body)
}

/** The same body for items by their number. */
export function writeBodies(path: string, bodies: number, body: string): void {
  writeMembers(path, bodyMembers(bodies, body))
}

function* bodyMembers(bodies: number, body: string): Generator<Buffer> {
  yield version
  for (let index = 0; index < bodies; index++) {
    yield gzipSync(tarEntry({ path: `resources/pods/cluster/${index}.json`, body }), { level: 1 })
  }
  yield gzipSync(TAR_END)
}
