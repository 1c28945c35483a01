import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { OverviewRow } from '../report/overview.ts'
import type { RehearsalResult } from './rehearse.ts'
import { writeWhole } from './write-whole.ts'

/** Several runs, and what they come to together. */
export interface SeveralResults<O> {
  readonly overview: O
  /** As many as the overview has rows, in the same order. */
  readonly results: readonly RehearsalResult[]
  /** Where the overview was written to, the JSON first; empty when it could not be. */
  readonly files: readonly string[]
  /** Why it could not be written. */
  readonly problem: RehearsalError | undefined
}

/**
 * Writes the overview over several runs into the folder that holds their folders. When that fails, the overview that comes back is no
 * longer good: nobody would find it.
 * @param files name → text, the JSON first
 */
export async function writeOverview<O extends Pick<OverviewRow, 'verdict' | 'exitCode'>>(
  folder: string,
  overview: O,
  files: Readonly<Record<string, string>>,
): Promise<Omit<SeveralResults<O>, 'results'>> {
  const paths = Object.keys(files).map((name) => join(folder, name))
  try {
    await mkdir(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) await writeWhole(join(folder, name), text)
    return { overview, files: paths, problem: undefined }
  } catch (error) {
    const problem = new RehearsalError(
      'REPORT_NOT_WRITTEN',
      `${paths[0]} cannot be written: ${messageOf(error)}`,
    )
    const isGood = overview.verdict === 'pass' || overview.verdict === 'inconclusive'
    const failed = isGood ? { ...overview, verdict: 'error' as const, exitCode: 3 as const } : overview
    return { overview: failed, files: [], problem }
  }
}
