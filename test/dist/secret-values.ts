import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { readArchive } from '../../src/backup/read-archive.ts'
import { parseJson, textMapAt } from '../../src/core/json.ts'

/** Every value of every Secret of a backup, as it is stored and decoded; short ones would be found by chance. */
export async function secretValuesOf(location: string, name: string): Promise<readonly string[]> {
  const signal = AbortSignal.timeout(10_000)
  const catalog = await readArchive(createReadStream(join(location, 'backups', name, `${name}.tar.gz`)), {
    signal,
  })
  try {
    const stored = catalog
      .itemsOf('secrets')
      .flatMap((item) => Object.values(textMapAt(parseJson(catalog.read(item.body)), 'data')))
    const decoded = stored.map((value) => Buffer.from(value, 'base64').toString('utf8'))
    return [...new Set([...stored, ...decoded])].filter((value) => value.length >= 8)
  } finally {
    catalog.close()
  }
}
