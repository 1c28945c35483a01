import { spawn } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { readArchive } from '../../src/backup/read-archive.ts'
import { peakMemoryMiB, stopwatch } from './stopwatch.ts'

export interface ArchiveReadingInput {
  readonly tarball: string
  /** `gzip`: let gzip unpack it into nothing instead. */
  readonly by: 'rehearse' | 'gzip'
  /** Size of the tar stream, for the speed of gzip. */
  readonly unpackedBytes?: number
}

const MIB = 1024 ** 2

/** Verification and indexing of one tarball. */
export async function archiveReading(input: ArchiveReadingInput, signal: AbortSignal): Promise<object> {
  const lap = stopwatch()
  if (input.by === 'gzip') {
    await gunzip(input.tarball)
    const { ms } = lap()
    return { ms, mibPerSecond: Math.round((input.unpackedBytes ?? 0) / MIB / (ms / 1000)) }
  }
  const catalog = await readArchive(createReadStream(input.tarball), { signal })
  const { ms, cpuMs } = lap()
  catalog.close()
  const { unpackedBytes } = catalog.facts
  const mibPerSecond = Math.round(unpackedBytes / MIB / (ms / 1000))
  return { ms, cpuMs, mibPerSecond, unpackedBytes, peakMemoryMiB: peakMemoryMiB() }
}

function gunzip(tarball: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('gzip', ['-dc', tarball], { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`gzip: exit code ${code}`))))
  })
}
