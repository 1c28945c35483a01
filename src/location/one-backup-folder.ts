import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { BackupFile, BackupLocation } from './backup-location.ts'
import { fileNameOf } from './backups-folder.ts'
import { openFile, sizeOfFile } from './open-file.ts'

/** The folder of one backup, with `velero-backup.json` in it. */
export class OneBackupFolder implements BackupLocation {
  readonly url: string
  readonly isSingle = true
  readonly #folder: string
  readonly #name: string

  constructor(folder: string, name: string, url: string) {
    this.#folder = folder
    this.#name = name
    this.url = url
  }

  async backupNames(signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted()
    return [this.#name]
  }

  async open(backup: string, file: BackupFile, signal: AbortSignal): Promise<Readable | undefined> {
    signal.throwIfAborted()
    return backup === this.#name
      ? openFile(join(this.#folder, fileNameOf(backup, file)), this.url, signal)
      : undefined
  }

  async sizeOf(backup: string, file: BackupFile): Promise<number | undefined> {
    return backup === this.#name
      ? sizeOfFile(join(this.#folder, fileNameOf(backup, file)), this.url)
      : undefined
  }
}
