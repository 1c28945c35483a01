import type { Demands } from '../rehearsal/demands.ts'
import type { RehearsalFile } from '../rehearsal-file/read-rehearsal-file.ts'
import type { RunSummary } from '../report/baseline/run-summary.ts'
import type { OptionValues } from './options.ts'

/** One count in twenty may come and go without anybody's fault. */
const DEFAULT_TOLERANCE = 0.05

/** What file and options demand of the result. @param before the report to compare with */
export function demandsOf(
  file: RehearsalFile | undefined,
  values: OptionValues,
  before: RunSummary | undefined,
): Demands {
  const limits = {
    tolerance: values['baseline-tolerance'] ?? DEFAULT_TOLERANCE,
    slowerThan: values['slower-than'],
    onlyNewFails: values['fail-on-new-only'] ?? false,
  }
  return {
    checks: file?.checks ?? [],
    gates: file?.gates ?? {},
    ignore: file?.ignore ?? [],
    baseline: before === undefined ? undefined : { before, limits },
  }
}
