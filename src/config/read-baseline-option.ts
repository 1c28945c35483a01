import { RehearsalError, systemCodeOf } from '../core/rehearsal-error.ts'
import type { RunSummary } from '../report/baseline/run-summary.ts'
import type { OptionName, OptionValues } from './options.ts'

export interface BaselineReaders {
  /** Rejects with the system's error. */
  readText(path: string): Promise<string>
  /** @throws BASELINE_INVALID */
  readBaseline(text: string, name: string): Promise<RunSummary>
}

const NEEDS_BASELINE = ['baseline-tolerance', 'slower-than', 'fail-on-new-only'] as const

/** The report to compare with; undefined when there is none. @throws OPTION_MISSING, BASELINE_INVALID */
export async function readBaselineOption(
  values: OptionValues,
  labelOf: (name: OptionName) => string,
  readers: BaselineReaders,
): Promise<RunSummary | undefined> {
  const path = values.baseline
  if (path === undefined) {
    const lonely = NEEDS_BASELINE.find((name) => values[name] !== undefined)
    if (lonely === undefined) return undefined
    const message = `${labelOf('baseline')} is missing: ${labelOf(lonely)} is about the comparison with it`
    throw new RehearsalError('OPTION_MISSING', message)
  }
  let text: string
  try {
    text = await readers.readText(path)
  } catch (error) {
    const why = systemCodeOf(error) ?? 'it cannot be read'
    throw new RehearsalError('BASELINE_INVALID', `${path}: ${why}`, { cause: error })
  }
  return await readers.readBaseline(text, path)
}
