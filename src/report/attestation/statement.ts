// What a rehearsal can testify: an in-toto statement about the tarball of the backup. docs/attestation.md explains each field.
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { Report } from '../model.ts'

/** Names the meaning of the predicate; another meaning gets another number. */
export const PREDICATE_TYPE = 'https://restore-rehearsal.dev/attestation/rehearsal/v1'
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1'

/** https://github.com/in-toto/attestation, statement v1. */
export interface Statement {
  readonly _type: typeof STATEMENT_TYPE
  readonly subject: readonly [{ readonly name: string; readonly digest: { readonly sha256: string } }]
  readonly predicateType: typeof PREDICATE_TYPE
  readonly predicate: Predicate
}

export interface Predicate {
  readonly tool: Report['tool']
  readonly verdict: Report['verdict']
  readonly because: readonly string[]
  /** ISO 8601, UTC. */
  readonly startedAt: string
  readonly finishedAt: string
  readonly backup: { readonly name: string; readonly completedAt?: string; readonly phase?: string }
  readonly cluster?: { readonly kubernetesVersion: string; readonly isThrowAway: boolean }
  readonly options?: Report['options']
  readonly total: number
  readonly counts: Report['counts']
  readonly readBack?: Report['readBack']
  readonly checks: Readonly<Record<'passed' | 'failed' | 'inconclusive', number>>
  readonly findings: Readonly<Record<'fail' | 'warn' | 'info', number>>
  readonly notExercised: Report['notExercised']
  /** Of the bytes of report.json. */
  readonly report: { readonly schemaVersion: number; readonly digest: { readonly sha256: string } }
}

/** Whether there is something to testify about. */
export function hasDigest({ backup }: Report): boolean {
  return /^[0-9a-f]{64}$/.test(backup?.sha256 ?? '')
}

/** @param reportSha256 of the bytes of its report.json, in hex. @throws REPORT_INVALID when there is no digest to testify to */
export function statementOf(report: Report, reportSha256: string): Statement {
  const { backup } = report
  if (backup === undefined || !hasDigest(report)) {
    throw new RehearsalError(
      'REPORT_INVALID',
      'the report names no digest of a backup: its tarball was not read',
    )
  }
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name: `${backup.name}.tar.gz`, digest: { sha256: backup.sha256 } }],
    predicateType: PREDICATE_TYPE,
    predicate: predicateOf(report, backup, reportSha256),
  }
}

function predicateOf(
  report: Report,
  { name, completedAt, phase }: NonNullable<Report['backup']>,
  sha256: string,
): Predicate {
  const { cluster, checks, findings, startedAt, timings } = report
  const countChecks = (result: string) => checks.filter((check) => check.result === result).length
  const countFindings = (weight: string) => findings.filter((finding) => finding.weight === weight).length
  return {
    tool: report.tool,
    verdict: report.verdict,
    because: report.because,
    startedAt,
    finishedAt: new Date(Date.parse(startedAt) + timings.total).toISOString(),
    backup: {
      name,
      ...(completedAt === undefined ? {} : { completedAt }),
      ...(phase === undefined ? {} : { phase }),
    },
    ...(cluster === undefined
      ? {}
      : { cluster: { kubernetesVersion: cluster.version, isThrowAway: cluster.isThrowAway } }),
    ...(report.options === undefined ? {} : { options: report.options }),
    total: report.total,
    counts: report.counts,
    ...(report.readBack === undefined ? {} : { readBack: report.readBack }),
    checks: {
      passed: countChecks('passed'),
      failed: countChecks('failed'),
      inconclusive: countChecks('inconclusive'),
    },
    findings: { fail: countFindings('fail'), warn: countFindings('warn'), info: countFindings('info') },
    notExercised: report.notExercised,
    report: { schemaVersion: report.schemaVersion, digest: { sha256 } },
  }
}

export function statementJson(value: Statement | Predicate): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
