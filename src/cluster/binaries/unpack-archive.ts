import { createWriteStream } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { list, type ReadEntry } from 'tar'
import { PROGRAMS, type Program } from './control-plane-set.ts'

const MAX_PROGRAM_BYTES = 1024 ** 3

/**
 * Writes the two programs of an envtest archive (`controller-tools/envtest/<program>`) into a folder. The names of the
 * files are ours, never the archive's; everything else in it is passed over.
 * @throws when one of the two is not in it exactly once
 */
export async function unpackArchive(archive: string, folder: string, signal: AbortSignal): Promise<void> {
  const writes: Promise<void>[] = []
  const seen: Program[] = []
  let trouble: Error | undefined
  await list({
    file: archive,
    strict: true,
    onReadEntry(entry) {
      const name = programOf(entry)
      if (name === undefined || trouble !== undefined) return entry.resume()
      if (seen.includes(name)) trouble = new Error(`the archive holds ${name} twice`)
      else if ((entry.size ?? 0) > MAX_PROGRAM_BYTES)
        trouble = new Error(`${name} is larger than ${MAX_PROGRAM_BYTES} bytes`)
      if (trouble !== undefined) return entry.resume()
      seen.push(name)
      const target = createWriteStream(join(folder, name), { flags: 'wx', mode: 0o700 })
      writes.push(pipeline(entry as unknown as NodeJS.ReadableStream, target, { signal }))
    },
  })
  await Promise.all(writes)
  const missing = PROGRAMS.filter((name) => !seen.includes(name))
  if (missing.length > 0) trouble ??= new Error(`the archive does not hold ${missing.join(' and ')}`)
  if (trouble !== undefined) throw trouble
}

function programOf(entry: ReadEntry): Program | undefined {
  const isFile = entry.type === 'File' || entry.type === 'OldFile'
  return isFile ? PROGRAMS.find((name) => name === basename(entry.path)) : undefined
}
