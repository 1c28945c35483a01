import { createHash } from 'node:crypto'
import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Fixture } from './fixture.ts'
import { writeBackup } from './write-backup.ts'

const HERE = import.meta.dirname
const WORK = join(HERE, '..', '.work')

/** Where one fixture lies once it is made. */
export interface MadeBackup {
  readonly name: string
  /** For this fixture alone; may hold what is derived from it. */
  readonly folder: string
  /** The location that `rehearse` is given. */
  readonly bucket: string
  readonly tarball: string
}

/** The backup of a fixture, made when it is missing. A change of the generator makes it anew. */
export async function madeBackup(fixture: Fixture): Promise<MadeBackup> {
  const folder = join(WORK, `${fixture.name}-${await generatorDigest()}`)
  const bucket = join(folder, 'bucket')
  const tarball = join(bucket, 'backups', fixture.name, `${fixture.name}.tar.gz`)
  if (!(await exists(tarball))) await writeBackup(bucket, fixture)
  return { name: fixture.name, folder, bucket, tarball }
}

async function generatorDigest(): Promise<string> {
  const digest = createHash('sha256')
  for (const file of (await readdir(HERE)).sort()) digest.update(await readFile(join(HERE, file)))
  return digest.digest('hex').slice(0, 10)
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  )
}
