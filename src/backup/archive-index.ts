import { compactText } from '../core/compact-text.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import { type ArchiveLimits, checkLimit } from './archive-limits.ts'
import { type ArchivePath, parseArchivePath, REFUSALS, refusalOf, withoutLeadingDot } from './archive-path.ts'
import { sortByBytes } from './byte-order.ts'
import type { CatalogItem, SpoolRange } from './catalog.ts'
import { fileInTheWay, parentOf } from './folder-conflict.ts'
import { checkFormat } from './format-version.ts'
import { type ExpectedIdentity, identify, type ObjectIdentity } from './object-identity.ts'
import { quotePath } from './quote-path.ts'
import { ScopeTree } from './scope-tree.ts'
import type { Spool } from './spool.ts'
import type { TarSink } from './tar-reader.ts'

/** One `resources/<groupResource>/` directory. */
export interface GroupIndex {
  /** In the order of F-54. */
  readonly items: readonly CatalogItem[]
  readonly tree: ScopeTree<CatalogItem>
  /** By directory name, `v1-preferredversion`. */
  readonly versions: ReadonlyMap<string, ScopeTree<SpoolRange>>
}

/** What `ArchiveIndexer` made of a whole archive. */
export interface ArchiveIndex {
  readonly items: readonly CatalogItem[]
  /** Sorted by name. A directory that has no items of its own is listed here as well. */
  readonly groups: ReadonlyMap<string, GroupIndex>
  readonly entries: number
  readonly ignored: number
  readonly formatVersion: string | undefined
  readonly hasResources: boolean
}

/** An item whose place in the order is not known yet. */
type Draft = { -readonly [Key in keyof CatalogItem]: CatalogItem[Key] }

interface GroupDraft {
  readonly name: string
  readonly items: ScopeTree<Draft>
  readonly strays: ScopeTree<Draft>
  readonly versions: Map<string, ScopeTree<SpoolRange>>
}

type PathOf<Kind extends ArchivePath['kind']> = Extract<ArchivePath, { kind: Kind }>

/** A line end included. */
const MAX_VERSION_BYTES = 64

/** Takes the files of a backup in archive order, checks each, puts bodies into the spool and remembers where they are. */
export class ArchiveIndexer implements TarSink {
  readonly #spool: Spool
  readonly #limits: ArchiveLimits
  readonly #groups = new Map<string, GroupDraft>()
  readonly #texts = new Map<string, string>()
  readonly #ignored = new Set<string>()
  readonly #folders = new Set<string>()
  #last: { readonly item: Draft; readonly body: Buffer } | undefined
  #entries = 0
  #pathBytes = 0
  #repeated = 0
  #formatVersion: string | undefined
  #hasResources = false

  constructor(spool: Spool, limits: ArchiveLimits) {
    this.#spool = spool
    this.#limits = limits
  }

  /** @throws ARCHIVE_UNSAFE_PATH, ARCHIVE_DUPLICATE, ARCHIVE_IDENTITY, ARCHIVE_TOO_LARGE, ARCHIVE_FORMAT, SPOOL_FAILED */
  file(path: string, body: Buffer): void {
    this.#entries++
    this.#countPath(path)
    const parsed = parseArchivePath(path)
    switch (parsed.kind) {
      case 'refused':
        throw unsafePath(path, parsed.why)
      case 'version-file':
        this.#version(path, body)
        break
      case 'ignored':
        this.#ignore(path)
        break
      case 'item':
        this.#item(parsed, path, body)
        break
      case 'stray':
        this.#stray(parsed, path, body)
        break
      case 'version-item':
        this.#versionItem(parsed, path, body)
    }
  }

  /** @throws ARCHIVE_UNSAFE_PATH, ARCHIVE_TOO_LARGE */
  directory(path: string): void {
    this.#countPath(path)
    const trimmed = path.endsWith('/') ? path.slice(0, -1) : path
    if (trimmed === '.') return
    const why = refusalOf(trimmed)
    if (why !== undefined) throw unsafePath(path, why)
    const folder = withoutLeadingDot(trimmed)
    this.#folders.add(folder)
    this.#noteResources(folder)
  }

