import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { RehearsalError } from '../../../src/core/rehearsal-error.ts'
import { conclude } from '../../../src/rehearsal/conclude.ts'
import { createFacts } from '../../../src/rehearsal/facts.ts'
import type { RehearsalDeps, RehearsalResult } from '../../../src/rehearsal/rehearse.ts'
import type { RehearsalRequest } from '../../../src/rehearsal/request.ts'
import type { RehearsalEvent } from '../../../src/report/events.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'conclude-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Wish {
  readonly reportDir?: string
  readonly badgeFile?: string
  readonly metrics?: RehearsalRequest['metrics']
}

/** The end of a run that never got to its backup. */
async function end(
  wish: Wish,
  failure?: RehearsalError,
): Promise<{ readonly result: RehearsalResult; readonly events: RehearsalEvent[] }> {
  const events: RehearsalEvent[] = []
  const facts = createFacts(new Date('2026-11-23T04:00:00Z'))
  facts.failure = failure
  const request = { reportDir: join(folder, 'out'), restoreFiles: undefined, ...wish } as RehearsalRequest
  const deps: RehearsalDeps = {
    signal: new AbortController().signal,
    emit: (event) => void events.push(event),
    environment: {},
    now: () => new Date('2026-11-23T04:00:01Z'),
    version: '0.1.0',
  }
  return { result: await conclude(request, deps, facts), events }
}

/** No folder can be made below a file. */
function unwritable(): string {
  writeFileSync(join(folder, 'file'), '')
  return join(folder, 'file', 'below')
}

test('a report that cannot be written: exit code 3, the verdict is still told, the screen gets the report', async () => {
  const { result, events } = await end({ reportDir: unwritable(), badgeFile: join(folder, 'badge.json') })
  expect(result.exitCode).toBe(3)
  expect(result.report.failure?.code).toBe('REPORT_NOT_WRITTEN')
  expect(result.report.failure?.message).toMatch(/apart from this the verdict is inconclusive$/)
  expect(events).toMatchObject([{ kind: 'finished', exitCode: 3 }])
  const badge = JSON.parse(readFileSync(join(folder, 'badge.json'), 'utf8'))
  expect(badge.message).toMatch(/^not carried out/)
})

test('a report that cannot be written after a run that failed early: the failure stays, the rest is a warning', async () => {
  const failure = new RehearsalError('ARCHIVE_EMPTY', 'the archive is empty')
  const { result } = await end({ reportDir: unwritable() }, failure)
  expect(result.exitCode).toBe(1)
  expect(result.report.failure?.code).toBe('ARCHIVE_EMPTY')
  expect(result.report.warnings.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^the report cannot be written to /),
  ])
})

test('a badge that cannot be written turns the run red, and the report says so', async () => {
  const { result } = await end({ badgeFile: unwritable() })
  expect(result.exitCode).toBe(3)
  const report = JSON.parse(readFileSync(join(folder, 'out', 'report.json'), 'utf8'))
  expect(report.failure.code).toBe('SIGNAL_NOT_WRITTEN')
})

test('the files that were asked for are written and named', async () => {
  const metrics = { file: join(folder, 'new', 'm.prom'), labels: { rehearsal: 'shop' } }
  const { result } = await end({ badgeFile: join(folder, 'badge.json'), metrics })
  expect(result.report.failure).toBeUndefined()
  expect(result.files.filter((file) => !existsSync(file))).toEqual([])
  expect(result.files).toEqual(expect.arrayContaining([metrics.file, join(folder, 'badge.runs.json')]))
  expect(readFileSync(metrics.file, 'utf8')).toContain('{verdict="inconclusive",rehearsal="shop"} 1')
})

test('nothing is written that nobody asked for', async () => {
  const { result } = await end({})
  expect(result.files.every((file) => file.startsWith(join(folder, 'out')))).toBe(true)
})
