// The one table of a rehearsal file. It reads the file, and schema/rehearsal.schema.json is printed from it.
import type { IgnoreRule } from '../report/ignore.ts'
import { restoreSpec } from '../restore/document/restore-shape.ts'
import { described, flag, list, record, type Shape } from '../restore/document/shape.ts'
import type { RestoreSpec } from '../restore/restore-document.ts'
import type { Check } from '../verify/checks/check.ts'
import { expectation } from './expectation.ts'
import { gatesShape, ignoreRule, type WrittenGates } from './gates.ts'
import { type OptionTest, optionText } from './option-text.ts'
import { type SafetyPart, safetyShape } from './safety.ts'
import { filled, tested, word } from './shapes.ts'

/** As it is written, but for what needs reading: durations, ranges, paths. */
export interface WrittenFile {
  readonly backup?: BackupPart
  readonly restore?: RestoreSpec
  readonly restoreHooks?: boolean
  readonly cluster?: ClusterPart
  readonly secrets?: string
  readonly safety?: SafetyPart
  readonly expect?: readonly Check[]
  readonly gates?: WrittenGates
  readonly ignore?: readonly IgnoreRule[]
}

interface BackupPart {
  readonly location?: string
  readonly select?: string
  readonly maxAge?: string
}

interface ClusterPart {
  readonly provider?: string
  readonly versions?: readonly string[]
  readonly workloads?: string
}

/** @param problemOf whether an option of ours takes what a field holds */
export function fileShape(problemOf: OptionTest): Shape<WrittenFile> {
  const backup = record<BackupPart>({
    location: described(
      word,
      'Where the backup lies: a folder, a tarball, or an address such as s3://bucket/prefix.',
    ),
    select: described(
      optionText('backup', problemOf),
      'Which backup: its name, or a choice such as latest:schedule=nightly.',
    ),
    maxAge: described(optionText('max-age', problemOf), 'The backup may be at most so old: 26h.'),
  })
  const versions = filled(list(optionText('kubernetes-version', problemOf)))
  const cluster = record<ClusterPart>({
    provider: described(
      optionText('cluster', problemOf),
      'What the backup is restored into: control-plane, or kind for nodes on which pods run.',
    ),
    workloads: described(
      optionText('workloads', problemOf),
      'Whether controllers act on what was restored: none or simulated.',
    ),
    versions: described(
      versions,
      'Kubernetes versions, each in quotes: "1.36". With more than one the backup is rehearsed against each.',
    ),
  })
  return record<WrittenFile>({
    backup: described(backup, 'Which backup is rehearsed. The command line wins over it.'),
    restore: described(restoreSpec, "What is restored: the spec of Velero's own Restore."),
    restoreHooks: described(
      flag,
      'Whether the restore hooks of pods and Restore are carried out. Without it they are not.',
    ),
    cluster: described(cluster, 'The cluster that is made for the rehearsal.'),
    secrets: described(
      optionText('secrets', problemOf),
      'What becomes of the values of Secrets before they are sent: keep, redact or regenerate.',
    ),
    safety: described(safetyShape(problemOf), 'What must not act outside of the restore.'),
    expect: described(tested(list(expectation), sameName), 'What must be true of the restored cluster.'),
    gates: described(gatesShape(problemOf), 'What is allowed, and what weighs how much.'),
    ignore: described(
      list(ignoreRule),
      'Failed items and findings that are known: still listed, no longer against the verdict.',
    ),
  })
}

function sameName(checks: readonly Check[]): string | undefined {
  const names = checks.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  return twice === undefined ? undefined : `has two checks of the name ${JSON.stringify(twice)}`
}
