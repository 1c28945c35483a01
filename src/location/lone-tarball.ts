import type { Readable } from 'node:stream'
import type { BackupFile, BackupLocation } from './backup-location.ts'
import { openFile, sizeOfFile } from './open-file.ts'

export const TARBALL = '.tar.gz'

/** One tarball without the files that lie beside it in a bucket, as `velero backup download` gives it. */
export class LoneTarball implements BackupLocation {
  readonly url: string
  readonly isSingle = true
  readonly #path: string
  readonly #name: string

  constructor(path: string, name: string, url: string) {
    this.#path = path
    this.#name = name
    this.url = url
  }

  async backupNames(signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted()
    return [this.#name]
  }

  async open(backup: string, file: BackupFile, signal: AbortSignal): Promise<Readable | undefined> {
    signal.throwIfAborted()
    return backup === this.#name && file === TARBALL ? openFile(this.#path, this.url, signal) : undefined
  }

  async sizeOf(backup: string, file: BackupFile): Promise<number | undefined> {
    return backup === this.#name && file === TARBALL ? sizeOfFile(this.#path, this.url) : undefined
  }
}
