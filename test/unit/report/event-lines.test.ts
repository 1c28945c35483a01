import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RehearsalEvent } from '../../../src/report/events.ts'
import { createEventLines } from '../../../src/report/render/event-lines.ts'
import { buildReport, hostileText } from './build-report.ts'

const report = buildReport()
const BACKUP = report.backup
if (BACKUP === undefined) throw new Error('the report of the tests has a backup')

const settled = (name: string, outcome: 'created' | 'failed' = 'created'): RehearsalEvent => ({
  kind: 'item-settled',
  resource: 'configmaps',
  namespace: 'shop',
  name,
  outcome,
  reason: outcome === 'failed' ? 'refused' : 'restored',
})

const EVENTS: readonly RehearsalEvent[] = [
  { kind: 'stage-started', stage: 'backup' },
  { kind: 'progress', line: 'downloading kube-apiserver 1.36.3 (70 MiB)' },
  { kind: 'backup-read', backup: BACKUP, verifiedInMs: 100 },
  { kind: 'stage-ended', stage: 'backup', ms: 104.4 },
  {
    kind: 'cluster-ready',
    cluster: { title: 'Kubernetes 1.36.3', version: '1.36.3', isThrowAway: true, kubeconfigPath: undefined },
    readyInMs: 2_900.2,
  },
  { kind: 'restore-progress', done: 57, total: 214 },
  settled('settings'),
  settled('broken', 'failed'),
  { kind: 'restored', done: 214, total: 214, ms: 400, objectsPerSecond: 531 },
  { kind: 'verified', accounted: 214, readBack: 209, ms: 30 },
  { kind: 'finished', report, files: ['rehearsal-report/report.json'], exitCode: 0 },
]

function linesOf(events: readonly RehearsalEvent[]): readonly string[] {
  const lines: string[] = []
  const sink = createEventLines({
    write: (line) => lines.push(line),
    now: () => new Date('2026-11-23T04:00:00Z'),
    version: '0.1.0',
  })
  for (const event of events) sink(event)
  return lines
}

describe('events', () => {
  test('of a run', async () => {
    await expect(linesOf(EVENTS).join('')).toMatchFileSnapshot('golden/events.ndjson')
  })

  test('of several runs each says which it is about', () => {
    const lines: string[] = []
    const sink = createEventLines({
      write: (line) => lines.push(line),
      now: () => new Date('2026-11-23T04:00:00Z'),
      version: '0.1.0',
    })
    sink({ kind: 'stage-started', stage: 'backup' }, '1.35')
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({ event: 'stage-started', run: '1.35', stage: 'backup' })
  })

  test('each is one line of JSON with version, time and name, whatever the texts', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const events: RehearsalEvent[] = [
          { kind: 'progress', line: text },
          settled(text),
          { kind: 'backup-read', backup: { ...BACKUP, name: text, phase: text }, verifiedInMs: 1 },
          { kind: 'finished', report: { ...report, because: [text] }, files: [], exitCode: 1 },
        ]
        for (const line of linesOf(events)) {
          expect(line.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]|##\w*\[/u)
          expect(JSON.parse(line)).toMatchObject({
            version: 1,
            time: '2026-11-23T04:00:00.000Z',
            event: expect.any(String),
          })
        }
      }),
    )
  })

  test('of a hundred thousand items are few, those that failed are told longest, the rest is counted', () => {
    const created = Array.from({ length: 20_000 }, (_, index) => settled(`c${index}`))
    const failed = Array.from({ length: 300 }, (_, index) => settled(`f${index}`, 'failed'))
    const [end] = EVENTS.slice(-1)
    const lines = linesOf([...created, settled('late', 'failed'), ...(end === undefined ? [] : [end])])
    expect(lines.filter((line) => line.includes('"item-settled"'))).toHaveLength(10_001)
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ event: 'finished', itemsLeftOut: 10_000 })
    const mixed = linesOf([...created.slice(0, 10_000), ...failed])
    expect(mixed.filter((line) => line.includes('"failed"'))).toHaveLength(300)
  })
})
