import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { buildArchive, itemPath } from './archive.ts'

/**
 * Writes a backup as Velero 1.0 to 1.3 left it: no version directories, format version `1` in the tarball and none in the metadata, no
 * volume info, no results. The volume of one pod is in a restic record, that of another in an annotation only (F-94).
 */
export function writeOlderBackup(folder: string, name: string): void {
  const own = join(folder, 'backups', name)
  mkdirSync(own, { recursive: true })
  writeFileSync(join(own, `${name}.tar.gz`), buildArchive(OLDER_FILES, { formatVersion: '1\n' }))
  const backup = {
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    metadata: { name, namespace: 'velero', labels: { 'velero.io/storage-location': 'default' } },
    spec: { storageLocation: 'default', ttl: '720h0m0s' },
    status: {
      version: 1,
      phase: 'Completed',
      startTimestamp: '2019-06-01T10:00:00Z',
      validationErrors: null,
    },
  }
  writeFileSync(join(own, 'velero-backup.json'), JSON.stringify(backup))
  const record = {
    apiVersion: 'velero.io/v1',
    kind: 'PodVolumeBackup',
    metadata: { name: `${name}-1`, namespace: 'velero', labels: { 'velero.io/backup-name': name } },
    spec: {
      pod: { kind: 'Pod', namespace: 'wiki', name: 'recorded' },
      volume: 'data',
      repoIdentifier: 'restic',
    },
    status: { phase: 'Completed', path: '/host_pods/data', snapshotID: 'aaaa1111' },
  }
  writeFileSync(join(own, `${name}-podvolumebackups.json.gz`), gzipSync(JSON.stringify([record])))
  writeFileSync(join(own, `${name}-volumesnapshots.json.gz`), gzipSync('null'))
}

const pod = (name: string, annotations: Readonly<Record<string, string>>): object => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'wiki', annotations },
  spec: {
    containers: [{ name: 'main', image: 'wiki:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
    volumes: [{ name: 'data', emptyDir: {} }],
  },
})

export const OLDER_FILES = {
  [itemPath('namespaces', '', 'wiki')]: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'wiki' } },
  [itemPath('serviceaccounts', 'wiki', 'default')]: {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default', namespace: 'wiki' },
  },
  [itemPath('configmaps', 'wiki', 'settings')]: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'settings', namespace: 'wiki' },
    data: { language: 'en' },
  },
  [itemPath('pods', 'wiki', 'recorded')]: pod('recorded', { 'backup.velero.io/backup-volumes': 'data' }),
  [itemPath('pods', 'wiki', 'annotated')]: pod('annotated', { 'snapshot.velero.io/data': 'bbbb2222' }),
} as const satisfies Readonly<Record<string, object>>
