// Archives of images, as `docker save` and the builders of OCI images write them. They are looked at before a cluster is made for
// them: a tar stream with `manifest.json` (Docker) or `index.json` (OCI) names its images there.
import { createReadStream } from 'node:fs'
import { Parser, type ReadEntry } from 'tar'
import { type Json, listAt, parseJson, textAt } from '../../core/json.ts'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'

export interface ImageArchive {
  readonly path: string
  /** Of its images, as the archive writes them; never empty. */
  readonly names: readonly string[]
  /** With gzip, as `docker save | gzip` does it. */
  readonly isCompressed: boolean
}

/** What a pod can name: `shop/web:1`. */
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._\-/:@]*$/

const GZIP = Buffer.from([0x1f, 0x8b])

/** Honest ones have a few kilobytes. */
const MAX_LIST_BYTES = 4 * 1024 * 1024

/** Which file of an archive names images, and where in it. */
const LISTS: Readonly<Record<string, (list: Json) => readonly (string | undefined)[]>> = {
  'manifest.json': (list) =>
    listAt(list).flatMap((image) => listAt(image, 'RepoTags').map((tag) => textAt(tag))),
  'index.json': (list) =>
    listAt(list, 'manifests').map(
      (image) =>
        textAt(image, 'annotations', 'io.containerd.image.name') ??
        textAt(image, 'annotations', 'org.opencontainers.image.ref.name'),
    ),
}

/**
 * Reads an archive to its end, compressed with gzip or not at all.
 * @throws CLUSTER_IMAGE_NOT_LOADED when it cannot be read, is no archive of images, or none of its images has a name that a pod could say
 */
export async function readImageArchive(path: string, signal: AbortSignal): Promise<ImageArchive> {
  const failed = (what: string, cause?: unknown): RehearsalError =>
    new RehearsalError('CLUSTER_IMAGE_NOT_LOADED', `${path} ${what}`, { cause })
  let found: Found
  try {
    found = await listsIn(path, signal)
  } catch (error) {
    signal.throwIfAborted()
    throw failed(`cannot be read as an archive of images: ${messageOf(error)}`, error)
  }
  const { lists, isCompressed } = found
  if (lists.size === 0) throw failed('is no archive of images: it holds neither manifest.json nor index.json')
  let names: readonly (string | undefined)[]
  try {
    names = [...lists].flatMap(([file, text]) => LISTS[file]?.(parseJson(text)) ?? [])
  } catch (error) {
    throw failed(`is no archive of images: ${messageOf(error)}`, error)
  }
  const given = [...new Set(names.filter((name) => name !== undefined && REFERENCE.test(name)))] as string[]
  if (given.length > 0) return { path, names: given, isCompressed }
  throw failed('names none of its images, so no pod would find them: save them by name, not by ID')
}

interface Found {
  readonly lists: ReadonlyMap<string, string>
  readonly isCompressed: boolean
}

async function listsIn(path: string, signal: AbortSignal): Promise<Found> {
  let isCompressed: boolean | undefined
  const lists = new Map<string, string>()
  let trouble: Error | undefined
  const parser = new Parser({
    strict: true,
    zstd: false,
    onReadEntry(entry: ReadEntry) {
      const file = entry.path.replace(/^\.\//, '')
      if (!Object.hasOwn(LISTS, file)) return entry.resume()
      if (entry.size > MAX_LIST_BYTES) trouble ??= new Error(`${file} is larger than ${MAX_LIST_BYTES} bytes`)
      if (trouble !== undefined) return entry.resume()
      const chunks: Buffer[] = []
      entry.on('data', (chunk: Buffer) => chunks.push(chunk))
      entry.on('end', () => lists.set(file, Buffer.concat(chunks).toString('utf8')))
    },
  })
  const ended = new Promise<void>((resolve) => parser.on('end', resolve))
  parser.on('error', (error: Error) => {
    trouble ??= error
  })
  for await (const chunk of createReadStream(path, { signal })) {
    isCompressed ??= GZIP.equals((chunk as Buffer).subarray(0, GZIP.length))
    parser.write(chunk as Buffer)
    if (trouble !== undefined) throw trouble
  }
  parser.end()
  if (trouble === undefined) await ended
  if (trouble !== undefined) throw trouble
  return { lists, isCompressed: isCompressed === true }
}
