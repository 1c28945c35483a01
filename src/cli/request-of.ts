import type { OptionValues } from '../config/options.ts'
import { readRequest } from '../config/read-request.ts'
import type { FileUse } from '../config/unread-parts.ts'
import type { RehearsalRequest } from '../rehearsal/request.ts'
import type { Call, Context } from './command.ts'

/** The request of a command: its options over the files that they name. @throws as `readRequest` */
export async function requestOf(
  { values, words }: Call,
  { io, parts, newUid }: Context,
  targetOf: (values: OptionValues) => RehearsalRequest['target'],
  fileUse?: FileUse,
): Promise<RehearsalRequest> {
  const { readText, listFolder } = io
  const { loadManifest, readRehearsalFile, readBaseline } = parts
  return await readRequest(
    {
      location: words[0],
      values,
      labelOf: (name) => `--${name}`,
      targetOf,
      uid: newUid(),
      ...(fileUse === undefined ? {} : { fileUse }),
    },
    { readText, listFolder, loadManifest, readRehearsalFile, readBaseline },
  )
}
