import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RehearsalEvent } from '../../../src/report/events.ts'
import { colourPainter, plainPainter } from '../../../src/report/render/painter.ts'
import { createScreen, type ScreenOptions } from '../../../src/report/render/screen.ts'
import { buildReport, hostileText } from './build-report.ts'

const report = buildReport()
const BACKUP = report.backup
if (BACKUP === undefined) throw new Error('the report of the tests has a backup')

const EVENTS: readonly RehearsalEvent[] = [
  { kind: 'progress', line: 'downloading kube-apiserver 1.36.3 (70 MiB)' },
  { kind: 'backup-read', backup: BACKUP, verifiedInMs: 100 },
  {
    kind: 'cluster-ready',
    cluster: {
      title: 'Kubernetes 1.36.3 control plane',
      version: '1.36.3',
      isThrowAway: true,
      kubeconfigPath: undefined,
    },
    readyInMs: 2_900,
  },
  { kind: 'restore-progress', done: 57, total: 214 },
  { kind: 'restored', done: 214, total: 214, ms: 400, objectsPerSecond: 531 },
  { kind: 'verified', accounted: 214, readBack: 209, ms: 30 },
  {
    kind: 'finished',
    report,
    files: ['rehearsal-report/report.json', 'rehearsal-report/summary.md'],
    exitCode: 0,
  },
]

function show(events: readonly RehearsalEvent[], changes: Partial<ScreenOptions> = {}): string {
  let text = ''
  const write = (chunk: string): void => {
    text += chunk
  }
  const screen = createScreen({
    write,
    paint: plainPainter,
    liveColumns: undefined,
    isQuiet: false,
    clock: () => 0,
    ...changes,
  })
  for (const event of events) screen(event)
  return text
}

describe('screen', () => {
  test('a run in a log', async () => {
    await expect(show(EVENTS)).toMatchFileSnapshot('golden/screen.txt')
  })

  test('of several runs each line says which it is about', () => {
    let text = ''
    const screen = createScreen({
      write: (chunk) => {
        text += chunk
      },
      paint: plainPainter,
      liveColumns: undefined,
      isQuiet: false,
      clock: () => 0,
    })
    for (const [index, event] of EVENTS.entries()) screen(event, index % 2 === 0 ? '1.35' : '1.36')
    expect(text).toContain('1.35      cluster   Kubernetes 1.36.3 control plane')
    expect(text).toContain('\n1.35      PASS in 4.1 s\n')
    expect(text.split('\n').filter((line) => !/^(1\.3[56] {6}\S|1\.3[56] {8}|$)/.test(line))).toEqual([])
  })

  test('on a terminal the progress is one line that is taken back', () => {
    const live = show(EVENTS, { liveColumns: 80 })
    expect(live).toContain('\r\u001b[Krestore   57 of 214\r\u001b[Krestore   214 of 214')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequence that takes a line back
    expect(live.replace(/\r\u001b\[K(?:restore {3}57 of 214)?/g, '')).toBe(show(EVENTS))
  })

  test('a live line is never wider than the terminal', () => {
    expect(show([{ kind: 'restore-progress', done: 57, total: 214 }], { liveColumns: 12 })).toBe(
      '\r\u001b[Krestore   5',
    )
  })

  test('in a log a sign of life comes every ten seconds', () => {
    let time = 0
    const clock = (): number => {
      time += 1_000
      return time
    }
    const events = Array.from(
      { length: 35 },
      (_, index): RehearsalEvent => ({ kind: 'restore-progress', done: index, total: 35 }),
    )
    const lines = show(events, { clock }).trim().split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(2)
    expect(lines.length).toBeLessThanOrEqual(4)
  })

  test('quiet shows the end only', () => {
    expect(show(EVENTS, { isQuiet: true })).toBe(show(EVENTS.slice(-1)))
  })

  test('F-72: a phase other than Completed is told', () => {
    const events: readonly RehearsalEvent[] = [
      { kind: 'backup-read', backup: { ...BACKUP, phase: 'PartiallyFailed' }, verifiedInMs: 1 },
    ]
    expect(show(events, { paint: colourPainter })).toContain('\u001b[33mphase PartiallyFailed\u001b[0m')
  })

  test('a given cluster has no time to become ready', () => {
    const cluster = {
      title: 'https://api.example:6443',
      version: '1.36.3',
      isThrowAway: false,
      kubeconfigPath: 'x',
    }
    expect(show([{ kind: 'cluster-ready', cluster, readyInMs: 0 }])).toBe(
      'cluster   https://api.example:6443\n',
    )
  })

  test('names and messages bring no control characters', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const events: readonly RehearsalEvent[] = [
          {
            kind: 'backup-read',
            backup: { ...BACKUP, name: text, phase: text, completedAt: text },
            verifiedInMs: 1,
          },
          { kind: 'progress', line: text },
          {
            kind: 'cluster-ready',
            cluster: { title: text, version: '', isThrowAway: true, kubeconfigPath: undefined },
            readyInMs: 1,
          },
        ]
        const lines = show(events).split('\n')
        expect(lines).toHaveLength(4)
        for (const line of lines) expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|##\w*\[|^::/u)
      }),
    )
  })
})

test('a report that cannot be shown does not hide the verdict', () => {
  const broken = buildReport({ verdict: 'fail', because: ['3 of 214 items failed'] })
  Object.defineProperty(broken, 'counts', {
    get: () => {
      throw new Error('no counts')
    },
  })
  expect(show([{ kind: 'finished', report: broken, files: [], exitCode: 1 }])).toBe(
    'FAIL\n  because 3 of 214 items failed\n  the rest cannot be shown here: no counts\n',
  )
})
