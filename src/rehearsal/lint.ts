import type { Finding } from '../report/findings.ts'
import type { BackupSection } from '../report/model.ts'
import { admissionFindings } from '../report/server-calls/findings.ts'
import { profileOf } from '../restore/document/profile.ts'
import { inOrder } from '../verify/order.ts'
import { lintCatalog } from '../verify/references/lint-catalog.ts'
import { backupSection, findBackup, openCatalog, recordFindings, type WantedBackup } from './open-backup.ts'
import { serverCallsOfCatalog } from './server-calls.ts'

/** What `rehearse lint` shows. */
export interface Lint {
  readonly backup: BackupSection
  /** Gravest first. */
  readonly findings: readonly Finding[]
}

/**
 * Reads a backup and says which of its objects name others that it does not hold, what its own records claim and it lacks, and
 * which webhooks of it nobody would answer. @throws LOCATION_*, BACKUP_*, ARCHIVE_*, SIDE_FILE_BROKEN
 */
export async function lint(wanted: WantedBackup, signal: AbortSignal, now = new Date()): Promise<Lint> {
  const chosen = await findBackup(wanted, signal, now)
  const catalog = await openCatalog(chosen, signal)
  try {
    const left = new Set(profileOf('velero-1.18').nonRestorable)
    const isRestored = (groupResource: string): boolean => !left.has(groupResource)
    const calls = serverCallsOfCatalog(catalog, isRestored)
    return {
      backup: backupSection({ ...chosen, catalog }, now),
      findings: inOrder([
        ...recordFindings({ ...chosen, catalog }, wanted.wish, now),
        ...lintCatalog(catalog, isRestored),
        ...(calls === undefined ? [] : admissionFindings(calls)),
      ]),
    }
  } finally {
    catalog.close()
    chosen.location.close?.()
  }
}
