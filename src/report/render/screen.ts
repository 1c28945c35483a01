// Events in, lines out. On a terminal one line is alive while items are restored; everywhere else every line is final,
// and a sign of life comes now and then.
import { messageOf } from '../../core/rehearsal-error.ts'
import type { EventSink, RehearsalEvent } from '../events.ts'
import { formatAge, formatBytes, formatCount, formatMinute, formatNumber, formatSpan } from '../format.ts'
import type { BackupSection } from '../model.ts'
import { plainText } from '../plain-text.ts'
import type { Painter } from './painter.ts'
import { renderTerminal } from './terminal.ts'

export interface ScreenOptions {
  readonly write: (text: string) => void
  readonly paint: Painter
  /** Width of a terminal that can take a line back; undefined: every line is final. */
  readonly liveColumns: number | undefined
  /** Only the end of the run. */
  readonly isQuiet: boolean
  /** Milliseconds on any steady clock. */
  readonly clock: () => number
}

const LIFE_SIGN_EVERY_MS = 10_000
const MAX_ITEMS = 20
const MAX_WARNINGS = 10
const ERASE_LINE = '\r\u001b[K'

/** Nothing that people need to see: what follows says the same with its result. */
const SILENT = [
  'stage-started',
  'stage-ended',
  'item-settled',
] as const satisfies readonly RehearsalEvent['kind'][]
type Silent = (typeof SILENT)[number]

export function createScreen(options: ScreenOptions): EventSink {
  const { write, paint, liveColumns, isQuiet, clock } = options
  let isLineAlive = false
  let lastSign = clock()
  return (event, run) => {
    if (isSilent(event)) return
    if (event.kind === 'restore-progress') {
      const text = ofRun(run, `${label('restore')}${progress(event.done, event.total)}`)
      if (isQuiet) return
      if (liveColumns !== undefined) {
        write(ERASE_LINE + text.slice(0, liveColumns - 1))
        isLineAlive = true
      } else if (clock() - lastSign >= LIFE_SIGN_EVERY_MS) {
        lastSign = clock()
        write(`${text}\n`)
      }
      return
    }
    if (isLineAlive) write(ERASE_LINE)
    isLineAlive = false
    if (event.kind === 'finished') {
      write(ofRun(run, endOf(event, paint)))
    } else if (!isQuiet) {
      write(ofRun(run, `${lineOf(event, paint)}\n`))
    }
  }
}

/** Lines of several runs come in turns, so each says of which it is. */
function ofRun(run: string | undefined, text: string): string {
  return run === undefined ? text : text.replace(/^(?=.)/gm, () => label(plainText(run)))
}

/** A report that cannot be shown must not hide the verdict. */
function endOf({ report, files }: Extract<RehearsalEvent, { kind: 'finished' }>, paint: Painter): string {
  try {
    return renderTerminal(report, { paint, files, maxItems: MAX_ITEMS, maxWarnings: MAX_WARNINGS })
  } catch (error) {
    const lines = [report.verdict.toUpperCase(), ...report.because.map((sentence) => `  because ${sentence}`)]
    const why = `  the rest cannot be shown here: ${messageOf(error)}`
    return `${[...lines, why].map((line) => plainText(line)).join('\n')}\n`
  }
}

function isSilent(event: RehearsalEvent): event is Extract<RehearsalEvent, { kind: Silent }> {
  return SILENT.some((kind) => kind === event.kind)
}

type Step = Exclude<RehearsalEvent, { kind: Silent | 'restore-progress' | 'finished' }>

function lineOf(event: Step, paint: Painter): string {
  switch (event.kind) {
    case 'backup-read':
      return label('backup') + backupText(event.backup, event.verifiedInMs, paint)
    case 'progress':
      return label('') + paint('faint', plainText(event.line))
    case 'cluster-ready': {
      const ready = event.readyInMs > 0 ? ` · ready in ${formatSpan(event.readyInMs)}` : ''
      return `${label('cluster')}${plainText(event.cluster.title)}${ready}`
    }
    case 'restored': {
      const speed = `${formatNumber(event.objectsPerSecond)} objects/s`
      return `${label('restore')}${progress(event.done, event.total)} · ${formatSpan(event.ms)} · ${speed}`
    }
    case 'verified':
      return `${label('verify')}${formatNumber(event.accounted)} accounted for · ${formatNumber(event.readBack)} read back`
  }
}

/** `shop · 2026-10-01 02:00 UTC · 53 days old · 214 items, 6 namespaces · 1.2 MiB verified in 0.1 s`. */
export function backupText(backup: BackupSection, verifiedInMs: number | undefined, paint: Painter): string {
  const verified = verifiedInMs === undefined ? '' : ` verified in ${formatSpan(verifiedInMs)}`
  const isOdd = backup.phase !== undefined && backup.phase !== 'Completed'
  return [
    plainText(backup.name, 253),
    backup.completedAt === undefined ? undefined : plainText(formatMinute(backup.completedAt)),
    backup.ageSeconds === undefined ? undefined : formatAge(backup.ageSeconds),
    // F-72: Velero takes a backup in any phase, so the phase has to be seen.
    isOdd ? paint('doubt', `phase ${plainText(backup.phase ?? '')}`) : undefined,
    `${formatCount(backup.items, 'item')}, ${formatCount(backup.namespaces, 'namespace')}`,
    `${formatBytes(backup.bytes)}${verified}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

function progress(done: number, total: number): string {
  return `${formatNumber(done)} of ${formatNumber(total)}`
}

function label(name: string): string {
  return name.padEnd(10)
}
