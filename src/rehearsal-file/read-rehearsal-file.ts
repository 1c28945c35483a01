import { RehearsalError } from '../core/rehearsal-error.ts'
import type { Gates } from '../report/gates.ts'
import type { IgnoreRule } from '../report/ignore.ts'
import type { RestoreSpec } from '../restore/restore-document.ts'
import type { OwnRule } from '../safety/decision.ts'
import type { Check } from '../verify/checks/check.ts'
import { fileShape, type WrittenFile } from './file-shape.ts'
import { type BaselineWish, gatesOf } from './gates.ts'
import { type PlacedProblem, parseLocatedYaml } from './located-yaml.ts'
import type { OptionTest } from './option-text.ts'

export interface RehearsalFile {
  readonly location: string | undefined
  /** As the option `backup` takes it. */
  readonly select: string | undefined
  /** As the option `max-age` takes it. */
  readonly maxAge: string | undefined
  readonly restore: RestoreSpec | undefined
  readonly restoreHooks: boolean | undefined
  /** Empty: the newest. */
  readonly kubernetesVersions: readonly string[]
  /** As the option `secrets` takes it. */
  readonly secrets: string | undefined
  /** As the option `safety` takes it. */
  readonly safety: string | undefined
  readonly safetyRules: readonly OwnRule[]
  /** As the option `cluster` takes it. */
  readonly provider: string | undefined
  /** As the option `workloads` takes it. */
  readonly workloads: string | undefined
  readonly checks: readonly Check[]
  readonly gates: Gates
  readonly baseline: BaselineWish
  readonly ignore: readonly IgnoreRule[]
}

/**
 * Reads the text of a rehearsal file, or says everything that is wrong with it, in the order of the places.
 * @param name of the file, for messages
 * @param problemOf whether an option of ours takes what a field holds
 */
export function readRehearsalFile(
  text: string,
  name: string,
  problemOf: OptionTest,
): RehearsalFile | readonly RehearsalError[] {
  const yaml = parseLocatedYaml(text)
  if (!('place' in yaml)) return errors(name, yaml, yaml.length)
  const problems: string[] = []
  const written = fileShape(problemOf)(yaml.value, '', problems)
  if (written !== undefined && problems.length === 0) return rehearsalFile(written)
  const placed = problems.slice(0, MAX_PROBLEMS).map((problem) => ({ ...yaml.place(problem), problem }))
  return errors(name, placed, problems.length)
}

function rehearsalFile(written: WrittenFile): RehearsalFile {
  const { backup, restore, restoreHooks, cluster, safety, secrets, expect, gates = {}, ignore } = written
  return {
    location: backup?.location,
    select: backup?.select,
    maxAge: backup?.maxAge,
    restore,
    restoreHooks,
    kubernetesVersions: cluster?.versions ?? [],
    secrets,
    safety: safety?.profile,
    safetyRules: safety?.rules ?? [],
    provider: cluster?.provider,
    workloads: cluster?.workloads,
    checks: expect ?? [],
    gates: gatesOf(gates),
    baseline: gates.baseline ?? {},
    ignore: ignore ?? [],
  }
}

/** A file with more is no rehearsal file. */
const MAX_PROBLEMS = 100

/** @param total how many there are; not all may be told */
function errors(name: string, problems: readonly PlacedProblem[], total: number): readonly RehearsalError[] {
  const shown = problems.slice(0, MAX_PROBLEMS).toSorted((a, b) => a.line - b.line || a.column - b.column)
  const last = shown.at(-1)
  const rest = total - shown.length
  if (rest > 0 && last !== undefined) shown.push({ ...last, problem: `and ${rest} more problems` })
  return shown.map(
    ({ line, column, problem }) =>
      // A problem of the whole file begins with an empty path.
      new RehearsalError(
        'REHEARSAL_FILE_INVALID',
        `${name}:${line}:${column}: ${problem.replace(/^ must/, 'the file must')}`,
      ),
  )
}
