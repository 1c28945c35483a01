import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseAllDocuments } from 'yaml'
import type { JsonObject } from '../../src/core/json.ts'

export const ORACLE = join(import.meta.dirname, 'oracle')
export const CASES = join(ORACLE, 'cases')

/** `case.yaml`: what was done with real Velero. */
export interface CaseFile {
  readonly id: string
  readonly shows: string
  readonly rules: readonly string[]
  readonly backups: readonly string[]
  readonly restores: readonly JsonObject[]
  readonly configMaps?: readonly JsonObject[]
  readonly serverFlags?: string
  readonly preDelete?: readonly { readonly kind: string; readonly name: string }[]
}

export function caseIds(): readonly string[] {
  return readdirSync(CASES).sort()
}

export function readCase(id: string): CaseFile {
  return parse(readFileSync(join(CASES, id, 'case.yaml'), 'utf8')) as CaseFile
}

/** Manifests of `pre/`, in the order of the files. */
export function readPre(id: string): readonly JsonObject[] {
  const folder = join(CASES, id, 'pre')
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .flatMap((file) => parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { intAsBigInt: false }))
    .map((document) => document.toJS() as JsonObject | null)
    .filter((object): object is JsonObject => object !== null)
}
