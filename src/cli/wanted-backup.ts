import { backupWish } from '../config/backup-wish.ts'
import { locationOptions } from '../config/build-request.ts'
import type { WantedBackup } from '../rehearsal/open-backup.ts'
import { downloadText } from '../report/format.ts'
import type { Call, Context } from './command.ts'

/** The backup that a command which only reads is about. */
export function wantedBackup({ values, words }: Call, { io }: Pick<Context, 'io'>): WantedBackup {
  return {
    address: words[0] ?? '',
    options: locationOptions(values),
    wish: backupWish(values),
    onDownload: downloadLines(io),
  }
}

/** Progress of a long download, a line each, beside the result. */
export function downloadLines({ stderr }: Context['io']): WantedBackup['onDownload'] {
  return (progress) => void stderr.write(`${downloadText(progress)}\n`)
}
