import { expect, test } from 'vitest'
import type { BackupMetadata } from '../../../../src/backup/side-files.ts'
import { type ProfileName, profileOf } from '../../../../src/restore/document/profile.ts'
import type { RestoreContext } from '../../../../src/restore/engine/context.ts'
import { restoresSnapshots } from '../../../../src/restore/volumes/native-snapshot.ts'

function decide(
  profile: ProfileName,
  restorePVs: boolean | undefined,
  snapshotVolumes: boolean | undefined,
): boolean {
  const context: unknown = {
    profile: profileOf(profile),
    restore: { spec: restorePVs === undefined ? {} : { restorePVs } },
    backup: { metadata: { snapshotVolumes } satisfies Partial<BackupMetadata> },
  }
  return restoresSnapshots(context as RestoreContext)
}

test.each<
  readonly [
    restorePVs: boolean | undefined,
    snapshotVolumes: boolean | undefined,
    now: boolean,
    before: boolean,
  ]
>([
  [undefined, undefined, true, true],
  [undefined, true, true, true],
  [undefined, false, true, false],
  [true, false, true, false],
  [false, true, false, false],
])('R-86, R-87, D-26: restorePVs %s, snapshotVolumes of the backup %s', (restorePVs, saved, now, before) => {
  expect([decide('velero-1.18', restorePVs, saved), decide('velero-1.9', restorePVs, saved)]).toEqual([
    now,
    before,
  ])
})
