import { gzipSync } from 'node:zlib'
import { TAR_END, tarEntry } from './tar.ts'

/** Path → content; an object is written as compact JSON, as Velero writes it (F-35). */
export type ArchiveFiles = Readonly<Record<string, string | Buffer | object>>

export interface ArchiveOptions {
  /** Content of `metadata/version`; false leaves the file out. Not written either when `files` has one. */
  readonly formatVersion?: string | false
  /** Also writes every item under this version directory, right behind it (F-32): `v1-preferredversion`. */
  readonly versionDirectory?: string
  /** Raw tar blocks behind the files: `tarEntry({ … })` with anything wrong in it. */
  readonly raw?: readonly Buffer[]
  /** Instead of the two blocks of zeros. */
  readonly end?: Buffer
}

/**
 * The tarball of a backup: `buildArchive({ 'resources/pods/namespaces/a/x.json': pod })`. Files are written in the order of the
 * keys, `metadata/version` first.
 */
export function buildArchive(files: ArchiveFiles, options: ArchiveOptions = {}): Buffer {
  return gzipSync(buildTar(files, options))
}

/** The same without the compression. */
export function buildTar(files: ArchiveFiles, options: ArchiveOptions = {}): Buffer {
  const { formatVersion = '1.1.0\n', versionDirectory, raw = [], end = TAR_END } = options
  const blocks: Buffer[] = []
  if (formatVersion !== false && !Object.hasOwn(files, 'metadata/version')) {
    blocks.push(tarEntry({ path: 'metadata/version', body: formatVersion }))
  }
  for (const [path, content] of Object.entries(files)) {
    const body = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content)
    blocks.push(tarEntry({ path, body }))
    const doubled = versionDirectory === undefined ? undefined : versionPath(path, versionDirectory)
    if (doubled !== undefined) blocks.push(tarEntry({ path: doubled, body }))
  }
  return Buffer.concat([...blocks, ...raw, end])
}

/** The path of an object: `itemPath('pods', 'a', 'x')`; '' for cluster scope. */
export function itemPath(groupResource: string, namespace: string, name: string): string {
  const scope = namespace === '' ? 'cluster' : `namespaces/${namespace}`
  return `resources/${groupResource}/${scope}/${name}.json`
}

function versionPath(path: string, directory: string): string | undefined {
  const match = /^(resources\/[^/]+)\/((?:cluster|namespaces)\/.+)$/.exec(path)
  return match === null ? undefined : `${match[1]}/${directory}/${match[2]}`
}
