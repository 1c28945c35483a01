// Which of the backups of a location are meant: one function of values. Whoever shows the choice also shows why the others
// were passed over.
import { formatDuration } from '../../core/duration.ts'
import type { ErrorCode } from '../../core/rehearsal-error.ts'
import { SCHEDULE_LABEL } from '../../restore/document/choose-backup.ts'
import { compileSelector, type LabelTest } from '../../restore/select/label-selector.ts'
import { ageOf, beginOf, type ListedBackup } from './listed-backup.ts'
import { type BackupWish, wishText } from './wish.ts'

export interface Selection {
  /** Newest first; empty when there is a problem. */
  readonly chosen: readonly ListedBackup[]
  readonly passedOver: readonly PassedOver[]
  readonly problem: { readonly code: ErrorCode; readonly message: string } | undefined
}

export interface PassedOver {
  readonly name: string
  readonly reason: PassReason
  /** For people: `phase Failed`. */
  readonly why: string
}

export type PassReason = FilterName | 'older'
type FilterName = 'name' | 'schedule' | 'labels' | 'phase' | 'age-unknown' | 'too-new' | 'too-old'

interface Question {
  readonly wish: BackupWish
  readonly hasLabels: LabelTest
  readonly now: Date
}

interface Filter {
  readonly reason: FilterName
  /** When this is the last thing that a backup was missing. */
  readonly code: ErrorCode
  /** Why a backup does not fit; undefined when it does. */
  readonly misses: (backup: ListedBackup, question: Question) => string | undefined
}

/** In this order. What nobody got past decides what is told when nothing is left. */
const FILTERS: readonly Filter[] = [
  {
    reason: 'name',
    code: 'BACKUP_NOT_FOUND',
    misses: ({ name }, { wish: { which } }) =>
      which.kind === 'named' && which.name !== name ? 'another name' : undefined,
  },
  {
    reason: 'schedule',
    code: 'BACKUP_NOT_FOUND',
    misses: ({ metadata }, { wish: { schedule } }) => {
      const own = metadata?.labels[SCHEDULE_LABEL]
      if (schedule === undefined || own === schedule) return undefined
      return own === undefined ? 'of no schedule' : `of schedule ${own}`
    },
  },
  {
    reason: 'labels',
    code: 'BACKUP_NOT_FOUND',
    misses: ({ metadata }, { hasLabels }) =>
      hasLabels(metadata?.labels ?? {}) ? undefined : 'its labels do not match',
  },
  { reason: 'phase', code: 'BACKUP_UNFIT', misses: phaseMisses },
  {
    reason: 'age-unknown',
    code: 'BACKUP_AGE_UNKNOWN',
    misses: (backup, { wish, now }) =>
      (wish.minAgeMs ?? wish.maxAgeMs) !== undefined && ageOf(backup, now) === undefined
        ? beginOf(backup) === undefined
          ? 'it does not say when it began'
          : 'it says that it began at a time that is still to come'
        : undefined,
  },
  {
    reason: 'too-new',
    code: 'BACKUP_UNFIT',
    misses: (backup, { wish, now }) => {
      const age = ageOf(backup, now)
      if (wish.minAgeMs === undefined || (age !== undefined && age >= wish.minAgeMs)) return undefined
      const own = age === undefined ? 'of unknown age' : `${seconds(Math.floor(age / 1_000))} old`
      return `${own}, at least ${formatDuration(wish.minAgeMs)} is asked for`
    },
  },
  {
    reason: 'too-old',
    code: 'BACKUP_TOO_OLD',
    misses: (backup, { wish, now }) => {
      const age = ageOf(backup, now) ?? 0
      return wish.maxAgeMs !== undefined && age > wish.maxAgeMs
        ? `${seconds(Math.ceil(age / 1_000))} old, at most ${formatDuration(wish.maxAgeMs)} is allowed`
        : undefined
    },
  },
]

/**
 * F-72: Velero restores a backup of any phase when it is named. What Velero itself calls unusable, because it is not yet complete or
 * failed, is refused here. One that is PartiallyFailed may be named, and the report tells it.
 */
function phaseMisses({ metadata }: ListedBackup, { wish }: Question): string | undefined {
  const phase = metadata?.phase
  if (metadata === undefined || phase === 'Completed') return undefined
  const isGiven = wish.which.kind === 'named' || wish.which.kind === 'only'
  if (isGiven && (phase === undefined || phase === '')) return undefined
  if (phase === 'PartiallyFailed' && (isGiven || wish.allowPartiallyFailed)) return undefined
  return phase ? `phase ${phase}` : 'it has no phase'
}

/**
 * @param backups all of the location; for a wish that names one, that one is enough
 * @param wish not `as-in-restore`: only a Restore knows what that is
 */
export function selectBackups(backups: readonly ListedBackup[], wish: BackupWish, now: Date): Selection {
  const question = { wish, hasLabels: compileSelector(wish.labels ?? {}), now }
  const readable = newestFirst(backups.filter(({ problem }) => problem === undefined))
  const broken = backups.filter(
    ({ name, problem }) => problem !== undefined && (wish.which.kind !== 'named' || wish.which.name === name),
  )
  if (wish.which.kind === 'latest') return latest(readable, broken, question)
  if (wish.which.kind !== 'all') return single(readable, broken, question)
  const { fitting, passedOver } = sieve(readable, FILTERS, question)
  // One that cannot be read may be meant, and its own run will say so.
  return chosenOr([...broken, ...fitting], passedOver, question)
}

