// A file in the text format of Prometheus, for the textfile collector of node_exporter or a push gateway. No label holds a
// text of the backup: every one has a closed list of values, or comes from the user.
import { FINDING_SOURCES, FINDING_WEIGHTS } from '../findings.ts'
import type { Report } from '../model.ts'
import { EXIT_CODES } from '../verdict.ts'

export interface MetricsOptions {
  /** Of the user, on every sample, to tell several rehearsals apart. */
  readonly labels: Readonly<Record<string, string>>
  /** Of an earlier run, in seconds since 1970. */
  readonly lastPass: number | undefined
}

type Labels = Readonly<Record<string, string>>
type Sample = readonly [labels: Labels, value: number]

interface MetricRow {
  readonly name: string
  readonly help: string
  /** No sample: the metric is left out. */
  readonly of: (report: Report, options: MetricsOptions) => readonly Sample[]
}

const PREFIX = 'restore_rehearsal'
const LAST_PASS = `${PREFIX}_last_pass_timestamp_seconds`

/** docs/report.md lists them. All are gauges: each file tells of one run. */
export const METRICS: readonly MetricRow[] = [
  {
    name: `${PREFIX}_verdict`,
    help: '1 for the verdict of the last run, 0 for the others.',
    of: ({ verdict }) =>
      Object.keys(EXIT_CODES).map((name): Sample => [{ verdict: name }, name === verdict ? 1 : 0]),
  },
  {
    name: `${PREFIX}_last_run_timestamp_seconds`,
    help: 'When the last run began, in seconds since 1970.',
    of: ({ startedAt }) => [[{}, secondsOf(startedAt)]],
  },
  {
    name: LAST_PASS,
    help: 'When the last run that passed began, in seconds since 1970.',
    of: ({ verdict, startedAt }, { lastPass }) =>
      optional(verdict === 'pass' ? secondsOf(startedAt) : lastPass),
  },
  {
    name: `${PREFIX}_duration_seconds`,
    help: 'How long the run took.',
    of: ({ timings }) => [[{}, timings.total / 1_000]],
  },
  {
    name: `${PREFIX}_stage_duration_seconds`,
    help: 'How long each stage took.',
    of: ({ stages }) => stages.map(({ name, ms }): Sample => [{ stage: name }, ms / 1_000]),
  },
  {
    name: `${PREFIX}_items`,
    help: 'Items of the backup by outcome.',
    of: ({ counts }) => Object.entries(counts).map(([outcome, count]): Sample => [{ outcome }, count]),
  },
  {
    name: `${PREFIX}_failed_items`,
    help: 'Failed items by cause.',
    of: ({ causes }) => [
      ...Map.groupBy(causes, ({ cause }) => cause)
        .entries()
        .map(([cause, rows]): Sample => [{ cause }, rows.reduce((sum, { items }) => sum + items.length, 0)]),
    ],
  },
  {
    name: `${PREFIX}_findings`,
    help: 'Findings by source and weight, without those that are ignored.',
    of: ({ findings }) =>
      Object.keys(FINDING_SOURCES).flatMap((source) =>
        FINDING_WEIGHTS.map((weight): Sample => {
          const isMeant = (one: Report['findings'][number]) => one.source === source && one.weight === weight
          return [
            { source, weight },
            findings.filter((one) => isMeant(one) && one.ignored === undefined).length,
          ]
        }),
      ),
  },
  {
    name: `${PREFIX}_checks`,
    help: 'Checks of the rehearsal file by result.',
    of: ({ checks }) =>
      ['passed', 'failed', 'inconclusive'].map(
        (result): Sample => [{ result }, checks.filter((check) => check.result === result).length],
      ),
  },
  {
    name: `${PREFIX}_not_exercised`,
    help: 'Objects and volumes with something that this run could not show.',
    of: ({ notExercised }) => [[{}, notExercised.reduce((sum, { count }) => sum + count, 0)]],
  },
  {
    name: `${PREFIX}_backup_age_seconds`,
    help: 'Age of the backup when the run began.',
    of: ({ backup }) => optional(backup?.ageSeconds),
  },
  {
    name: `${PREFIX}_backup_size_bytes`,
    help: 'Size of the tarball.',
    of: ({ backup }) => optional(backup?.bytes),
  },
  {
    name: `${PREFIX}_requests`,
    help: 'Requests to the API server.',
    of: ({ requests }) => optional(requests?.count),
  },
]

export function renderMetrics(report: Report, options: MetricsOptions): string {
  const lines = METRICS.flatMap(({ name, help, of }) => {
    const samples = of(report, options)
    if (samples.length === 0) return []
    const shown = samples.map(
      ([labels, value]) => `${name}${labelText({ ...labels, ...options.labels })} ${value}`,
    )
    return [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...shown]
  })
  return `${lines.join('\n')}\n`
}

/** When the last run passed, according to an earlier file, in seconds since 1970. */
export function lastPassOf(text: string | undefined): number | undefined {
  const line = text?.split('\n').find((one) => one.startsWith(LAST_PASS))
  const value = Number(line?.slice(line.lastIndexOf(' ') + 1))
  return line !== undefined && Number.isFinite(value) && value > 0 ? value : undefined
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`)
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`
}

function escaped(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')
}

function optional(value: number | undefined): readonly Sample[] {
  return value === undefined ? [] : [[{}, value]]
}

function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1_000)
}
