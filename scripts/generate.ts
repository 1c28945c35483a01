// Files that are written from tables. `--check` writes nothing: it names those that differ and ends with 1.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { renderActionTypesYml } from './generate/action-types-yml.ts'
import { renderActionYml } from './generate/action-yml.ts'
import { renderErrorsMd } from './generate/errors-md.ts'
import { renderOptionsMd } from './generate/options-md.ts'
import { renderPageScript, renderPageStyle } from './generate/page-assets.ts'
import { renderRehearsalSchema } from './generate/rehearsal-schema.ts'
import { renderVerdictMd } from './generate/verdict-md.ts'

export const GENERATED_FILES: Readonly<Record<string, () => string>> = {
  'action.yml': renderActionYml,
  'action-types.yml': renderActionTypesYml,
  'docs/options.md': renderOptionsMd,
  'docs/errors.md': renderErrorsMd,
  'docs/verdict.md': renderVerdictMd,
  'src/report/html/generated/script.ts': renderPageScript,
  'src/report/html/generated/style.ts': renderPageStyle,
  'schema/rehearsal.schema.json': renderRehearsalSchema,
}

/** Files whose content is not what the tables say. Paths are relative to the root of the repository. */
export function staleFiles(): readonly string[] {
  return Object.entries(GENERATED_FILES)
    .filter(([path, render]) => current(path) !== render())
    .map(([path]) => path)
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const stale = staleFiles()
  if (process.argv.includes('--check')) {
    for (const path of stale)
      process.stderr.write(`${path} differs from its table; run: node scripts/generate.ts\n`)
    process.exitCode = stale.length > 0 ? 1 : 0
  } else {
    for (const path of stale) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, GENERATED_FILES[path]?.() ?? '')
      process.stdout.write(`wrote ${path}\n`)
    }
  }
}
