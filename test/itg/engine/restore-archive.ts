// A backup that is written down in a test, restored into a real control plane through the same door as
// `rehearse restore`; and the control plane, to look at what came of it.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { RunningCluster } from '../../../src/cluster/cluster-provider.ts'
import {
  isObject,
  type JsonObject,
  listAt,
  objectAt,
  parseJson,
  stringifyJson,
  textAt,
} from '../../../src/core/json.ts'
import { discover } from '../../../src/kube/discovery.ts'
import { type KubeClient, openKubeClient } from '../../../src/kube/kube-client.ts'
import { collectionPath, objectPath } from '../../../src/kube/paths.ts'
import type { BackupFile } from '../../../src/location/backup-location.ts'
import { type Demands, NO_DEMANDS } from '../../../src/rehearsal/demands.ts'
import { rehearse } from '../../../src/rehearsal/rehearse.ts'
import type { Allowed, EngineSettings } from '../../../src/rehearsal/request.ts'
import type { Report } from '../../../src/report/model.ts'
import type { VeleroResult } from '../../../src/restore/messages.ts'
import type { ConfigMap, RestoreDocument, RestoreSpec } from '../../../src/restore/restore-document.ts'
import type { SafetySettings } from '../../../src/safety/decision.ts'
import type { SecretsMode } from '../../../src/safety/secrets/modes.ts'
import { ALL_ALLOWED } from '../../build/allowed.ts'
import { type ArchiveFiles, type ArchiveOptions, buildArchive } from '../../build/archive.ts'
import { startControlPlane } from '../start-control-plane.ts'

export interface Restoring {
  /** Of the tarball; a Buffer is the tarball itself. */
  readonly files: ArchiveFiles | Buffer
  readonly archive?: ArchiveOptions
  /** By suffix; everything but bytes becomes JSON, compressed where the suffix says so. */
  readonly sideFiles?: { readonly [File in BackupFile]?: unknown }
  /** Laid over `velero-backup.json`. */
  readonly backup?: JsonObject
  readonly backupName?: string
  readonly name?: string
  readonly annotations?: Readonly<Record<string, string>>
  readonly uid?: string
  readonly spec?: RestoreSpec
  /** In Velero's namespace. */
  readonly configMaps?: readonly Partial<ConfigMap>[]
  readonly settings?: Partial<EngineSettings>
  readonly secrets?: SecretsMode
  /** Without it: everything as Velero does. */
  readonly safety?: SafetySettings
  readonly demands?: Partial<Demands>
  /** Without it: everything. */
  readonly allowed?: Allowed
  readonly deletesAfterwards?: boolean
  /** Instead of the control plane itself: see `observe.ts`. */
  readonly kubeconfig?: string
}

export interface Restored {
  readonly report: Report
  readonly exitCode: number
  /** As `restore.json`. */
  readonly restore: RestoreDocument
  readonly warnings: VeleroResult
  readonly errors: VeleroResult
  /** F-82; empty when nothing ran. */
  readonly resourceList: Readonly<Record<string, readonly string[]>>
}

export interface Target {
  readonly cluster: RunningCluster
  readonly client: KubeClient
  restore(input: Restoring): Promise<Restored>
  /** An object by its API path, or undefined. */
  get(path: string): Promise<JsonObject | undefined>
  /** The objects of a collection. */
  list(path: string): Promise<readonly JsonObject[]>
  /** Creates objects, each with its status where it has one; returns the last as stored. */
  create(...objects: readonly JsonObject[]): Promise<JsonObject>
  remove(path: string): Promise<void>
  stop(): Promise<void>
}

const SETTINGS: EngineSettings = {
  concurrency: 16,
  resourcePriorities: '',
  features: [],
  resourceTimeoutMs: 10_000,
  terminatingResourceTimeoutMs: 1_500,
  itemOperationTimeoutMs: 14_400_000,
  managedFields: 'auto',
  profile: 'velero-1.18',
  restoreHooks: true,
}

/** A fresh control plane. Without the controllers of a real cluster nothing happens in it by itself. */
export async function openTarget(): Promise<Target> {
  const cluster = await startControlPlane()
  const client = await openKubeClient(cluster.connection, {
    signal: new AbortController().signal,
    maxInFlight: 16,
    userAgent: 'test',
  })
  return {
    cluster,
    client,
    restore: (input) => restoreInto(input.kubeconfig ?? cluster.kubeconfigPath, input),
    async get(path) {
      const { status, body } = await client.send({ method: 'GET', path })
      return status === 404 ? undefined : read(body)
    },
    async list(path) {
      return listAt(read(await client.expect({ method: 'GET', path })), 'items').filter(isObject)
    },
    create: (...objects) => createAll(client, objects),
    async remove(path) {
      await client.expect({ method: 'DELETE', path })
    },
    async stop() {
      client.close()
      await cluster.stop()
    },
  }
}

