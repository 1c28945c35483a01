// The grammar of F-30 to F-36 and the safety rules of F-42, as one pure function. Nothing is ever written
// to disk under a path of an archive; a path that could escape is refused all the same, because an archive that has one was not
// made by Velero and nothing else in it deserves trust.

/** What the path of one regular file in the tarball means. The namespace is '' for cluster scope. */
export type ArchivePath =
  /** An object of the unversioned layout (F-50). */
  | {
      readonly kind: 'item'
      readonly groupResource: string
      readonly namespace: string
      readonly name: string
    }
  /** A file where an object belongs whose name does not end in `.json`. Velero lists it as an item under its full name (F-51). */
  | {
      readonly kind: 'stray'
      readonly groupResource: string
      readonly namespace: string
      readonly name: string
    }
  /** An object below a version directory such as `v1-preferredversion` (F-32). */
  | {
      readonly kind: 'version-item'
      readonly directory: string
      readonly groupResource: string
      readonly namespace: string
      readonly name: string
    }
  /** `metadata/version`. */
  | { readonly kind: 'version-file' }
  /** Outside the grammar and harmless; Velero passes over it as well (F-52). */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly why: Refusal }

export const REFUSALS = {
  absolute: 'is absolute',
  traversal: 'has a ".." segment',
  'dot-segment': 'has a "." segment',
  'empty-segment': 'has an empty segment',
  'control-character': 'has a control character',
  backslash: 'has a backslash',
  'drive-letter': 'starts with a drive letter',
  'path-too-long': 'is longer than 4096 bytes',
  'segment-too-long':
    'has a segment of more than 255 bytes, which Velero cannot unpack on any usual file system',
  /** A backup has six at most. */
  'too-deep': 'has more than 32 segments',
  /** A file where the layout has a folder: Velero fails the whole restore on it (F-61). */
  'scope-is-file': 'is a file where the layout of a backup has a folder',
} as const satisfies Record<string, string>
export type Refusal = keyof typeof REFUSALS

const MAX_PATH_BYTES = 4096
const MAX_SEGMENT_BYTES = 255
const MAX_SEGMENTS = 32

/** In this order: the first reason found is the one that is told. */
const RULES: readonly (readonly [
  why: Refusal,
  applies: (path: string, segments: readonly string[]) => boolean,
])[] = [
  ['control-character', (path) => /\p{Cc}/u.test(path)],
  ['backslash', (path) => path.includes('\\')],
  ['absolute', (path) => path.startsWith('/')],
  ['drive-letter', (path) => /^[A-Za-z]:/.test(path)],
  ['traversal', (_path, segments) => segments.includes('..')],
  ['dot-segment', (_path, segments) => segments.includes('.')],
  ['empty-segment', (_path, segments) => segments.includes('')],
  ['path-too-long', (path) => isLonger(path, MAX_PATH_BYTES)],
  ['segment-too-long', (_path, segments) => segments.some((segment) => isLonger(segment, MAX_SEGMENT_BYTES))],
  ['too-deep', (_path, segments) => segments.length > MAX_SEGMENTS],
]

/** Why a path must not be in a backup, of a file or of a folder (without its last `/`); undefined when it may. */
export function refusalOf(path: string): Refusal | undefined {
  const relative = withoutLeadingDot(path)
  return firstRefusal(relative, relative.split('/'))
}

/** Reads the path of one regular file. A single leading `./`, the mark of `tar -C folder .`, is allowed and dropped. */
export function parseArchivePath(path: string): ArchivePath {
  const relative = withoutLeadingDot(path)
  const segments = relative.split('/')
  const why = firstRefusal(relative, segments)
  if (why !== undefined) return { kind: 'refused', why }
  if (relative === 'metadata/version') return { kind: 'version-file' }
  const [top, groupResource, scope, ...rest] = segments
  if (top !== 'resources' || groupResource === undefined || scope === undefined) return IGNORED
  if (isScope(scope)) return scopedFile(groupResource, undefined, scope, rest)
  const [inner, ...deeper] = rest
  return inner === undefined ? IGNORED : scopedFile(groupResource, scope, inner, deeper)
}

/** The key under which a file counts as the same file: two entries with the same key overwrite one another when unpacked. */
export function withoutLeadingDot(path: string): string {
  return path.startsWith('./') ? path.slice(2) : path
}

const IGNORED: ArchivePath = { kind: 'ignored' }

function scopedFile(
  groupResource: string,
  directory: string | undefined,
  scope: string,
  rest: readonly string[],
): ArchivePath {
  if (!isScope(scope)) return IGNORED
  const [first, second, third] = rest
  if (first === undefined)
    return directory === undefined ? { kind: 'refused', why: 'scope-is-file' } : IGNORED
  const namespace = scope === 'cluster' ? '' : first
  const fileName = scope === 'cluster' ? first : second
  const isTooDeep = (scope === 'cluster' ? second : third) !== undefined
  if (fileName === undefined || isTooDeep) return IGNORED
  const isJson = fileName.endsWith('.json')
  const name = isJson ? fileName.slice(0, -'.json'.length) : fileName
  if (directory === undefined) return { kind: isJson ? 'item' : 'stray', groupResource, namespace, name }
  // Files of a version directory are only ever looked up as `<name>.json`, so a stray one is never seen.
  return isJson ? { kind: 'version-item', directory, groupResource, namespace, name } : IGNORED
}

function isScope(segment: string): boolean {
  return segment === 'cluster' || segment === 'namespaces'
}

/** Nearly every path. No rule refuses one, as long as it is short. */
const PLAIN = /^[\w-][\w.-]*(?:\/[\w:@-][\w.:@-]*)*$/

function firstRefusal(path: string, segments: readonly string[]): Refusal | undefined {
  if (path.length <= MAX_SEGMENT_BYTES && segments.length <= MAX_SEGMENTS && PLAIN.test(path))
    return undefined
  return RULES.find(([, applies]) => applies(path, segments))?.[0]
}

/** Cheap for the usual case: a text of n units has at most 3n bytes in UTF-8. */
function isLonger(text: string, maxBytes: number): boolean {
  return text.length * 3 > maxBytes && Buffer.byteLength(text) > maxBytes
}
