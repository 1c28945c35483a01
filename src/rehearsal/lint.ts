import type { Finding } from '../report/findings.ts'
import type { BackupSection } from '../report/model.ts'
import { profileOf } from '../restore/document/profile.ts'
import { inOrder } from '../verify/order.ts'
import { lintCatalog } from '../verify/references/lint-catalog.ts'
import { backupSection, findBackup, openCatalog, recordFindings, type WantedBackup } from './open-backup.ts'

/** What `rehearse lint` shows. */
export interface Lint {
  readonly backup: BackupSection
  /** Gravest first. */
  readonly findings: readonly Finding[]
}

/** Reads a backup and says which of its objects name others that it does not hold, and what its own records claim and it lacks. @throws LOCATION_*, BACKUP_*, ARCHIVE_*, SIDE_FILE_BROKEN */
export async function lint(wanted: WantedBackup, signal: AbortSignal, now = new Date()): Promise<Lint> {
  const chosen = await findBackup(wanted, signal, now)
  const catalog = await openCatalog(chosen, signal)
  try {
    const left = new Set(profileOf('velero-1.18').nonRestorable)
    return {
      backup: backupSection({ ...chosen, catalog }, now),
      findings: inOrder([
        ...recordFindings({ ...chosen, catalog }, wanted.wish, now),
        ...lintCatalog(catalog, (groupResource) => !left.has(groupResource)),
      ]),
    }
  } finally {
    catalog.close()
    chosen.location.close?.()
  }
}
