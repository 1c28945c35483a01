import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import type { BackupFile, BackupLocation } from '../../src/location/backup-location.ts'

/** Suffix of a file → its bytes; anything but bytes becomes JSON, compressed when the suffix ends in `.gz`. */
export type BackupFiles = { readonly [File in BackupFile]?: unknown }

/** A location that holds the given backups in memory. */
export function memoryLocation(backups: Readonly<Record<string, BackupFiles>>): BackupLocation {
  return {
    url: 'memory',
    isSingle: false,
    backupNames: async () => Object.keys(backups).sort(),
    open: async (backup, file) => {
      const content = backups[backup]?.[file]
      return content === undefined ? undefined : Readable.from([bytesOf(file, content)])
    },
  }
}

function bytesOf(file: BackupFile, content: unknown): Buffer {
  if (Buffer.isBuffer(content)) return content
  const json = JSON.stringify(content)
  return file.endsWith('.gz') ? gzipSync(json) : Buffer.from(json)
}
