import type { BackupWish } from '../rehearsal/choose/wish.ts'
import type { LabelSelector } from '../restore/restore-document.ts'

export const COMMAND_NAMES = [
  'run',
  'restore',
  'plan',
  'expect',
  'inspect',
  'backups',
  'lint',
  'attest',
  'cluster up',
  'cluster down',
  'cluster prefetch',
] as const
export type CommandName = (typeof COMMAND_NAMES)[number]

/** Where an option may be given: as a flag of a command, or as an input of the Action. */
export type Place = CommandName | 'action'

/** `--backup`: one that is named, or the latest. */
export type BackupChoice = Pick<BackupWish, 'which' | 'schedule'>

/** What each type of option becomes. */
export interface ValueOf {
  text: string
  choice: string
  list: readonly string[]
  map: Readonly<Record<string, string>>
  /** Settings: the values may hold `:` and `=`. */
  settings: Readonly<Record<string, string>>
  boolean: boolean
  /** Milliseconds. */
  duration: number
  /** Bytes. */
  size: number
  integer: number
  /** A share: 0.05 for 5 %. */
  percent: number
  factor: number
  /** Milliseconds; may be longer than a timer can wait. */
  age: number
  backup: BackupChoice
  selector: LabelSelector
  selectors: readonly LabelSelector[]
}
export type OptionType = keyof ValueOf

export const GROUPS = {
  backup: 'Which backup',
  restore: 'What is restored; the same fields as in a Velero Restore',
  engine: "How it is restored; the flags of Velero's server, and our own",
  run: 'The rehearsal',
  demands: 'What must be true of the result',
  general: 'General',
} as const satisfies Record<string, string>

/** One option. The row feeds the flag, the input, the help, the documentation and the type of its value. */
export interface OptionRow {
  readonly type: OptionType
  readonly group: keyof typeof GROUPS
  readonly places: readonly Place[]
  /** Stands for the value in help texts. A boolean has none. */
  readonly placeholder?: string
  /** For `choice`: the only texts that are taken. For `list`: the only entries. */
  readonly choices?: readonly string[]
  /** As a user would write it. Without a default the value is undefined when nobody gives one. */
  readonly default?: string
  readonly short?: string
  /** Smallest value of an integer, or of a duration in milliseconds. */
  readonly atLeast?: number
  /** Only a flag sets it: what was meant for one call must not hold for all of them. */
  readonly isFlagOnly?: true
  /** It must be given, unless the option of this name is. */
  readonly requiredWithout?: string
  readonly doc: string
  /** Where it means something else. */
  readonly docAt?: Partial<Readonly<Record<Place, string>>>
}
