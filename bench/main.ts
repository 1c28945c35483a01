// `npm run bench [-- id …]`: measures, prints a table, writes bench/results.json. A goal that is missed is a fact, not a
// failure: the exit code is 1 only when something could not be measured.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { findBinaries } from '../src/cluster/binaries/find-binaries.ts'
import type { Benchmark, Row } from './benchmark.ts'
import { archive } from './benchmarks/archive.ts'
import { commandLine } from './benchmarks/command-line.ts'
import { manyDefinitions } from './benchmarks/definitions.ts'
import { faults } from './benchmarks/faults.ts'
import { largeBackup } from './benchmarks/large-backup.ts'
import { managedFields } from './benchmarks/managed-fields.ts'
import { repeatedRestore } from './benchmarks/repeated-restore.ts'
import { reports } from './benchmarks/reports.ts'
import { throughput } from './benchmarks/throughput.ts'
import { transport } from './benchmarks/transport.ts'
import { velero } from './benchmarks/velero.ts'
import { wholeRun } from './benchmarks/whole-run.ts'
import { describeMachine } from './machine.ts'
import { renderDisturbances, renderTable } from './render-table.ts'
import { mergeResults, readResults, writeResults } from './results-file.ts'
import { jobRunner } from './run-job.ts'
import { veleroTools } from './velero-tools.ts'

const BENCHMARKS: readonly { readonly ids: readonly string[]; readonly measure: Benchmark }[] = [
  { ids: ['B0', 'B1', 'B12'], measure: throughput },
  { ids: ['B2'], measure: managedFields },
  { ids: ['B3'], measure: manyDefinitions },
  { ids: ['B4'], measure: repeatedRestore },
  { ids: ['B5', 'B10'], measure: largeBackup },
  { ids: ['B6'], measure: wholeRun },
  { ids: ['B7'], measure: faults },
  { ids: ['B8'], measure: archive },
  { ids: ['B9'], measure: commandLine },
  { ids: ['B11'], measure: reports },
  { ids: ['T'], measure: transport },
  { ids: ['V'], measure: velero },
]
const RESULTS = join(import.meta.dirname, 'results.json')
const PROFILES = join(import.meta.dirname, '.work', 'profiles')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: '3' },
    profile: { type: 'boolean', default: false },
    'dry-run': { type: 'boolean', default: false },
  },
})
const wanted = new Set(positionals.map((id) => id.toUpperCase()))
const known = new Set(BENCHMARKS.flatMap(({ ids }) => ids))
const unknown = [...wanted].filter((id) => !known.has(id))

const tools = veleroTools(process.env)
const isRefused = typeof tools === 'string' && wanted.has('V')

if (unknown.length > 0) {
  process.stderr.write(`${unknown.join(', ')}: not measured here; there are ${[...known].join(', ')}\n`)
  process.exitCode = 2
} else if (isRefused) {
  process.stderr.write(`${tools}\n`)
  process.exitCode = 2
} else {
  process.exitCode = await main()
}

async function main(): Promise<number> {
  const cancel = new AbortController()
  for (const event of ['SIGINT', 'SIGTERM'] as const) process.once(event, () => cancel.abort())
  const context = {
    rounds: Number(values.rounds),
    signal: cancel.signal,
    say: (line: string) => void process.stderr.write(`${line}\n`),
    run: jobRunner(cancel.signal, values.profile ? ['--cpu-prof', `--cpu-prof-dir=${PROFILES}`] : []),
  }
  const rows: Row[] = []
  let failures = 0
  for (const { ids, measure } of BENCHMARKS) {
    if (wanted.size > 0 && !ids.some((id) => wanted.has(id))) continue
    if (cancel.signal.aborted) break
    if (measure === velero && typeof tools === 'string') {
      context.say(`left out: ${tools}`)
      continue
    }
    try {
      rows.push(...(await measure(context)))
    } catch (error) {
      failures += 1
      process.stderr.write(`${ids.join(', ')}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  process.stdout.write(renderTable(rows) + renderDisturbances(rows))
  if (!values['dry-run'] && !values.profile) await save(rows, context)
  return cancel.signal.aborted ? 130 : Math.min(1, failures)
}

async function save(rows: readonly Row[], context: { readonly signal: AbortSignal }): Promise<void> {
  if (rows.length === 0) return
  const search = { kubernetesVersion: undefined, binariesDirectory: undefined, environment: process.env }
  const { version } = await findBinaries(search, { signal: context.signal, progress: () => undefined })
  const now = `${new Date().toISOString().slice(0, 19)}Z`
  writeResults(RESULTS, mergeResults(readResults(RESULTS), describeMachine(version), rows, now))
}
