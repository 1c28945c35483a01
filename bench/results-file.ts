import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type Row, type Verdict, verdictOf } from './benchmark.ts'
import type { Machine } from './machine.ts'

/** A row as it is kept: with its verdict, and the day of its runs. */
export interface KeptRow extends Row {
  readonly date: string
  readonly verdict: Verdict
}

export interface Results {
  readonly format: 1
  readonly machine: Machine
  readonly rows: readonly KeptRow[]
}

/** Rows of another machine say nothing beside these; of the same machine, those that were not measured again stay. */
export function mergeResults(
  earlier: Results | undefined,
  machine: Machine,
  rows: readonly Row[],
  date: string,
): Results {
  const isSameMachine = earlier !== undefined && JSON.stringify(earlier.machine) === JSON.stringify(machine)
  const measured = new Set(rows.map(({ id }) => id))
  const kept = isSameMachine ? earlier.rows.filter(({ id }) => !measured.has(id)) : []
  const fresh = rows.map((row) => ({ ...row, date, verdict: verdictOf(row) }))
  return { format: 1, machine, rows: [...kept, ...fresh].toSorted(byId) }
}

/** B2 before B10; rows of one id keep their order. */
function byId(a: Row, b: Row): number {
  return a.id.localeCompare(b.id, 'en', { numeric: true })
}

export function readResults(path: string): Results | undefined {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Results) : undefined
}

export function writeResults(path: string, results: Results): void {
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`)
}
