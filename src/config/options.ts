// The one table of options. Flags, environment variables, Action inputs, help texts, docs/options.md and action.yml are
// all made from it; nothing about an option is written down twice.
import type { OptionRow, Place, ValueOf } from './option-row.ts'

const RUN = ['run', 'action'] as const satisfies readonly Place[]
const RESTORING = ['run', 'restore', 'action'] as const satisfies readonly Place[]
const PLANNING = ['run', 'restore', 'plan', 'action'] as const satisfies readonly Place[]
const COMMANDS = [
  'run',
  'restore',
  'plan',
  'inspect',
  'cluster up',
  'cluster down',
] as const satisfies readonly Place[]

export const OPTIONS = {
  location: {
    type: 'text',
    group: 'backup',
    places: ['action'],
    placeholder: 'PATH',
    isRequired: true,
    doc: 'Where the backup lies: a folder that holds `backups/<name>/`, or a lone `<name>.tar.gz`.',
  },
  backup: {
    type: 'text',
    group: 'backup',
    places: [...PLANNING, 'inspect'],
    placeholder: 'NAME',
    doc: 'Name of the backup. Without it the Restore names one, or the location holds only one.',
  },

  restore: {
    type: 'text',
    group: 'restore',
    places: ['action'],
    placeholder: 'YAML',
    doc: 'A Velero Restore manifest as text, optionally followed by the ConfigMaps that it names.',
  },
  'restore-file': {
    type: 'text',
    group: 'restore',
    places: PLANNING,
    placeholder: 'FILE',
    short: 'f',
    doc: 'File with a Velero Restore manifest, optionally followed by the ConfigMaps that it names. Single options win over its fields.',
  },
  'config-maps': {
    type: 'text',
    group: 'restore',
    places: PLANNING,
    placeholder: 'SOURCE',
    doc: 'More ConfigMaps of the Restore, such as resource modifiers: a file, a folder of YAML files, or, for `restore`, the word `cluster` for those that Velero would find in the target. None may stand in the manifest as well.',
  },
  'included-namespaces': {
    type: 'list',
    group: 'restore',
    places: PLANNING,
    placeholder: 'A,B',
    doc: 'Source namespaces or globs. Without it: all.',
  },
  'excluded-namespaces': {
    type: 'list',
    group: 'restore',
    places: PLANNING,
    placeholder: 'A,B',
    doc: 'Source namespaces or globs. As in Velero, one entry is enough to leave out all cluster-scoped items, unless --include-cluster-resources is set.',
  },
  'included-resources': {
    type: 'list',
    group: 'restore',
    places: PLANNING,
    placeholder: 'A,B',
    doc: 'Resources: plural, singular, short name or `name.group`; globs are allowed. Without it: all.',
  },
  'excluded-resources': {
    type: 'list',
    group: 'restore',
    places: PLANNING,
    placeholder: 'A,B',
    doc: 'Resources that stay behind, written as for --included-resources.',
  },
  'namespace-mapping': {
    type: 'map',
    group: 'restore',
    places: PLANNING,
    placeholder: 'A=B',
    doc: 'Source namespace and the namespace it is restored into: `a=b,c=d`. Also as `a:b`, and more than once.',
  },
  'label-selector': {
    type: 'selector',
    group: 'restore',
    places: PLANNING,
    placeholder: 'SELECTOR',
    doc: 'Only items with these labels, as kubectl writes it: `a=b,c!=d,x in (1,2),y notin (3),key,!key`.',
  },
  'or-label-selectors': {
    type: 'selectors',
    group: 'restore',
    places: PLANNING,
    placeholder: 'SELECTORS',
    doc: 'Only items that match one of several selectors, with ` or ` between them. Not together with --label-selector.',
  },
  'include-cluster-resources': {
    type: 'boolean',
    group: 'restore',
    places: PLANNING,
    doc: 'Cluster-scoped items: true restores them, false leaves them out. Without it they are restored when no namespace is filtered, and otherwise when a restored item needs them.',
  },
  'restore-pvs': {
    type: 'boolean',
    group: 'restore',
    places: PLANNING,
    doc: 'False leaves volumes without their data. Without it: as the backup says.',
  },
  'preserve-node-ports': {
    type: 'boolean',
    group: 'restore',
    places: PLANNING,
    doc: 'Keep the node ports of Services. Without it: false, except for ports that a user had set.',
  },
  'existing-resource-policy': {
    type: 'choice',
    group: 'restore',
    places: PLANNING,
    choices: ['none', 'update'],
    doc: 'What to do with an object that already exists and differs: leave it, or patch it. Without it: none.',
  },
  'restore-status-included-resources': {
    type: 'list',
    group: 'restore',
    places: PLANNING,
    placeholder: 'A,B',
    doc: 'Resources whose status is restored too; `*` for all. Without it and its counterpart: none.',
  },
  'restore-status-excluded-resources': {
    type: 'list',
    group: 'restore',
    places: PLANNING,
    placeholder: 'A,B',
    doc: 'Resources whose status is not restored. Alone it means: the status of all others. (`velero restore create` ignores it when it is alone; the Restore object does not.)',
  },
  'item-operation-timeout': {
    type: 'duration',
    group: 'restore',
    places: PLANNING,
    placeholder: 'TIME',
    atLeast: 0,
    doc: 'How long to wait for operations that run on after an item was created. Without it: --default-item-operation-timeout.',
  },

  concurrency: {
    type: 'integer',
    group: 'engine',
    places: RESTORING,
    placeholder: 'N',
    default: '64',
    atLeast: 1,
    doc: 'Requests in flight.',
  },
  'restore-resource-priorities': {
    type: 'text',
    group: 'engine',
    places: PLANNING,
    placeholder: 'A,B,-,C',
    default: '',
    doc: "Order of the resources, as the flag of Velero's server: before `-` those that come first, after it those that come last.",
  },
  features: {
    type: 'list',
    group: 'engine',
    places: PLANNING,
    placeholder: 'A,B',
    choices: ['EnableAPIGroupVersions', 'EnableCSI'],
    default: '',
    doc: 'Feature flags of Velero: EnableAPIGroupVersions, EnableCSI.',
  },
  'resource-timeout': {
    type: 'duration',
    group: 'engine',
    places: RESTORING,
    placeholder: 'TIME',
    default: '10m',
    atLeast: 1,
    doc: 'How long to wait for a created object, such as a definition that has to become ready.',
  },
  'terminating-resource-timeout': {
    type: 'duration',
    group: 'engine',
    places: RESTORING,
    placeholder: 'TIME',
    default: '10m',
    atLeast: 1,
    doc: 'How long to wait for a namespace or volume that is being deleted.',
  },
  'default-item-operation-timeout': {
    type: 'duration',
    group: 'engine',
    places: RESTORING,
    placeholder: 'TIME',
    default: '4h',
    atLeast: 1,
    doc: 'Used when the Restore has no item-operation timeout.',
  },
  'managed-fields': {
    type: 'choice',
    group: 'engine',
    places: RESTORING,
    choices: ['auto', 'restore', 'skip'],
    default: 'auto',
    doc: 'Write the managed fields of the backup back, as Velero does. `auto`: in a cluster that stays, but not in a throw-away one.',
  },
  profile: {
    type: 'choice',
    group: 'engine',
    places: PLANNING,
    choices: ['velero-1.18', 'velero-1.9'],
    default: 'velero-1.18',
    doc: 'The version of Velero whose rules are followed.',
  },

  'profile-diff': {
    type: 'boolean',
    group: 'engine',
    places: ['plan'],
    default: 'false',
    doc: 'Instead of the plan: what would differ for this backup and Restore between velero-1.9 and velero-1.18, as far as a backup can tell without a cluster.',
  },

  'kubernetes-version': {
    type: 'text',
    group: 'run',
    places: [...RUN, 'cluster up'],
    placeholder: 'VERSION',
    doc: 'Kubernetes version of the control plane: `1.36` or `1.36.3`. Without it: the newest that is known.',
  },
  'binaries-dir': {
    type: 'text',
    group: 'run',
    places: [...RUN, 'cluster up'],
    placeholder: 'DIR',
    doc: 'Folder with the programs `etcd` and `kube-apiserver`; nothing is downloaded or built then. Without it: KUBEBUILDER_ASSETS, the cache, a download, a build from Go modules, whatever comes first.',
  },
  'keep-cluster': {
    type: 'boolean',
    group: 'run',
    places: RUN,
    default: 'false',
    doc: 'Leave the control plane running and say where its kubeconfig is.',
  },
  kubeconfig: {
    type: 'text',
    group: 'run',
    places: ['restore'],
    placeholder: 'FILE',
    doc: 'The cluster to restore into. Without it: the file that KUBECONFIG names. There is no other default.',
  },
  context: {
    type: 'text',
    group: 'run',
    places: ['restore'],
    placeholder: 'NAME',
    doc: 'Context of the kubeconfig. Without it: its current context.',
  },
  deadline: {
    type: 'duration',
    group: 'run',
    places: RESTORING,
    placeholder: 'TIME',
    default: '30m',
    atLeast: 1,
    doc: 'Time for the whole run, clean-up not included.',
  },
  'report-dir': {
    type: 'text',
    group: 'run',
    places: RESTORING,
    placeholder: 'FOLDER',
    default: 'rehearsal-report',
    doc: 'Folder for report.json and its neighbours. It is made when it is missing.',
  },

  'restore-files-dir': {
    type: 'text',
    group: 'run',
    places: RESTORING,
    placeholder: 'FOLDER',
    doc: 'Folder for what Velero would leave in `restores/<name>/` of the bucket: log, results, resource list, item operations, volume info, and the finished Restore. Not inside the location. Without it: none of them.',
  },
  'restore-files-format': {
    type: 'choice',
    group: 'run',
    places: RESTORING,
    choices: ['gz', 'plain'],
    default: 'gz',
    doc: 'The files of --restore-files-dir zipped, as in the bucket, or plain and without `.gz`.',
  },

  all: {
    type: 'boolean',
    group: 'general',
    places: ['cluster down'],
    default: 'false',
    doc: 'Remove every cluster that this tool has left on this machine.',
  },
  json: {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    default: 'false',
    doc: 'Print the result as JSON on standard output; everything else goes to standard error.',
  },
  quiet: {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    default: 'false',
    doc: 'Print the outcome only.',
  },
  'no-color': {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    default: 'false',
    doc: 'No colours. The variable NO_COLOR does the same.',
  },
  help: {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    short: 'h',
    default: 'false',
    doc: 'Print the help of the command.',
  },
  version: {
    type: 'boolean',
    group: 'general',
    places: COMMANDS,
    default: 'false',
    doc: 'Print the version of restore-rehearsal.',
  },
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
