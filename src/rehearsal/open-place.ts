// The location as the user names it: an address or a path, or the manifest of a BackupStorageLocation that holds both.
import { readFile } from 'node:fs/promises'
import { type Json, textAt } from '../core/json.ts'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { BackupLocation } from '../location/backup-location.ts'
import type { LocationAccess } from '../location/location-access.ts'
import { openLocation } from '../location/open-location.ts'
import { storageLocation } from '../location/storage-location.ts'

/** A tarball, a folder and an address end otherwise. */
const MANIFEST = /^(?![a-z][a-z0-9+.-]*:\/\/).*\.(?:ya?ml|json)$/is

/** @throws LOCATION_* */
export async function openPlace(
  text: string,
  access: LocationAccess,
  signal: AbortSignal,
): Promise<BackupLocation> {
  if (!MANIFEST.test(text)) return await openLocation(text, signal, access)
  signal.throwIfAborted()
  const { address, options } = storageLocation(await readManifest(text), access)
  return await openLocation(address, signal, { ...access, ...options })
}

/** The only BackupStorageLocation of a file. */
async function readManifest(path: string): Promise<Json> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new RehearsalError(
      'LOCATION_NOT_FOUND',
      `${JSON.stringify(path)} cannot be read: ${messageOf(error)}`,
    )
  })
  const found = (await documentsIn(path, text)).filter(
    (document) =>
      textAt(document, 'kind') === 'BackupStorageLocation' &&
      textAt(document, 'apiVersion')?.startsWith('velero.io/') === true,
  )
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const problem = found.length === 0 ? 'no' : `${found.length}`
  throw new RehearsalError(
    'LOCATION_INVALID',
    `${JSON.stringify(path)} holds ${problem} velero.io/v1 BackupStorageLocation${found.length > 1 ? 's, and only one can be read' : ''}.`,
  )
}

async function documentsIn(path: string, text: string): Promise<readonly Json[]> {
  const { parseYamlDocuments, YamlProblem } = await import('../restore/document/yaml.ts')
  try {
    return parseYamlDocuments(text, { uniqueKeys: true }).map(({ value }) => value)
  } catch (error) {
    if (!(error instanceof YamlProblem)) throw error
    throw new RehearsalError('LOCATION_INVALID', `${JSON.stringify(path)}: ${error.message}`)
  }
}
