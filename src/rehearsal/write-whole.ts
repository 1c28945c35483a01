import { rename, writeFile } from 'node:fs/promises'

/** Writes a file that is whole or absent. Rejects with the system's error. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  await writeFile(`${path}.part`, content)
  await rename(`${path}.part`, path)
}
