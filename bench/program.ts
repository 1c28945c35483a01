import { existsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const BUNDLE = join(ROOT, 'dist', 'cli.cjs')

/** What users run: the bundle; before it is built, the source. */
export function program(): string {
  return existsSync(BUNDLE) ? BUNDLE : join(ROOT, 'src', 'cli', 'main.ts')
}

/** The bundle of the Action; undefined before it is built. */
export function actionBundle(): string | undefined {
  const path = join(ROOT, 'dist', 'main.cjs')
  return existsSync(path) ? path : undefined
}
