// The log of a restore in the form of Velero's (F-80, R-7): what became of every item, then all errors, then all warnings. Log
// viewers and scripts that know `restore-<name>-logs.gz` read it.
import type { CatalogItem } from '../../backup/catalog.ts'
import { elideBodies } from '../../core/redact.ts'
import { plainText } from '../../report/plain-text.ts'
import type { EngineResult } from '../../restore/engine/engine-contract.ts'
import { type ItemOutcome, type OutcomeKind, REASONS } from '../../restore/item-outcome.ts'
import type { Message, MessageGroup } from '../../restore/messages.ts'
import type { RestoreDocument } from '../../restore/restore-document.ts'
import { mapNamespace } from '../../restore/select/plan.ts'
import { timestamp } from '../restore-status.ts'

export interface LoggedRun {
  /** Finished: its two times frame the log. */
  readonly restore: RestoreDocument
  readonly items: readonly CatalogItem[]
  readonly engine: Pick<EngineResult, 'ledger' | 'messages' | 'blankNamespaces'>
}

type Level = 'info' | 'warning' | 'error'

const LEVELS = {
  created: 'info',
  updated: 'info',
  unchanged: 'info',
  skipped: 'info',
  held: 'info',
  failed: 'error',
  unknown: 'error',
} as const satisfies Record<OutcomeKind, Level>

/** A message of a server is long when it lists what is wrong; longer ones are cut. */
const MAX_MESSAGE = 4_000

/** Lines with their ends. Items stand in the order in which they were settled. */
export function* restoreLog(run: LoggedRun): Generator<string> {
  const { metadata, status } = run.restore
  const { startTimestamp: started = '', completionTimestamp: ended = '' } = status
  const restore = quoted(`${metadata.namespace}/${metadata.name}`)
  const line = (time: string, level: Level, message: string): string => {
    const text = plainText(elideBodies(message), MAX_MESSAGE)
    return `time=${quoted(time)} level=${level} msg=${quoted(text)} restore=${restore}\n`
  }

  yield line(started, 'info', 'starting restore')
  for (const { item, outcome, at } of settled(run)) {
    yield line(
      at === undefined ? ended : timestamp(new Date(at)),
      levelOf(outcome),
      `${idOf(item, run.restore)}: ${outcomeText(outcome)}`,
    )
  }
  for (const blank of run.engine.blankNamespaces) {
    yield line(ended, 'info', `namespaces/${blank}: created, blank, because items need it`)
  }
  for (const level of ['error', 'warning'] as const) {
    for (const { group, text } of grouped(run.engine.messages, level)) {
      yield line(ended, level, `${groupText(group)} ${level}: ${text}`)
    }
  }
  yield line(ended, 'info', 'restore completed')
}

interface SettledItem {
  readonly item: CatalogItem
  readonly outcome: ItemOutcome
  readonly at: number | undefined
}

/** What nobody reached comes last. */
function settled({ items, engine }: LoggedRun): readonly SettledItem[] {
  return items
    .map((item) => ({
      item,
      outcome: engine.ledger.outcomeOf(item.index) ?? NOT_REACHED,
      at: engine.ledger.settledAt(item.index),
    }))
    .sort((a, b) => (a.at ?? LAST) - (b.at ?? LAST))
}

const LAST = Number.MAX_SAFE_INTEGER
const NOT_REACHED: ItemOutcome = { kind: 'unknown', reason: 'not-reached' }

/** What exists and differs is a warning for Velero. */
function levelOf({ kind, reason }: ItemOutcome): Level {
  return reason === 'exists-differs' ? 'warning' : LEVELS[kind]
}

/** As Velero's messages name an item: the namespace is the target's, the name that of the backup. */
function idOf({ groupResource, namespace, name }: CatalogItem, { spec }: RestoreDocument): string {
  const targetOf = (source: string): string => mapNamespace(source, spec.namespaceMapping)
  if (groupResource === 'namespaces') return `${groupResource}/${targetOf(name)}`
  return `${groupResource}/${namespace === '' ? '' : `${targetOf(namespace)}/`}${name}`
}

function outcomeText({ kind, reason, detail }: ItemOutcome): string {
  return `${kind}, ${REASONS[reason]}${detail === undefined ? '' : `: ${detail}`}`
}

/** The groups of Velero's results, namespaces by name. */
function grouped(messages: readonly Message[], level: Message['level']): readonly Message[] {
  return messages
    .filter((message) => message.level === level)
    .map((message) => ({ message, rank: rankOf(message.group) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : Number(a.rank > b.rank)))
    .map(({ message }) => message)
}

function rankOf(group: MessageGroup): string {
  if (typeof group === 'string') return group === 'velero' ? '0' : '1'
  return `2${group.namespace}`
}

function groupText(group: MessageGroup): string {
  if (group === 'velero') return 'Velero restore'
  return group === 'cluster' ? 'Cluster resource restore' : `Namespace ${group.namespace}, resource restore`
}

/** logfmt: bare when nothing in it could be taken for something else. */
function quoted(text: string): string {
  return /^[\w./@^+-]+$/.test(text) ? text : `"${text.replace(/["\\]/g, '\\$&')}"`
}
