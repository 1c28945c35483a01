// No secret in anything that the bundles write: log, outputs, summary, annotations, report folder.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildArchive } from '../build/archive.ts'
import { Canaries, canaryBackup, textsBelow } from '../build/canary.ts'
import { Workplace } from './black-box.ts'

const MAIN = join(import.meta.dirname, '../../dist/main.cjs')

let place: Workplace
let canaries: Canaries
beforeEach(() => {
  place = new Workplace()
  canaries = new Canaries()
  writeFileSync(place.path('nightly.tar.gz'), buildArchive(canaryBackup(canaries)))
  mkdirSync(place.path('out'))
})
afterEach(async () => {
  await place.remove()
})

/** In which file which canary is; everything below `out` is looked at. */
function hitsIn(log: string): readonly string[] {
  return [['log', log] as const, ...textsBelow(place.path('out'))].flatMap(([name, text]) =>
    canaries.in(text).map((hit) => `${name}: ${hit}`),
  )
}

function failedItems(): number {
  return JSON.parse(readFileSync(place.path('out', 'report', 'report.json'), 'utf8')).counts.failed
}

test('the command line', async () => {
  const { code, stdout, stderr } = await place.cli(
    'run',
    'nightly.tar.gz',
    '--report-dir',
    'out/report',
    '--json',
  )
  expect(code, stderr).toBe(1)
  expect(failedItems()).toBe(7)
  expect(hitsIn(stdout + stderr)).toEqual([])
})

test('the Action, in a log that masks nothing', async () => {
  const runnerFiles = ['output', 'summary', 'state', 'env', 'path'].map((name) => {
    writeFileSync(place.path('out', name), '')
    return [
      `GITHUB_${name === 'summary' ? 'STEP_SUMMARY' : name.toUpperCase()}`,
      place.path('out', name),
    ] as const
  })
  const inputs = {
    LOCATION: 'nightly.tar.gz',
    'REPORT-DIR': 'out/report',
    'EVENTS-FILE': 'out/events.ndjson',
    'METRICS-FILE': 'out/m.prom',
    'BADGE-FILE': 'out/badge.json',
    'RESTORE-FILES-DIR': 'out/files',
  }
  const { code, stdout, stderr } = await place.start(MAIN, [], {
    ...Object.fromEntries(runnerFiles),
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
    GITHUB_ACTIONS: 'true',
    RUNNER_TEMP: place.folder,
    AWS_SECRET_ACCESS_KEY: canaries.plant('aws-key'),
  }).ended
  expect(code, stdout + stderr).toBe(1)
  expect(failedItems()).toBe(7)
  expect(stdout).toContain('::error')
  // The command that masks a value has to name it; a runner does not show it.
  const log = (stdout + stderr).replace(/^::add-mask::.*$/gm, '')
  expect(hitsIn(log)).toEqual([])
})
