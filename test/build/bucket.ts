import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildArchive } from './archive.ts'

export interface BackupParts {
  /** Paths in the archive and what lies there; see `itemPath`. */
  readonly files: Readonly<Record<string, object | string>>
  readonly spec?: object
  /** Files beside the tarball by their suffix: `-volumeinfo.json.gz`. */
  readonly beside?: Readonly<Record<string, unknown>>
}

/** Writes one backup into a folder, as Velero leaves it in a bucket. */
export function writeBackup(
  folder: string,
  name: string,
  { files, spec = {}, beside = {} }: BackupParts,
): void {
  const own = join(folder, 'backups', name)
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, `${name}.tar.gz`), buildArchive(files))
  const backup = {
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    metadata: { name, namespace: 'velero' },
    spec,
    status: { phase: 'Completed', formatVersion: '1.1.0' },
  }
  writeFileSync(join(own, 'velero-backup.json'), JSON.stringify(backup))
  for (const [suffix, value] of Object.entries(beside)) {
    writeFileSync(join(own, `${name}${suffix}`), gzipSync(JSON.stringify(value)))
  }
}
