import { createHash } from 'node:crypto'
import type { RestoreDocument } from '../restore-document.ts'

/** The name under which a snapshot and its content are restored: two restores of one backup do not meet (A-CSIPVC-5). */
export function snapshotName(restore: RestoreDocument, nameInBackup: string): string {
  return createHash('sha256').update(`${restore.metadata.uid}/${nameInBackup}`).digest('hex')
}
