import type { ArchiveLimits } from '../../../src/backup/archive-limits.ts'
import type { ErrorCode } from '../../../src/core/rehearsal-error.ts'
import { buildArchive, itemPath } from '../archive.ts'

/**
 * One crafted archive and what has to become of it: the code that it is refused with, or its whole catalog as `catalogLines`
 * prints it.
 */
export interface ArchiveCase {
  readonly what: string
  readonly archive: () => Buffer
  readonly expected: ErrorCode | readonly string[]
  /** Laid over the real ones, where an archive that reaches those would be too large for a test. */
  readonly limits?: Partial<ArchiveLimits>
}

export type Row = readonly [
  what: string,
  archive: () => Buffer,
  expected: ArchiveCase['expected'],
  limits?: Partial<ArchiveLimits>,
]

export function casesOf(rows: readonly Row[]): readonly ArchiveCase[] {
  return rows.map(([what, archive, expected, limits]) => ({
    what,
    archive,
    expected,
    ...(limits === undefined ? {} : { limits }),
  }))
}

export const POD_PATH = itemPath('pods', 'a', 'x')
export const POD = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'x', namespace: 'a' } }
/** What `POD` at `POD_PATH` gives. */
export const POD_LINE = 'pods a/x v1 Pod'

/** The good pod, and raw tar entries behind it. */
export function withEntries(...entries: readonly Buffer[]): Buffer {
  return buildArchive({ [POD_PATH]: POD }, { raw: entries })
}

/** The pod with this body instead of its own. */
export function withBody(body: string | Buffer): Buffer {
  return buildArchive({ [POD_PATH]: body })
}
