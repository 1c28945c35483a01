import { join } from 'node:path'
import type { BenchmarkContext } from '../benchmark.ts'
import type { Fixture } from '../generate/fixture.ts'
import { type MadeBackup, madeBackup } from '../generate/work-folder.ts'

export interface RecordedBackup extends MadeBackup {
  readonly reportDir: string
  /** File with the bodies that the engine posts for this backup. */
  readonly bodies: string
}

/** The backup of a fixture and what the engine makes of it now; recording it also warms the machine up. */
export async function recordedBackup(context: BenchmarkContext, fixture: Fixture): Promise<RecordedBackup> {
  context.say(`${fixture.name}: making the backup and recording its bodies`)
  const backup = await madeBackup(fixture)
  const reportDir = join(backup.folder, 'report')
  const bodies = join(backup.folder, 'bodies.txt')
  await context.run('record-bodies', { bucket: backup.bucket, reportDir, bodies })
  return { ...backup, reportDir, bodies }
}
