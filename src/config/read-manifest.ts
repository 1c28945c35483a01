import { RehearsalError, systemCodeOf } from '../core/rehearsal-error.ts'
import type { Manifest } from '../restore/load-manifest.ts'
import { NO_MANIFEST } from './build-request.ts'
import type { OptionValues } from './options.ts'

export interface ManifestReaders {
  /** Rejects with the system's error. */
  readText(path: string): Promise<string>
  /** @param namespace of ConfigMaps that say none, when the text holds no Restore. @throws MANIFEST_INVALID */
  loadManifest(text: string, namespace?: string): Promise<Manifest>
}

/** The manifest that the options name or hold. `label` is how the user knows the file option. @throws OPTION_INVALID, MANIFEST_INVALID */
export async function readManifest(
  values: OptionValues,
  readers: ManifestReaders,
  label: string,
): Promise<Manifest> {
  const { restore: text, 'restore-file': path } = values
  if (text !== undefined) return await readers.loadManifest(text)
  if (path === undefined) return NO_MANIFEST
  let fileText: string
  try {
    fileText = await readers.readText(path)
  } catch (error) {
    throw new RehearsalError(
      'OPTION_INVALID',
      `${label}: ${path}: ${systemCodeOf(error) ?? 'it cannot be read'}`,
      { cause: error },
    )
  }
  return await readers.loadManifest(fileText)
}
