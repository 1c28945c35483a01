// ConfigMaps that lie beside the manifest: in a Git repository they are often files of their own, in a cluster objects.
import { join } from 'node:path'
import { RehearsalError, systemCodeOf } from '../core/rehearsal-error.ts'
import type { RehearsalRequest } from '../rehearsal/request.ts'
import { type ConfigMapSource, joinConfigMaps } from '../restore/join-config-maps.ts'
import type { Manifest } from '../restore/load-manifest.ts'
import type { ConfigMap } from '../restore/restore-document.ts'
import type { ManifestReaders } from './read-manifest.ts'

/** Instead of a path: those of the target, which are read when there is a connection. A folder of that name is `./cluster`. */
export const FROM_CLUSTER = 'cluster'

const READ = /\.(?:ya?ml|json)$/

export interface ConfigMapReaders extends ManifestReaders {
  /** Names of the files in a folder, sorted; undefined for what is no folder. Rejects with the system's error. */
  listFolder(path: string): Promise<readonly string[] | undefined>
}

export interface ConfigMapsWish {
  /** What the user gave; undefined: nothing. */
  readonly source: string | undefined
  readonly manifest: Manifest
  readonly target: RehearsalRequest['target']
  /** How the user knows the option. */
  readonly label: string
}

/**
 * The manifest with the ConfigMaps of the source behind its own. Those without a namespace get the Restore's.
 * @throws OPTION_INVALID, OPTION_CONFLICT, MANIFEST_INVALID with the path of the file
 */
export async function withConfigMaps(
  { source, manifest, target, label }: ConfigMapsWish,
  readers: ConfigMapReaders,
): Promise<Manifest> {
  if (source === undefined) return manifest
  if (source === FROM_CLUSTER) {
    if (target.kind === 'existing') return manifest
    const why = 'only `rehearse restore` has a cluster to read ConfigMaps from'
    throw new RehearsalError('OPTION_INVALID', `${label}: ${why}; a folder of that name is ./${source}`)
  }
  const sources: ConfigMapSource[] = [{ origin: 'the manifest', configMaps: manifest.configMaps }]
  for (const path of await filesOf(source, label, readers)) {
    const configMaps = await readConfigMaps(path, label, readers, manifest.restore?.metadata.namespace)
    sources.push({ origin: path, configMaps })
  }
  return { ...manifest, configMaps: joinConfigMaps(sources) }
}

async function filesOf(source: string, label: string, readers: ConfigMapReaders): Promise<readonly string[]> {
  // Standard input, as for the manifest.
  if (source === '-') return [source]
  const names = await orUnreadable(label, source, () => readers.listFolder(source))
  if (names === undefined) return [source]
  const files = names.filter((name) => READ.test(name))
  if (files.length > 0) return files.map((name) => join(source, name))
  throw new RehearsalError(
    'OPTION_INVALID',
    `${label}: the folder ${source} holds no .yaml, .yml or .json file`,
  )
}

async function readConfigMaps(
  path: string,
  label: string,
  readers: ConfigMapReaders,
  namespace: string | undefined,
): Promise<readonly ConfigMap[]> {
  const text = await orUnreadable(label, path, () => readers.readText(path))
  const { restore, configMaps } = await readers.loadManifest(text, namespace).catch((error: unknown) => {
    if (!(error instanceof RehearsalError)) throw error
    throw new RehearsalError(error.code, `${path}: ${error.message}`, { cause: error })
  })
  if (restore === undefined) return configMaps
  throw new RehearsalError('MANIFEST_INVALID', `${path}: a Restore cannot stand here, only ConfigMaps`)
}

async function orUnreadable<T>(label: string, path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    const why = systemCodeOf(error) ?? 'it cannot be read'
    throw new RehearsalError('OPTION_INVALID', `${label}: ${path}: ${why}`, { cause: error })
  }
}
