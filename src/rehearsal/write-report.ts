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
  renderFile,
} from '../report/render/files.ts'
import { reportJsonPieces } from '../report/render/json.ts'
import { veleroResult } from '../restore/messages.ts'
import type { RunFacts } from './facts.ts'
import { type Pieces, writeWhole } from './write-whole.ts'

export interface WrittenReport {
  /** As given, with a warning for each file that could not be made. */
  readonly report: Report
  /** Paths of the files, report.json first. */
  readonly files: readonly string[]
}

/**
 * Writes the report and, when the restore ran, what Velero would have left in `restores/<name>/`. Each file is whole or
 * absent, and gone from memory before the next is made. A renderer that fails costs its own file and is told as a warning.
 * @throws REPORT_NOT_WRITTEN
 */
export async function writeReport(
  directory: string,
  built: Report,
  facts: Pick<RunFacts, 'restore' | 'engine'>,
  options: FileOptions = FILE_DEFAULTS,
  table: readonly ReportFile[] = REPORT_FILES,
): Promise<WrittenReport> {
  const files: string[] = []
  const write = async (name: string, content: string | Pieces): Promise<void> => {
    const path = join(directory, name)
    await writeWhole(path, content)
    if (!files.includes(path)) files.push(path)
  }
  try {
    await mkdir(directory, { recursive: true })
    let digest = await writeJson(built, write)
    const warnings: string[] = []
    for (const row of table) {
      const rendered = renderFile(row, built, options)
      if ('text' in rendered) await write(row.name, rendered.text)
      else warnings.push(rendered.warning)
    }
    const report = withWarnings(built, warnings)
    if (report !== built) digest = await writeJson(report, write)
    if (hasDigest(report)) await write('predicate.json', statementJson(statementOf(report, digest).predicate))
    for (const [name, value] of veleroFiles(facts)) await write(name, pretty(value()))
    return { report, files }
  } catch (error) {
    throw new RehearsalError(
      'REPORT_NOT_WRITTEN',
      `the report cannot be written to ${directory}: ${messageOf(error)}`,
    )
  }
}

type Write = (name: string, content: string | Pieces) => Promise<void>

/** Gives the SHA-256 of its bytes, for actions/attest; `rehearse attest` makes the same of the file. */
async function writeJson(report: Report, write: Write): Promise<string> {
  const hash = createHash('sha256')
  const pieces = reportJsonPieces(report).map((piece) => {
    hash.update(piece)
    return piece
  })
  await write('report.json', pieces)
  return hash.digest('hex')
}

/** Each is made when its turn comes. */
function veleroFiles({
  restore,
  engine,
}: Pick<RunFacts, 'restore' | 'engine'>): readonly (readonly [name: string, value: () => unknown])[] {
  const ofRestore = restore === undefined ? [] : [['restore.json', () => restore] as const]
  if (engine === undefined) return ofRestore
  const { messages, records } = engine
  const results = (): unknown => ({
    warnings: veleroResult(messages, 'warning'),
    errors: veleroResult(messages, 'error'),
  })
  return [...ofRestore, ['results.json', results], ['resource-list.json', () => records.resourceList()]]
}

function withWarnings(report: Report, messages: readonly string[]): Report {
  if (messages.length === 0) return report
  const told = messages.map((message) => ({ group: 'velero', message }) as const)
  return { ...report, warnings: [...report.warnings, ...told] }
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`
}
