import type { RestoreSpec } from '../restore-document.ts'

export const SCHEDULE_LABEL = 'velero.io/schedule-name'

export interface KnownBackup {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly phase: string | undefined
  /** ISO 8601. */
  readonly startTimestamp: string | undefined
}

export interface Choice {
  readonly backup: KnownBackup | undefined
  /** Empty when there is a backup. */
  readonly problems: readonly string[]
}

/** S-33, S-34, S-61. */
export function chooseBackup(
  { scheduleName, backupName }: RestoreSpec,
  backups: readonly KnownBackup[],
  namespace: string,
): Choice {
  if (scheduleName) {
    const ofSchedule = backups.filter((backup) => backup.labels[SCHEDULE_LABEL] === scheduleName)
    const backup = newestCompleted(ofSchedule)
    const none = ofSchedule.length === 0 ? ['No backups found for schedule'] : []
    return { backup, problems: backup ? [] : [...none, 'No completed backups found for schedule'] }
  }
  const backup = backups.find(({ name }) => name === backupName)
  const id = `${namespace}/${backupName}`
  const problem = `Error retrieving backup: can't find backup ${id}: Backup.velero.io "${backupName}" not found`
  return { backup, problems: backup ? [] : [problem] }
}

/** S-61: newest first; a backup that never started is the oldest. */
export function newestCompleted(backups: readonly KnownBackup[]): KnownBackup | undefined {
  const startOf = ({ startTimestamp }: KnownBackup) => Date.parse(startTimestamp ?? '') || 0
  return backups.filter(({ phase }) => phase === 'Completed').toSorted((a, b) => startOf(b) - startOf(a))[0]
}