  /** Everything was read: puts the items in order. Not usable afterwards. @throws ARCHIVE_DUPLICATE */
  finish(): ArchiveIndex {
    this.#checkFolders()
    const items: Draft[] = []
    const groups = new Map<string, GroupIndex>()
    for (const draft of sortByBytes([...this.#groups.values()], ({ name }) => name)) {
      this.#adoptStrays(draft)
      const sorted = draft.items.sorted((item) => fileNameOf(item, draft))
      for (const item of sorted) item.index = items.push(item) - 1
      groups.set(draft.name, { items: sorted, tree: draft.items, versions: draft.versions })
    }
    return {
      items,
      groups,
      entries: this.#entries,
      ignored: this.#ignored.size + this.#repeated,
      formatVersion: this.#formatVersion,
      hasResources: this.#hasResources,
    }
  }

  #version(path: string, body: Buffer): void {
    if (this.#formatVersion !== undefined) throw duplicate(path)
    const version = body.toString('utf8', 0, MAX_VERSION_BYTES).trim()
    // Here an empty one is no version; only in the metadata it means that there is none.
    checkFormat(version === '' || body.length > MAX_VERSION_BYTES ? `${version}…` : version)
    this.#formatVersion = version
  }

  #ignore(path: string): void {
    const key = withoutLeadingDot(path)
    if (this.#ignored.has(key)) throw duplicate(path)
    this.#ignored.add(key)
    if (key.includes('/')) this.#noteResources(key)
  }

  #item(parsed: PathOf<'item'>, path: string, body: Buffer): void {
    const group = this.#group(parsed.groupResource)
    const identity = this.#identify(body, parsed, path)
    const item: Draft = {
      index: -1,
      groupResource: group.name,
      namespace: this.#shared(parsed.namespace),
      name: compactText(parsed.name),
      apiVersion: this.#shared(identity.apiVersion),
      kind: this.#shared(identity.kind),
      body: this.#spool.append(body),
    }
    if (identity.problem !== undefined) item.problem = identity.problem
    if (!group.items.add(item.namespace, item.name, item)) throw duplicate(path)
    this.#last = { item, body }
  }

  #stray(parsed: PathOf<'stray'>, path: string, body: Buffer): void {
    const group = this.#group(parsed.groupResource)
    const item: Draft = {
      index: -1,
      groupResource: group.name,
      namespace: this.#shared(parsed.namespace),
      name: compactText(parsed.name),
      apiVersion: '',
      kind: '',
      problem: { kind: 'undecodable', message: `there is no file ${quotePath(`${parsed.name}.json`)}` },
      body: this.#spool.append(body),
    }
    if (!group.strays.add(item.namespace, item.name, item)) throw duplicate(path)
  }

  #versionItem(parsed: PathOf<'version-item'>, path: string, body: Buffer): void {
    const group = this.#group(parsed.groupResource)
    const directory = this.#shared(parsed.directory)
    let tree = group.versions.get(directory)
    if (tree === undefined) {
      tree = new ScopeTree()
      group.versions.set(directory, tree)
    }
    const twin = this.#twinOf(parsed, body)
    if (twin === undefined) this.#identify(body, parsed, path)
    const name = twin?.name ?? compactText(parsed.name)
    if (!tree.add(this.#shared(parsed.namespace), name, twin?.body ?? this.#spool.append(body)))
      throw duplicate(path)
  }

  /** Velero names every file after its object; a restore would make the object that the body names. @throws ARCHIVE_IDENTITY */
  #identify(body: Buffer, expected: ExpectedIdentity, path: string): ObjectIdentity {
    const identity = identify(body, expected, this.#limits)
    if (identity.mismatch === undefined) return identity
    const message = `The file ${quotePath(path)} holds another object: ${identity.mismatch}.`
    throw new RehearsalError('ARCHIVE_IDENTITY', message)
  }

  /** Velero writes the preferred version right behind the item itself, nearly always with the same bytes: once on disk is enough. */
  #twinOf(parsed: PathOf<'version-item'>, body: Buffer): Draft | undefined {
    const last = this.#last
    const isSame = last?.item.name === parsed.name && last.item.namespace === parsed.namespace
    return isSame && last.body.equals(body) ? last.item : undefined
  }

