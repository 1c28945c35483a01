// An earlier report of ours, from a file that anybody may have changed. Only what is compared is looked at and kept.
import { RehearsalError } from '../core/rehearsal-error.ts'
import { type RunSummary, summaryOf } from '../report/baseline/run-summary.ts'
import type { Report } from '../report/model.ts'
import { OUTCOME_KINDS } from '../restore/item-outcome.ts'

const SCHEMA_VERSION = 1

/** @param name of the file, for messages @throws BASELINE_INVALID */
export function readBaseline(text: string, name: string): RunSummary {
  const invalid = (why: string) => new RehearsalError('BASELINE_INVALID', `${name}: ${why}`)
  let report: unknown
  try {
    report = JSON.parse(text)
  } catch {
    throw invalid('it is no JSON')
  }
  if (!isMap(report) || !isMap(report.tool) || report.tool.name !== 'restore-rehearsal') {
    throw invalid('it is no report of restore-rehearsal')
  }
  const { schemaVersion } = report
  if (typeof schemaVersion === 'number' && schemaVersion > SCHEMA_VERSION) {
    throw invalid(
      `it is a report of schema version ${schemaVersion}, and this version reads ${SCHEMA_VERSION}`,
    )
  }
  const problem = PARTS.find(({ isRight }) => !isRight(report))
  if (schemaVersion !== SCHEMA_VERSION || problem !== undefined) {
    throw invalid(`it is a damaged report: ${problem?.part ?? 'schemaVersion'} is not what it should be`)
  }
  if (report.verdict === 'error' || report.verdict === 'cancelled') {
    throw invalid(`that run ended early (${report.verdict}), so there is nothing to compare with`)
  }
  // Every part that is compared was looked at above.
  return summaryOf(report as unknown as Report)
}

type Raw = Readonly<Record<string, unknown>>

const VERDICTS: readonly unknown[] = ['pass', 'fail', 'inconclusive', 'error', 'cancelled']
const OUTCOMES: readonly unknown[] = OUTCOME_KINDS
const RESULTS: readonly unknown[] = ['passed', 'failed', 'inconclusive']

const PARTS: readonly { readonly part: string; readonly isRight: (report: Raw) => boolean }[] = [
  { part: 'verdict', isRight: ({ verdict }) => VERDICTS.includes(verdict) },
  { part: 'startedAt', isRight: ({ startedAt }) => isText(startedAt) },
  { part: 'backup', isRight: ({ backup }) => backup === undefined || (isMap(backup) && isText(backup.name)) },
  {
    part: 'timings',
    isRight: ({ timings }) => isMap(timings) && Number.isFinite(timings.restore),
  },
  {
    part: 'items',
    isRight: ({ items }) =>
      isListOf(
        items,
        ({ resource, namespace, name, outcome }) =>
          isText(resource) && isText(namespace) && isText(name) && OUTCOMES.includes(outcome),
      ),
  },
  {
    part: 'findings',
    isRight: ({ findings }) =>
      isListOf(
        findings,
        ({ source, class: name, object, path, target }) =>
          isText(source) &&
          isText(name) &&
          isMap(object) &&
          (path === undefined || isText(path)) &&
          (target === undefined || isMap(target)),
      ),
  },
  {
    part: 'checks',
    isRight: ({ checks }) => isListOf(checks, ({ name, result }) => isText(name) && RESULTS.includes(result)),
  },
]

function isListOf(value: unknown, isEntry: (entry: Raw) => boolean): boolean {
  return Array.isArray(value) && value.every((entry) => isMap(entry) && isEntry(entry))
}

function isMap(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}
