import { readdirSync } from 'node:fs'
import { Readable } from 'node:stream'
import { isDeepStrictEqual } from 'node:util'
import { ARCHIVE_LIMITS } from '../../src/backup/archive-limits.ts'
import type { Catalog } from '../../src/backup/catalog.ts'
import { readArchive } from '../../src/backup/read-archive.ts'
import { RehearsalError } from '../../src/core/rehearsal-error.ts'
import { catalogLines } from '../build/hostile/catalog-lines.ts'
import { differentBodies, naiveCatalog, naiveLines } from './naive-catalog.ts'

/** `accepted`: and the `tar` package reads the same. `uncompared`: and the `tar` package does not take it. Else the code of the refusal. */
export type Verdict = 'accepted' | 'uncompared' | `ARCHIVE_${string}`

const SLOW_MS = 20_000
const signal = new AbortController().signal

/** The oracle: a coded refusal or the exact catalog, within the limits, with nothing left in the folder. @throws Error about anything else */
export async function checkArchive(archive: Buffer, folder: string, chunkBytes: number): Promise<Verdict> {
  const started = performance.now()
  const verdict = await verdictOn(archive, folder, chunkBytes)
  const left = readdirSync(folder)
  if (left.length > 0) throw new Error(`left behind: ${left.join(', ')}`)
  if (performance.now() - started > SLOW_MS) throw new Error('took too long')
  return verdict
}

async function verdictOn(archive: Buffer, folder: string, chunkBytes: number): Promise<Verdict> {
  const chunks: Buffer[] = []
  for (let at = 0; at < archive.length; at += chunkBytes) chunks.push(archive.subarray(at, at + chunkBytes))
  try {
    const catalog = await readArchive(Readable.from(chunks), { signal, spoolDirectory: folder })
    try {
      return compare(archive, catalog)
    } finally {
      catalog.close()
    }
  } catch (error) {
    if (error instanceof RehearsalError && error.code.startsWith('ARCHIVE_')) return refused(error)
    throw error
  }
}

function refused({ code, message, hint }: RehearsalError): Verdict {
  if (!/^[\x20-\x7e…]{1,1200}$/.test(message) || hint === '') throw new Error(`${code} is badly told`)
  return code as Verdict
}

function compare(archive: Buffer, catalog: Catalog): Verdict {
  const { entries, unpackedBytes } = catalog.facts
  if (entries > ARCHIVE_LIMITS.entries || unpackedBytes > ARCHIVE_LIMITS.unpackedBytes) {
    throw new Error('accepted over the limits')
  }
  const naive = naiveCatalog(archive)
  if (naive === undefined) return 'uncompared'
  if (naive.clashes.length > 0) throw new Error(`accepted twice: ${JSON.stringify(naive.clashes)}`)
  if (naive.entries !== entries) throw new Error(`${entries} files, not ${naive.entries}`)
  const [ours, theirs] = [catalogLines(catalog), naiveLines(naive)]
  if (!isDeepStrictEqual(ours, theirs)) {
    throw new Error(`another catalog:\n${JSON.stringify(ours)}\n${JSON.stringify(theirs)}`)
  }
  const bodies = differentBodies(naive, catalog)
  if (bodies.length > 0) throw new Error(`other bodies: ${JSON.stringify(bodies)}`)
  return 'accepted'
}