  /** Items alone cannot be in each other's way: the grammar tells their files from their folders. */
  #checkFolders(): void {
    if (this.#ignored.size === 0 && this.#folders.size === 0) return
    const path = fileInTheWay(this.#neededFolders(), (wanted) => this.#isFile(wanted))
    if (path !== undefined) throw duplicate(path, ', as a file and as a folder')
  }

  *#neededFolders(): Generator<string> {
    yield* this.#folders
    for (const path of this.#ignored) yield parentOf(path)
    for (const { name, items, strays, versions } of this.#groups.values()) {
      const own = `resources/${name}`
      for (const tree of [items, strays]) for (const scope of tree.scopes()) yield `${own}/${scope}`
      for (const [directory, tree] of versions) {
        for (const scope of tree.scopes()) yield `${own}/${directory}/${scope}`
      }
    }
  }

  #isFile(path: string): boolean {
    if (this.#ignored.has(path)) return true
    const parsed = parseArchivePath(path)
    if (parsed.kind === 'version-file') return this.#formatVersion !== undefined
    if (!('groupResource' in parsed)) return false
    const group = this.#groups.get(parsed.groupResource)
    return treeOf(group, parsed)?.get(parsed.namespace, parsed.name) !== undefined
  }

  #countPath(path: string): void {
    this.#pathBytes += path.length
    const what = () => 'The paths of the archive are too long together'
    checkLimit(this.#limits, 'pathBytes', this.#pathBytes, what)
  }

  #group(name: string): GroupDraft {
    this.#hasResources = true
    let group = this.#groups.get(name)
    if (group === undefined) {
      group = { name, items: new ScopeTree(), strays: new ScopeTree(), versions: new Map() }
      this.#groups.set(name, group)
    }
    return group
  }

  /** Velero looks for `x.txt.json` when it finds `x.txt`, so where both are there the stray one only repeats the item. */
  #adoptStrays(group: GroupDraft): void {
    for (const stray of group.strays.sorted(({ name }) => name)) {
      if (!group.items.add(stray.namespace, stray.name, stray)) this.#repeated++
    }
  }

  #noteResources(path: string): void {
    if (path === 'resources' || path.startsWith('resources/')) this.#hasResources = true
  }

  /** One copy of a text that many items have. */
  #shared(text: string): string {
    const known = this.#texts.get(text)
    if (known !== undefined) return known
    const own = compactText(text)
    this.#texts.set(own, own)
    return own
  }
}

function treeOf(
  group: GroupDraft | undefined,
  parsed: PathOf<'item' | 'stray' | 'version-item'>,
): ScopeTree<Draft> | ScopeTree<SpoolRange> | undefined {
  if (parsed.kind === 'version-item') return group?.versions.get(parsed.directory)
  return parsed.kind === 'item' ? group?.items : group?.strays
}

function fileNameOf(item: Draft, group: GroupDraft): string {
  return group.strays.get(item.namespace, item.name) === item ? item.name : `${item.name}.json`
}

function unsafePath(path: string, why: keyof typeof REFUSALS): RehearsalError {
  return new RehearsalError('ARCHIVE_UNSAFE_PATH', `The path ${quotePath(path)} ${REFUSALS[why]}.`)
}

/** F-41: where paths repeat, Velero unpacks the last one. It never writes such an archive itself, so we refuse to guess which one is meant. */
function duplicate(path: string, how = ''): RehearsalError {
  return new RehearsalError('ARCHIVE_DUPLICATE', `The path ${quotePath(path)} is in the archive twice${how}.`)
}
