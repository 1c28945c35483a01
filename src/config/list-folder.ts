import { readdir } from 'node:fs/promises'
import { systemCodeOf } from '../core/rehearsal-error.ts'

/** Names of the files in a folder, sorted; undefined for what is no folder. Rejects with the system's error. */
export async function listFolder(path: string): Promise<readonly string[] | undefined> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries
      .filter((entry) => !entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  } catch (error) {
    if (systemCodeOf(error) === 'ENOTDIR') return undefined
    throw error
  }
}