async function createAll(client: KubeClient, objects: readonly JsonObject[]): Promise<JsonObject> {
  let stored: JsonObject = {}
  for (const entry of objects) {
    const type = (await discover(client)).findKind(
      textAt(entry, 'apiVersion') ?? '',
      textAt(entry, 'kind') ?? '',
    )
    if (type === undefined) throw new Error(`${textAt(entry, 'kind')} is not served`)
    const { namespace = '', name } = objectAt(entry, 'metadata')
    const path = collectionPath(type, String(namespace))
    stored = read(await client.expect({ method: 'POST', path, body: stringifyJson(entry) }))
    if (entry.status === undefined || !type.subresources.includes('status')) continue
    stored = read(
      await client.expect({
        method: 'PATCH',
        path: `${objectPath(type, String(namespace), String(name))}/status`,
        body: stringifyJson({ status: entry.status }),
        contentType: 'application/merge-patch+json',
      }),
    )
  }
  return stored
}

export async function restoreInto(kubeconfig: string, input: Restoring): Promise<Restored> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-engine-'))
  try {
    const backupName = input.backupName ?? 'backup-1'
    writeBackup(join(folder, 'backups', backupName), backupName, input)
    const reportDir = join(folder, 'report')
    const { report, exitCode } = await rehearse(
      {
        location: folder,
        restore: {
          apiVersion: 'velero.io/v1',
          kind: 'Restore',
          metadata: {
            name: input.name ?? 'restore-1',
            namespace: 'velero',
            uid: input.uid ?? crypto.randomUUID(),
            ...(input.annotations === undefined ? {} : { annotations: input.annotations }),
          },
          spec: input.spec?.scheduleName === undefined ? { backupName, ...input.spec } : input.spec,
          status: {},
        },
        hasManifest: true,
        configMaps: (input.configMaps ?? []).map((entry) => ({
          name: 'changes',
          namespace: 'velero',
          labels: {},
          data: {},
          ...entry,
        })),
        target: {
          kind: 'existing',
          kubeconfig,
          context: undefined,
          allowed: input.allowed ?? ALL_ALLOWED,
          deletesAfterwards: input.deletesAfterwards ?? false,
        },
        reportDir,
        deadlineMs: 60_000,
        engine: { ...SETTINGS, ...input.settings },
        secrets: input.secrets ?? 'keep',
        ...(input.safety === undefined ? {} : { safety: input.safety }),
        demands: { ...NO_DEMANDS, ...input.demands },
      },
      {
        signal: new AbortController().signal,
        emit: () => undefined,
        environment: process.env,
        now: () => new Date(),
        version: 'test',
      },
    )
    const results = readOr(reportDir, 'results.json') as { warnings?: VeleroResult; errors?: VeleroResult }
    return {
      report,
      exitCode,
      restore: readOr(reportDir, 'restore.json') as unknown as RestoreDocument,
      warnings: results.warnings ?? {},
      errors: results.errors ?? {},
      resourceList: readOr(reportDir, 'resource-list.json') as Restored['resourceList'],
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function writeBackup(folder: string, name: string, { files, archive, backup, sideFiles }: Restoring): void {
  mkdirSync(folder, { recursive: true })
  const metadata = {
    apiVersion: 'velero.io/v1',
    kind: 'Backup',
    ...backup,
    metadata: { name, namespace: 'velero', ...objectAt(backup, 'metadata') },
    spec: { storageLocation: 'default', ...objectAt(backup, 'spec') },
    status: { phase: 'Completed', formatVersion: '1.1.0', ...objectAt(backup, 'status') },
  }
  const tarball = Buffer.isBuffer(files) ? files : buildArchive(files, archive)
  const all = { 'velero-backup.json': metadata, '.tar.gz': tarball, ...sideFiles }
  for (const [suffix, content] of Object.entries(all)) {
    if (content === undefined) continue
    const fileName = suffix === 'velero-backup.json' ? suffix : `${name}${suffix}`
    writeFileSync(join(folder, fileName), bytesOf(suffix, content))
  }
}

function bytesOf(suffix: string, content: unknown): Buffer {
  if (Buffer.isBuffer(content)) return content
  const json = JSON.stringify(content)
  return suffix.endsWith('.gz') ? gzipSync(json) : Buffer.from(json)
}

function readOr(folder: string, name: string): JsonObject {
  try {
    return read(readFileSync(join(folder, name)))
  } catch {
    return {}
  }
}

function read(body: Buffer): JsonObject {
  return parseJson(body.toString('utf8')) as JsonObject
}
