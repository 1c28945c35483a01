// An archive as a simple program would read it: unpacked in memory with other people's code, then sorted. It knows no limits and no
// rules of safety; where ours accepts an archive, both must say the same.
import { gunzipSync } from 'node:zlib'
import { Parser } from 'tar'
import type { Catalog } from '../../src/backup/catalog.ts'
import { itemLine } from '../build/hostile/catalog-lines.ts'

export interface NaiveItem {
  readonly groupResource: string
  readonly namespace: string
  readonly name: string
  readonly fileName: string
  readonly body: string
}

export interface NaiveCatalog {
  readonly items: readonly NaiveItem[]
  readonly ignored: number
  /** Files in the tar. */
  readonly entries: number
  /** Paths that are there twice, or as a file and as a folder. */
  readonly clashes: readonly string[]
  /** `group directory namespace name` → body. */
  readonly versions: ReadonlyMap<string, string>
}

const ITEM = /^resources\/([^/]+)\/(?:cluster|namespaces\/([^/]+))\/([^/]+)$/
const VERSION =
  /^resources\/([^/]+)\/(?!cluster\/|namespaces\/)([^/]+)\/(?:cluster|namespaces\/([^/]+))\/([^/]+)\.json$/

/** Undefined when the `tar` package does not take what is in the gzip file. */
export function naiveCatalog(archive: Buffer): NaiveCatalog | undefined {
  const read = entriesOf(gunzipSync(archive))
  if (read === undefined) return undefined
  const files = new Map(read.flatMap(({ path, body }) => (body === undefined ? [] : [[path, body]])))
  const items: NaiveItem[] = []
  const versions = new Map<string, string>()
  let ignored = 0
  for (const [path, bytes] of files) {
    const body = bytes.toString()
    const [, groupResource, namespace = '', fileName] = ITEM.exec(path) ?? []
    const [, group, directory, within = '', name] = VERSION.exec(path) ?? []
    if (groupResource !== undefined && fileName !== undefined) {
      const isRepeated = !fileName.endsWith('.json') && files.has(`${path}.json`)
      if (isRepeated) ignored++
      else items.push({ groupResource, namespace, name: fileName.replace(/\.json$/, ''), fileName, body })
    } else if (group !== undefined) versions.set([group, directory, within, name].join(' '), body)
    else if (path !== 'metadata/version') ignored++
  }
  const entries = read.filter(({ body }) => body !== undefined).length
  return { items: items.sort(byPath), ignored, versions, entries, clashes: clashesOf(read) }
}

/** What `catalogLines` has to give for it. */
export function naiveLines({ items, ignored }: NaiveCatalog): readonly string[] {
  const lines = items.map(({ groupResource, namespace, name, fileName, body }) => {
    const { apiVersion, kind, problem } = fileName.endsWith('.json') ? typeOf(body) : UNDECODABLE
    return itemLine(groupResource, namespace, name, apiVersion, kind, problem)
  })
  return ignored === 0 ? lines : [...lines, `ignored ${ignored}`]
}

/** Bodies that differ from those of the catalog, by their names. */
export function differentBodies({ items, versions }: NaiveCatalog, catalog: Catalog): readonly string[] {
  const found: string[] = []
  let copies = 0
  for (const { groupResource, namespace, name, body } of items) {
    const item = catalog.find(groupResource, namespace, name)
    if (item === undefined || catalog.read(item.body) !== body)
      found.push(`${groupResource} ${namespace} ${name}`)
    if (item === undefined) continue
    for (const { version, preferred } of catalog.versionsOf(groupResource)) {
      const directory = preferred ? `${version}-preferredversion` : version
      const range = catalog.versionBody(item, directory)
      if (range === undefined) continue
      copies++
      const key = [groupResource, directory, namespace, name].join(' ')
      if (catalog.read(range) !== versions.get(key)) found.push(key)
    }
  }
  const names = new Set(
    items.map(({ groupResource, namespace, name }) => [groupResource, namespace, name].join(' ')),
  )
  const expected = [...versions.keys()].filter((key) => names.has(key.replace(/ [^ ]*/, ''))).length
  return copies === expected ? found : [...found, `${copies} of ${expected} copies`]
}

interface NaiveEntry {
  /** Without the mark of tar and without a slash at its end. */
  readonly path: string
  /** Undefined for a folder. */
  readonly body: Buffer | undefined
}

function entriesOf(tar: Buffer): readonly NaiveEntry[] | undefined {
  const entries: NaiveEntry[] = []
  let isTaken = true
  const parser = new Parser({ strict: true })
  parser.on('error', () => {
    isTaken = false
  })
  parser.on('entry', (entry) => {
    const chunks: Buffer[] = []
    entry.on('data', (chunk: Buffer) => chunks.push(chunk))
    entry.on('end', () => {
      const body = entry.type === 'Directory' ? undefined : Buffer.concat(chunks)
      entries.push({ path: entry.path.replace(/^\.\//, '').replace(/\/$/, ''), body })
    })
  })
  parser.end(tar)
  return isTaken ? entries : undefined
}

function clashesOf(entries: readonly NaiveEntry[]): readonly string[] {
  const files = entries.flatMap(({ path, body }) => (body === undefined ? [] : [path]))
  return files.filter(
    (file, index) =>
      files.indexOf(file) !== index ||
      entries.some(({ path, body }) => path.startsWith(`${file}/`) || (path === file && body === undefined)),
  )
}

function byPath(a: NaiveItem, b: NaiveItem): number {
  return (
    compare(a.groupResource, b.groupResource) ||
    compare(a.namespace, b.namespace) ||
    compare(a.fileName, b.fileName)
  )
}

function compare(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

const UNDECODABLE = { apiVersion: '', kind: '', problem: 'undecodable' }

function typeOf(body: string): { apiVersion: string; kind: string; problem: string | undefined } {
  let value: Record<string, unknown>
  try {
    value = JSON.parse(body)
  } catch {
    return UNDECODABLE
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return UNDECODABLE
  const apiVersion = typeof value.apiVersion === 'string' ? value.apiVersion : ''
  const kind = Object.hasOwn(value, 'kind') && typeof value.kind === 'string' ? value.kind : ''
  const isTyped = kind !== '' && apiVersion.split('/').length < 3
  return { apiVersion, kind, problem: isTyped ? metadataProblem(value.metadata) : 'undecodable' }
}

function metadataProblem(metadata: unknown): string | undefined {
  if (typeof metadata !== 'object' || metadata === null || Array.isArray(metadata)) return 'no-metadata'
  return 'name' in metadata && typeof metadata.name === 'string' && metadata.name !== ''
    ? undefined
    : 'no-metadata'
}
