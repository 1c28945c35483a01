import { rename, rm, writeFile } from 'node:fs/promises'

/** Writes a file that is whole or absent. Rejects with the system's error. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = `${path}.part`
  try {
    await writeFile(part, content)
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}
