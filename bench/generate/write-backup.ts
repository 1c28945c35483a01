import { createWriteStream } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Fixture, FixtureObject } from './fixture.ts'
import { TAR_END, tarFile } from './tar-stream.ts'

const MADE_AT = new Date(Date.UTC(2026, 4, 20, 2, 0, 7))

/** Writes `backups/<name>/` as Velero leaves it in a bucket: the tarball and `velero-backup.json`. */
export async function writeBackup(bucket: string, fixture: Fixture): Promise<void> {
  const folder = join(bucket, 'backups', fixture.name)
  await mkdir(folder, { recursive: true })
  const counter = { items: 0 }
  const partial = join(folder, 'tarball.partial')
  await pipeline(Readable.from(archive(fixture, counter)), createGzip(), createWriteStream(partial))
  await writeFile(
    join(folder, 'velero-backup.json'),
    JSON.stringify(metadata(fixture.name, counter.items), null, 2),
  )
  await rename(partial, join(folder, `${fixture.name}.tar.gz`))
}

/** Every object twice: in its plain place and under its preferred version (F-32). */
function* archive(fixture: Fixture, counter: { items: number }): Generator<Buffer> {
  yield tarFile('metadata/version', Buffer.from('1.1.0\n'), MADE_AT)
  for (const item of fixture.objects()) {
    counter.items += 1
    const content = Buffer.from(JSON.stringify(item.object))
    yield tarFile(pathOf(item, ''), content, MADE_AT)
    yield tarFile(pathOf(item, `${versionOf(item)}-preferredversion/`), content, MADE_AT)
  }
  yield TAR_END
}

function pathOf({ groupResource, namespace, name }: FixtureObject, versionDirectory: string): string {
  const scope = namespace === '' ? 'cluster' : `namespaces/${namespace}`
  return `resources/${groupResource}/${versionDirectory}${scope}/${name}.json`
}

function versionOf({ object }: FixtureObject): string {
  return String(object.apiVersion).split('/').at(-1) ?? ''
}

function metadata(name: string, items: number): object {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    metadata: {
      name,
      namespace: 'velero',
      uid: '5f0e0f6a-6b1c-4a5e-9d3e-2d6b1c9a7e10',
      creationTimestamp: '2026-05-20T02:00:00Z',
      labels: { 'velero.io/storage-location': 'default' },
      annotations: {
        'velero.io/source-cluster-k8s-gitversion': 'v1.36.3',
        'velero.io/source-cluster-k8s-major-version': '1',
        'velero.io/source-cluster-k8s-minor-version': '36',
      },
    },
    spec: { includedNamespaces: ['*'], storageLocation: 'default', ttl: '720h0m0s' },
    status: {
      phase: 'Completed',
      version: 1,
      formatVersion: '1.1.0',
      startTimestamp: '2026-05-20T02:00:00Z',
      completionTimestamp: '2026-05-20T02:00:07Z',
      expiration: '2026-06-19T02:00:00Z',
      progress: { itemsBackedUp: items, totalItems: items },
    },
  }
}
