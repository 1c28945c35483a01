import { buildRequest, NO_MANIFEST } from '../config/build-request.ts'
import { RehearsalError, systemCodeOf } from '../core/rehearsal-error.ts'
import type { RehearsalRequest } from '../rehearsal/request.ts'
import type { Manifest } from '../restore/load-manifest.ts'
import type { Call, Context } from './command.ts'

/** The request of a command: its options over the manifest of `-f`. @throws OPTION_INVALID, MANIFEST_INVALID */
export async function readRequest(
  { values, words }: Call,
  context: Pick<Context, 'io' | 'parts' | 'newUid'>,
  target: RehearsalRequest['target'],
): Promise<RehearsalRequest> {
  const manifest = await readManifest(values['restore-file'], context)
  return buildRequest({ location: words[0] ?? '', values, manifest, target, uid: context.newUid() })
}

async function readManifest(
  path: string | undefined,
  { io, parts }: Pick<Context, 'io' | 'parts'>,
): Promise<Manifest> {
  if (path === undefined) return NO_MANIFEST
  let text: string
  try {
    text = await io.readText(path)
  } catch (error) {
    const why = systemCodeOf(error) ?? 'it cannot be read'
    throw new RehearsalError('OPTION_INVALID', `--restore-file: ${path}: ${why}`, { cause: error })
  }
  return await parts.loadManifest(text)
}
