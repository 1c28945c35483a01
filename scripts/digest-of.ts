import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** Of names and contents: what is made of these files is made anew when one of them changes. A folder counts by its name. */
export function digestOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.toSorted()) {
    if (!path.endsWith('/')) hash.update(`${path.slice(ROOT.length)}\0`).update(contentOf(path))
  }
  return hash.digest('hex').slice(0, 16)
}

/** Empty for a folder. */
function contentOf(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch {
    return Buffer.alloc(0)
  }
}
