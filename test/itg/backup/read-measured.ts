// Reads one archive in a process of its own and prints what came of it, what it took, and how far the spool grew:
// `node read-measured.ts ARCHIVE SPOOL_FOLDER LIMITS`.
import { createReadStream, fstatSync, readdirSync, readlinkSync } from 'node:fs'
import { readArchive } from '../../../src/backup/read-archive.ts'
import { RehearsalError } from '../../../src/core/rehearsal-error.ts'

export interface Measured {
  /** Number of items, or the message of the refusal. */
  readonly outcome: number | string
  readonly code: string
  readonly ms: number
  /** Resident memory of the whole process at its peak. */
  readonly peakMiB: number
  /** Of the nameless file; undefined where the system does not tell. */
  readonly spoolMiB: number | undefined
}

const [archive = '', folder = '', limits = '{}'] = process.argv.slice(2)
let spoolBytes = 0
const watch = setInterval(() => {
  spoolBytes = Math.max(spoolBytes, sizeBelow(folder))
}, 20)

/** The spool has no name any more, but Linux still tells where an open file was. */
function sizeBelow(path: string): number {
  if (process.platform !== 'linux') return 0
  return readdirSync('/proc/self/fd').reduce((sum, descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`).startsWith(path)
        ? sum + fstatSync(Number(descriptor)).size
        : sum
    } catch {
      return sum
    }
  }, 0)
}

async function read(): Promise<Pick<Measured, 'outcome' | 'code'>> {
  try {
    const catalog = await readArchive(createReadStream(archive), {
      signal: new AbortController().signal,
      spoolDirectory: folder,
      limits: JSON.parse(limits),
    })
    spoolBytes = Math.max(spoolBytes, sizeBelow(folder))
    catalog.close()
    return { outcome: catalog.items.length + (catalog.facts.ignored ?? 0), code: '' }
  } catch (error) {
    if (error instanceof RehearsalError) return { outcome: error.message, code: error.code }
    throw error
  }
}

const started = performance.now()
const result = await read()
clearInterval(watch)
const measured: Measured = {
  ...result,
  ms: Math.round(performance.now() - started),
  peakMiB: Math.round(process.resourceUsage().maxRSS / 1024),
  spoolMiB: process.platform === 'linux' ? Math.round(spoolBytes / 2 ** 20) : undefined,
}
process.stdout.write(`${JSON.stringify(measured)}\n`)
