// What Velero leaves in `restores/<name>/` of the bucket, written into a folder of the user (F-80 to F-87).
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { elideBodies } from '../../core/redact.ts'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import { profileOf } from '../../restore/document/profile.ts'
import { veleroResult } from '../../restore/messages.ts'
import type { RunFacts } from '../facts.ts'
import type { RehearsalRequest } from '../request.ts'
import { writeWhole } from '../write-whole.ts'
import { restoreLog } from './restore-log.ts'

export const RESTORE_DOCUMENT = 'velero-restore.json'

/** Name without `.gz` → content. */
type Files = ReadonlyMap<string, string>

/**
 * Writes the files of a run that has ended, each whole or not at all. A restore that did not begin leaves its document only. Returns their paths,
 * the document first. @throws RESTORE_FILES_NOT_WRITTEN
 */
export async function writeRestoreFiles(
  request: RehearsalRequest,
  facts: RunFacts,
): Promise<readonly string[]> {
  const folder = facts.restoreFilesFolder
  if (folder === undefined || facts.restore === undefined) return []
  const isZipped = request.restoreFiles?.format !== 'plain'
  try {
    await mkdir(folder, { recursive: true })
    const paths = [join(folder, RESTORE_DOCUMENT)]
    await writeWhole(join(folder, RESTORE_DOCUMENT), `${JSON.stringify(facts.restore, undefined, 2)}\n`)
    for (const [name, content] of filesOf(request, facts)) {
      const path = join(folder, isZipped ? `${name}.gz` : name)
      await writeWhole(path, isZipped ? await promisify(gzip)(content) : content)
      paths.push(path)
    }
    return paths
  } catch (error) {
    throw new RehearsalError(
      'RESTORE_FILES_NOT_WRITTEN',
      `the files of the restore cannot be written to ${folder}: ${messageOf(error)}`,
      { cause: error },
    )
  }
}

/** Each JSON file is one line, as Velero writes it. */
function filesOf(request: RehearsalRequest, facts: RunFacts): Files {
  const { engine, catalog, restore, restoredVolumes } = facts
  const files = new Map<string, string>()
  if (engine === undefined || catalog === undefined || restore === undefined) return files
  const { name } = restore.metadata
  const json = (value: unknown): string => `${JSON.stringify(value)}\n`
  const log = restoreLog({ restore, items: catalog.items, engine })
  files.set(`restore-${name}-logs`, [...log].join(''))
  const messages = engine.messages.map((message) => ({ ...message, text: elideBodies(message.text) }))
  files.set(
    `restore-${name}-results`,
    json({ errors: veleroResult(messages, 'error'), warnings: veleroResult(messages, 'warning') }),
  )
  if (!profileOf(request.engine.profile).leavesItemFiles) return files
  files.set(`restore-${name}-resource-list.json`, json(engine.records.resourceList()))
  // The only built-in operations are those of the data mover, and there is none here.
  files.set(`restore-${name}-itemoperations.json`, json([]))
  files.set(`${name}-volumeinfo.json`, json(restoredVolumes))
  return files
}
