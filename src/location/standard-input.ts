import type { Readable } from 'node:stream'
import type { BackupFile, BackupLocation } from './backup-location.ts'
import { endedBy } from './ended-by.ts'
import { TARBALL } from './lone-tarball.ts'

/** A lone tarball that comes through a pipe: it can be read once. */
export class StandardInput implements BackupLocation {
  readonly url = 'standard input'
  readonly isSingle = true
  readonly #name: string
  #stream: Readable | undefined

  constructor(stream: Readable, name: string) {
    this.#stream = stream
    this.#name = name
  }

  async backupNames(signal: AbortSignal): Promise<readonly string[]> {
    signal.throwIfAborted()
    return [this.#name]
  }

  async open(backup: string, file: BackupFile, signal: AbortSignal): Promise<Readable | undefined> {
    signal.throwIfAborted()
    if (backup !== this.#name || file !== TARBALL) return undefined
    const stream = this.#stream
    this.#stream = undefined
    return stream === undefined ? undefined : endedBy(stream, signal)
  }
}
