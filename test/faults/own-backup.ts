// Backups of ConfigMaps, in a folder that is removed with the test.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import type { JsonObject } from '../../src/core/json.ts'
import { configMap, namespace } from '../itg/engine/objects.ts'
import { temporaryFolder } from './program.ts'
import { writeBackup } from './restore.ts'

/** A namespace and so many ConfigMaps in it. Bodies that do not shrink, so that the archive and its temporary file are about the same size. */
export function maps(space: string, count: number, bytes: number): readonly JsonObject[] {
  const value = (): string => randomBytes(bytes / 2).toString('hex')
  const items = Array.from({ length: count }, (_, index) =>
    configMap(space, `item-${index}`, { data: { value: value() } }),
  )
  return [namespace(space), ...items]
}

export function locationOf(objects: readonly JsonObject[]): string {
  const folder = temporaryFolder()
  writeBackup(join(folder, 'backups', 'backup-1'), objects)
  return folder
}
