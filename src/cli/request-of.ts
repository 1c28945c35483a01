import { buildRequest } from '../config/build-request.ts'
import { withConfigMaps } from '../config/read-config-maps.ts'
import { readManifest } from '../config/read-manifest.ts'
import type { RehearsalRequest } from '../rehearsal/request.ts'
import type { Call, Context } from './command.ts'

/** The request of a command: its options over the manifest of `-f`. @throws OPTION_INVALID, OPTION_CONFLICT, MANIFEST_INVALID */
export async function requestOf(
  { values, words }: Call,
  { io, parts, newUid }: Context,
  target: RehearsalRequest['target'],
): Promise<RehearsalRequest> {
  const readers = { readText: io.readText, listFolder: io.listFolder, loadManifest: parts.loadManifest }
  const given = await readManifest(values, readers, '--restore-file')
  const wish = { source: values['config-maps'], manifest: given, target, label: '--config-maps' }
  const manifest = await withConfigMaps(wish, readers)
  return buildRequest({ location: words[0] ?? '', values, manifest, target, uid: newUid() })
}
