import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { hasDigest, statementJson, statementOf } from '../report/attestation/statement.ts'
import type { Report } from '../report/model.ts'
import {
  FILE_DEFAULTS,
  type FileOptions,
  REPORT_FILES,
  type ReportFile,
  renderFiles,
} from '../report/render/files.ts'
import { renderReportJson } from '../report/render/json.ts'
import { veleroResult } from '../restore/messages.ts'
import type { RunFacts } from './facts.ts'
import { writeWhole } from './write-whole.ts'

export interface WrittenReport {
  /** As given, with a warning for each file that could not be made. */
  readonly report: Report
  /** Paths of the files, report.json first. */
  readonly files: readonly string[]
}

/**
 * Writes the report and, when the restore ran, what Velero would have left in `restores/<name>/`. Each file is whole or
 * absent. A renderer that fails costs its own file and is told as a warning. @throws REPORT_NOT_WRITTEN
 */
export async function writeReport(
  directory: string,
  built: Report,
  facts: Pick<RunFacts, 'restore' | 'engine'>,
  options: FileOptions = FILE_DEFAULTS,
  table: readonly ReportFile[] = REPORT_FILES,
): Promise<WrittenReport> {
  const rendered = renderFiles(built, options, table)
  const report = withWarnings(built, rendered.warnings)
  const json = renderReportJson(report)
  const files: Record<string, string> = { 'report.json': json, ...rendered.files }
  if (hasDigest(report)) files['predicate.json'] = predicateJson(report, json)
  if (facts.restore !== undefined) files['restore.json'] = pretty(facts.restore)
  if (facts.engine !== undefined) {
    const { messages, records } = facts.engine
    files['results.json'] = pretty({
      warnings: veleroResult(messages, 'warning'),
      errors: veleroResult(messages, 'error'),
    })
    files['resource-list.json'] = pretty(records.resourceList())
  }
  try {
    await mkdir(directory, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeWhole(join(directory, name), text)
  } catch (error) {
    throw new RehearsalError(
      'REPORT_NOT_WRITTEN',
      `the report cannot be written to ${directory}: ${messageOf(error)}`,
    )
  }
  return { report, files: Object.keys(files).map((name) => join(directory, name)) }
}

/** For actions/attest; `rehearse attest` makes the same of report.json. */
function predicateJson(report: Report, json: string): string {
  const digest = createHash('sha256').update(json).digest('hex')
  return statementJson(statementOf(report, digest).predicate)
}

function withWarnings(report: Report, messages: readonly string[]): Report {
  if (messages.length === 0) return report
  const told = messages.map((message) => ({ group: 'velero', message }) as const)
  return { ...report, warnings: [...report.warnings, ...told] }
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
