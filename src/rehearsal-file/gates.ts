// `gates` and `ignore`: what is allowed, what weighs how much, what is set apart.
import { FINDING_SOURCES } from '../report/findings.ts'
import { FINDING_GATES, type FindingGate, type Gates } from '../report/gates.ts'
import type { IgnoreRule } from '../report/ignore.ts'
import { ADMISSION_CLASSES } from '../report/server-calls/classes.ts'
import { described, flag, record, type Shape } from '../restore/document/shape.ts'
import { REASONS, type Reason } from '../restore/item-outcome.ts'
import { BACKUP_CLASSES } from '../verify/backup/classes.ts'
import { FIDELITY_CLASSES } from '../verify/fidelity/classes.ts'
import { REFERENCE_CLASSES } from '../verify/references/classes.ts'
import { WORKLOAD_CLASSES } from '../verify/workloads/classes.ts'
import { type OptionTest, optionText } from './option-text.ts'
import { choice, day, kindName, milliseconds, namedRecord, needing, wholeNumber, word } from './shapes.ts'

/** Of `gates.baseline`; the texts are those of options. */
export interface BaselineWish {
  readonly report?: string
  readonly tolerance?: string
  readonly slowerThan?: string
  readonly failOnNewOnly?: boolean
}

export interface WrittenGates {
  readonly maxDuration?: number
  readonly maxFailed?: number
  readonly maxSkipped?: { readonly [R in Reason]?: number }
  readonly findings?: { readonly [sourceOrClass: string]: FindingGate | undefined }
  readonly baseline?: BaselineWish
}

const REASON_NAMES = Object.keys(REASONS) as readonly Reason[]
const FINDING_NAMES = [
  FINDING_SOURCES,
  FIDELITY_CLASSES,
  BACKUP_CLASSES,
  REFERENCE_CLASSES,
  ADMISSION_CLASSES,
  WORKLOAD_CLASSES,
].flatMap((table) =>
  Object.entries<string | { readonly doc: string }>(table).map(([name, row]) => ({
    name,
    doc: typeof row === 'string' ? row : row.doc,
  })),
)

export function gatesShape(problemOf: OptionTest): Shape<WrittenGates> {
  const reasons = namedRecord(REASON_NAMES, (reason) => described(wholeNumber(0), REASONS[reason]))
  const findings = namedRecord(
    FINDING_NAMES.map(({ name }) => name),
    (wanted) =>
      described(choice(FINDING_GATES), FINDING_NAMES.find(({ name }) => name === wanted)?.doc ?? ''),
  )
  const baseline = record<BaselineWish>({
    report: described(word, 'The report.json of an earlier run, seen from the working directory.'),
    tolerance: described(
      optionText('baseline-tolerance', problemOf),
      'Share by which a count may shrink: 5%.',
    ),
    slowerThan: described(
      optionText('slower-than', problemOf),
      'Factor by which the restore may take longer: 2x.',
    ),
    failOnNewOnly: described(flag, 'What the earlier report had as well turns no verdict.'),
  })
  return record<WrittenGates>({
    maxDuration: described(milliseconds, 'The whole run takes at most so long, clean-up included.'),
    maxFailed: described(wholeNumber(0), 'So many items may fail. Without it: none.'),
    maxSkipped: described(reasons, 'How often a reason may be given.'),
    findings: described(
      findings,
      'What findings weigh, by source or by class. The class wins. A source is about what weighs fail or warn; what only informs is raised by its class.',
    ),
    baseline: described(baseline, 'Comparison with an earlier report.'),
  })
}

export function gatesOf({ maxDuration, maxFailed, maxSkipped, findings }: WrittenGates): Gates {
  return { maxDurationMs: maxDuration, maxFailed, maxSkipped, findings }
}

/** Kind and reason are there once it was read. */
type WrittenRule = { readonly [K in keyof IgnoreRule]: IgnoreRule[K] }

export const ignoreRule: Shape<WrittenRule> = described(
  needing(
    record<WrittenRule>({
      kind: described(kindName, 'Kind of the objects.'),
      apiVersion: described(word, 'Without it: any.'),
      namespace: described(
        word,
        'In the backup or in the target; * stands for any letters. Without it: any.',
      ),
      name: described(word, '* stands for any letters. Without it: any.'),
      reason: described(word, 'Why it may be so. It stands in the report.'),
      until: described(day, 'Last day on which the rule holds, UTC. Without it the rule never ends.'),
    }),
    ['kind', 'reason'],
  ),
  'Sets failed items and findings of some objects apart.',
)
