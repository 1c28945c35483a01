/** The numbers of one run of one side, as the job handed them over. */
export type RunFigures = Readonly<Record<string, number>>

export type Unit = 'objects/s' | 'MiB/s' | 'MiB' | 's' | 'ms' | 'µs' | 'writes' | 'requests'

export interface Goal {
  readonly kind: 'at-least' | 'at-most'
  readonly value: number
}

/** One line of the table. */
export interface Row {
  readonly id: string
  readonly what: string
  readonly figure: number
  readonly unit: Unit
  /** What the figure is compared with; undefined for a yardstick. */
  readonly against?: { readonly what: string; readonly figure: number }
  /** Of figure and yardstick, or the figure itself where the goal is an absolute one. */
  readonly ratio?: number
  readonly goal?: Goal
  /** Every run that counts, by side; the warm-up is not among them. Empty when a row above has the same runs. */
  readonly runs: Readonly<Record<string, readonly RunFigures[]>>
}

export interface BenchmarkContext {
  /** Runs that count, per side. */
  readonly rounds: number
  readonly signal: AbortSignal
  /** One line for people: what is running. */
  readonly say: (line: string) => void
  /** Runs a job in a process of its own, so that each side starts cold. @throws when it fails */
  readonly run: JobRunner
}

export type JobRunner = (job: string, input: object) => Promise<RunFigures>

/** Measures one or more rows that share their runs. */
export type Benchmark = (context: BenchmarkContext) => Promise<readonly Row[]>

export type Verdict = 'met' | 'missed' | '–'

export function verdictOf({ goal, ratio }: Row): Verdict {
  if (goal === undefined || ratio === undefined) return '–'
  const isMet = goal.kind === 'at-least' ? ratio >= goal.value : ratio <= goal.value
  return isMet ? 'met' : 'missed'
}
