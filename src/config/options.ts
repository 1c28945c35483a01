// The one table of options. Flags, environment variables, Action inputs, help texts, docs/options.md and action.yml are
// all made from it; nothing about an option is written down twice.
import type { OptionRow, Place, ValueOf } from './option-row.ts'
import { BACKUP_OPTIONS } from './options/backup.ts'
import { CLUSTER_OPTIONS } from './options/cluster.ts'
import { DEMAND_OPTIONS } from './options/demands.ts'
import { ENGINE_OPTIONS } from './options/engine.ts'
import { GENERAL_OPTIONS } from './options/general.ts'
import { RESTORE_OPTIONS } from './options/restore.ts'
import { RUN_OPTIONS } from './options/run.ts'

export const OPTIONS = {
  ...BACKUP_OPTIONS,
  ...RESTORE_OPTIONS,
  ...ENGINE_OPTIONS,
  ...CLUSTER_OPTIONS,
  ...RUN_OPTIONS,
  ...DEMAND_OPTIONS,
  ...GENERAL_OPTIONS,
} as const satisfies Record<string, OptionRow>

export type OptionName = keyof typeof OPTIONS
export const OPTION_NAMES = Object.keys(OPTIONS) as readonly OptionName[]

/** The row, seen as any row. */
export function rowOf(name: OptionName): OptionRow {
  return OPTIONS[name]
}

/** The options of one command, or of the Action, in the order of the table. */
export function optionsOf(place: Place): readonly OptionName[] {
  return OPTION_NAMES.filter((name) => rowOf(name).places.includes(place))
}

/** Pairs of which only one may be given. */
export const EXCLUSIVE = [
  ['all', 'backup'],
  ['all', 'keep-cluster'],
  ['kubernetes-versions', 'kubernetes-version'],
  ['kubernetes-versions', 'all'],
  ['kubernetes-versions', 'keep-cluster'],
  ['kubernetes-versions', 'binaries-dir'],
  ['kubernetes-versions', 'kind-image'],
  ['label-selector', 'or-label-selectors'],
  ['restore', 'restore-file'],
] as const satisfies readonly (readonly [OptionName, OptionName])[]

type Rows = typeof OPTIONS
type ValueIn<Row> = Row extends { readonly type: 'choice'; readonly choices: readonly (infer C)[] }
  ? C
  : Row extends { readonly type: infer T extends keyof ValueOf }
    ? ValueOf[T]
    : never

/** Choices are their literal union, durations milliseconds. Only what has a default is always there. */
export type OptionValues = {
  readonly [K in OptionName]: Rows[K] extends { readonly default: string }
    ? ValueIn<Rows[K]>
    : ValueIn<Rows[K]> | undefined
}