/** The newest is the newest of those that fit in everything but their age: an older one is no answer to one that is too old. */
function latest(
  readable: readonly ListedBackup[],
  broken: readonly ListedBackup[],
  question: Question,
): Selection {
  const isGate = ({ reason }: Filter) => reason === 'too-old' || reason === 'age-unknown'
  const { fitting, passedOver } = sieve(
    readable,
    FILTERS.filter((filter) => !isGate(filter)),
    question,
  )
  const [newest, ...older] = fitting
  const newestBegin = newest === undefined ? 0 : (beginOf(newest) ?? 0)
  const [unreadable] = broken.filter(({ brokenBegin }) => (brokenBegin ?? Infinity) >= newestBegin)
  if (unreadable !== undefined) {
    const message = `${wishText(question.wish)} cannot be told: ${unreadable.name} may be the newest. ${unreadable.problem?.message ?? ''}`
    return { chosen: [], passedOver, problem: { code: 'BACKUP_UNREADABLE', message: sentence(message) } }
  }
  const others = older.map(({ name }): PassedOver => ({ name, reason: 'older', why: 'older' }))
  if (newest === undefined) return nothing(passedOver, question)
  const gate = sieve([newest], FILTERS.filter(isGate), question)
  const all = [...gate.passedOver, ...others, ...passedOver]
  return chosenOr(gate.fitting, all, question)
}

/** One that is named, or the only one that there is. */
function single(
  readable: readonly ListedBackup[],
  broken: readonly ListedBackup[],
  question: Question,
): Selection {
  const isIdentity = ({ code }: Filter) => code === 'BACKUP_NOT_FOUND'
  const meant = sieve(readable, FILTERS.filter(isIdentity), question)
  const candidates = [...broken, ...meant.fitting]
  const [only, ...more] = candidates
  if (only === undefined) return nothing(meant.passedOver, question)
  if (more.length > 0) {
    const message = `There are several backups: ${listed(candidates.map(({ name }) => name).sort())}.`
    return { chosen: [], passedOver: meant.passedOver, problem: { code: 'BACKUP_AMBIGUOUS', message } }
  }
  if (only.problem !== undefined) {
    const { code, message } = only.problem
    return { chosen: [], passedOver: meant.passedOver, problem: { code, message } }
  }
  const { fitting, passedOver } = sieve([only], FILTERS, question)
  return chosenOr(fitting, [...passedOver, ...meant.passedOver], question)
}

/** Every backup ends in one of the two. */
function sieve(
  backups: readonly ListedBackup[],
  filters: readonly Filter[],
  question: Question,
): { readonly fitting: readonly ListedBackup[]; readonly passedOver: readonly PassedOver[] } {
  const fitting: ListedBackup[] = []
  const passedOver: PassedOver[] = []
  for (const backup of backups) {
    const miss = firstMiss(backup, filters, question)
    if (miss === undefined) fitting.push(backup)
    else passedOver.push({ name: backup.name, ...miss })
  }
  return { fitting, passedOver }
}

function firstMiss(
  backup: ListedBackup,
  filters: readonly Filter[],
  question: Question,
): Pick<PassedOver, 'reason' | 'why'> | undefined {
  for (const { reason, misses } of filters) {
    const why = misses(backup, question)
    if (why !== undefined) return { reason, why }
  }
  return undefined
}

function chosenOr(
  chosen: readonly ListedBackup[],
  passedOver: readonly PassedOver[],
  question: Question,
): Selection {
  return chosen.length > 0 ? { chosen, passedOver, problem: undefined } : nothing(passedOver, question)
}

/** What came furthest says what is missing. */
function nothing(passedOver: readonly PassedOver[], { wish }: Question): Selection {
  const last = FILTERS.findLast((filter) => passedOver.some(({ reason }) => reason === filter.reason))
  const closest = passedOver.filter(({ reason }) => reason === last?.reason)
  const [first] = closest
  const rest = closest.length > 1 ? `, and ${closest.length - 1} more` : ''
  const why = first === undefined ? 'there is none' : `${first.name}: ${first.why}${rest}`
  const code = last?.code ?? 'BACKUP_NOT_FOUND'
  const what = code === 'BACKUP_NOT_FOUND' ? 'is not there' : 'cannot be used'
  return {
    chosen: [],
    passedOver,
    problem: { code, message: sentence(`${wishText(wish)} ${what}: ${why}.`) },
  }
}

/** S-61: by begin; one that never began is the oldest. */
function newestFirst(backups: readonly ListedBackup[]): readonly ListedBackup[] {
  return backups.toSorted((a, b) => (beginOf(b) ?? 0) - (beginOf(a) ?? 0) || (a.name < b.name ? 1 : -1))
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(', ')
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown
}

function seconds(count: number): string {
  return formatDuration(count * 1_000)
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
