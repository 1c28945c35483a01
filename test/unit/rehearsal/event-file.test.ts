import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEventFile } from '../../../src/rehearsal/event-file.ts'
import type { RehearsalDeps } from '../../../src/rehearsal/rehearse.ts'
import type { RehearsalEvent } from '../../../src/report/events.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'events-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function deps(seen: RehearsalEvent[]): RehearsalDeps {
  return {
    signal: new AbortController().signal,
    emit: (event) => void seen.push(event),
    environment: {},
    now: () => new Date('2026-11-23T04:00:00Z'),
    version: '0.1.0',
  }
}

const STEP: RehearsalEvent = { kind: 'stage-started', stage: 'backup' }

test('every line is in the file as soon as it happened, also when nobody closes it', () => {
  const seen: RehearsalEvent[] = []
  const path = join(folder, 'events.ndjson')
  const file = openEventFile(path, deps(seen))
  file.emit(STEP)
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line).event)).toEqual(['run-started', 'stage-started'])
  expect(seen).toEqual([STEP])
  file.close()
})

test.skipIf(process.platform !== 'linux')(
  'a full disk ends the file and not the run, and is told once',
  () => {
    const seen: RehearsalEvent[] = []
    const file = openEventFile('/dev/full', deps(seen))
    file.emit(STEP)
    file.emit(STEP)
    file.close()
    expect(seen.map(({ kind }) => kind)).toEqual(['progress', 'stage-started', 'stage-started'])
    expect(seen[0]).toMatchObject({
      line: expect.stringMatching(/no more events are written to \/dev\/full: ENOSPC/),
    })
  },
)

test('a file that cannot be opened is a problem with a code, and the events still reach the screen', () => {
  const seen: RehearsalEvent[] = []
  const file = openEventFile(join(folder, 'no', 'such', 'folder'), deps(seen))
  file.emit(STEP)
  expect(file.problem?.code).toBe('EVENTS_NOT_WRITTEN')
  expect(seen).toEqual([STEP])
})

test('without a file nothing changes', () => {
  const seen: RehearsalEvent[] = []
  const file = openEventFile(undefined, deps(seen))
  file.emit(STEP)
  file.close()
  expect(seen).toEqual([STEP])
})
