import { readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join, posix, relative, resolve, sep } from 'node:path'

export const ROOT = resolve(import.meta.dirname, '../../..')

export interface SourceFile {
  /** From the root of the repository, with `/`: `src/core/json.ts`. */
  readonly path: string
  readonly text: string
}

export interface ImportStatement {
  /** A path from the root for what begins with a dot, otherwise as it is written. */
  readonly target: string
  /** Gone before the program runs: `import type …`. */
  readonly isTypeOnly: boolean
}

/** Text files below some folders or files of the repository, in no order. What is not there is passed over. */
export function readFiles(
  starts: readonly string[],
  extensions: readonly string[],
  skippedFolders: readonly string[] = [],
): readonly SourceFile[] {
  return starts
    .flatMap((start) => pathsBelow(join(ROOT, start), skippedFolders))
    .filter((path) => extensions.includes(extname(path)))
    .map((path) => ({ path: relative(ROOT, path).split(sep).join('/'), text: readFileSync(path, 'utf8') }))
}

function pathsBelow(start: string, skipped: readonly string[]): readonly string[] {
  try {
    return readdirSync(start, { withFileTypes: true })
      .filter((entry) => !skipped.includes(entry.name))
      .flatMap((entry) => {
        const path = join(start, entry.name)
        return entry.isDirectory() ? pathsBelow(path, skipped) : [path]
      })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOTDIR') return [start]
    if (code === 'ENOENT') return []
    throw error
  }
}

const STATEMENT = /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w$*{},\s]+?\s+from\s*)?['"]([^'"]+)['"]/gm
const CALL = /\bimport\(\s*['"]([^'"]+)['"]/g

/** What a file imports, re-exports or loads later. */
export function importsOf({ path, text }: SourceFile): readonly ImportStatement[] {
  const statements = [...text.matchAll(STATEMENT)].map(([, type, target = '']) => ({
    target: fromRoot(path, target),
    isTypeOnly: type !== undefined,
  }))
  const calls = [...text.matchAll(CALL)].map(([, target = '']) => ({
    target: fromRoot(path, target),
    isTypeOnly: false,
  }))
  return [...statements, ...calls]
}

function fromRoot(importer: string, target: string): string {
  return target.startsWith('.') ? posix.join(dirname(importer), target) : target
}
