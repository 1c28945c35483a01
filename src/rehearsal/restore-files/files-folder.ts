import { realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { RehearsalRequest } from '../request.ts'

/** A DNS subdomain, as Kubernetes wants names: it becomes a part of file names. */
const NAME = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/

/**
 * The folder for the files of the restore, once it is certain that nothing of the backup location is written to: locations are
 * read-only (F-87). Undefined when none is asked for. @throws OPTION_CONFLICT, OPTION_INVALID
 */
export async function checkedFilesFolder(request: RehearsalRequest): Promise<string | undefined> {
  const { restoreFiles, location, restore } = request
  if (restoreFiles === undefined) return undefined
  const { name } = restore.metadata
  if (!NAME.test(name)) {
    const why = 'its files cannot be written: only lower-case letters, digits, dashes and dots make a name'
    throw new RehearsalError('OPTION_INVALID', `the Restore is called ${JSON.stringify(name)}, and ${why}`)
  }
  const folder = await realPathOf(restoreFiles.folder)
  const source = await folderOf(location)
  if (source !== undefined && isInside(folder, source)) {
    const why = 'it lies inside the location of the backup, which is never written to'
    throw new RehearsalError(
      'OPTION_CONFLICT',
      `restore-files-dir ${JSON.stringify(restoreFiles.folder)}: ${why}`,
    )
  }
  return restoreFiles.folder
}

/** The location as a folder; undefined for a lone tarball, an address, and what is not there. */
async function folderOf(location: string): Promise<string | undefined> {
  try {
    return (await stat(location)).isDirectory() ? await realpath(location) : undefined
  } catch {
    return undefined
  }
}

/** Where a path leads when its last parts do not exist yet. */
async function realPathOf(path: string): Promise<string> {
  const whole = resolve(path)
  try {
    return await realpath(whole)
  } catch {
    const parent = dirname(whole)
    return parent === whole ? whole : join(await realPathOf(parent), basename(whole))
  }
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path
}
