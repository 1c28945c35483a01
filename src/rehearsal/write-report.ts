import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { Report } from '../report/model.ts'
import { renderReportJson } from '../report/render/json.ts'
import { GITHUB_SUMMARY_BYTES, renderSummary } from '../report/render/summary.ts'
import { veleroResult } from '../restore/messages.ts'
import type { RunFacts } from './facts.ts'
import { writeWhole } from './write-whole.ts'

/**
 * Writes the report and, when the restore ran, what Velero would have left in `restores/<name>/`. Each file is whole or
 * absent. Returns the names of the files, the report first. @throws REPORT_NOT_WRITTEN
 */
export async function writeReport(
  directory: string,
  report: Report,
  facts: RunFacts,
): Promise<readonly string[]> {
  const files: Record<string, string> = {
    'report.json': renderReportJson(report),
    'summary.md': renderSummary(report, { maxBytes: GITHUB_SUMMARY_BYTES }),
  }
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
  return Object.keys(files).map((name) => join(directory, name))
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
