import { buildRequest } from '../config/build-request.ts'
import { readManifest } from '../config/read-manifest.ts'
import type { RehearsalRequest } from '../rehearsal/request.ts'
import type { Call, Context } from './command.ts'

/** The request of a command: its options over the manifest of `-f`. @throws OPTION_INVALID, MANIFEST_INVALID */
export async function requestOf(
  { values, words }: Call,
  { io, parts, newUid }: Context,
  target: RehearsalRequest['target'],
): Promise<RehearsalRequest> {
  const readers = { readText: io.readText, loadManifest: parts.loadManifest }
  const manifest = await readManifest(values, readers, '--restore-file')
  return buildRequest({ location: words[0] ?? '', values, manifest, target, uid: newUid() })
}
