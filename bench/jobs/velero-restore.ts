// A real Velero server beside us: the same backup, the same kind of API server, from the creation of the Restore to its end.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { runCommand } from '../../src/cluster/processes/run-command.ts'
import { type JsonObject, textAt } from '../../src/core/json.ts'
import { sleep } from '../../src/core/sleep.ts'
import { type KubeClient, openKubeClient } from '../../src/kube/kube-client.ts'
import type { ResourcePath } from '../../src/kube/paths.ts'
import { createObject, getObject } from '../../src/kube/verbs.ts'
import { startStoreServer } from '../../test/itg/location/servers/start-server.ts'
import type { VeleroTools } from '../velero-tools.ts'
import { withControlPlane } from './control-plane.ts'
import { round, stopwatch, treeCpuMs } from './stopwatch.ts'
import { startVelero } from './velero-server.ts'

export interface VeleroRestoreInput extends VeleroTools {
  /** Folder that is a bucket. It stays as it is: Velero works on a copy. */
  readonly bucket: string
  readonly backup: string
  /** Besides those that the job needs. */
  readonly serverFlags: readonly string[]
}

const KEYS = { access: 'bench', secret: 'bench-secret' }
const BUCKET = 'bucket'
const RESTORE = 'bench'
const NAMESPACE = 'velero'
const POLL_MS = 250
/** Velero looks into the bucket once a minute. */
const SYNC_MS = 180_000
/** Ten times what it takes. */
const RESTORE_MS = 1_200_000
const ENDED = /^(?:Completed|PartiallyFailed|Failed|FailedValidation)$/

export async function veleroRestore(input: VeleroRestoreInput, signal: AbortSignal): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-velero-'))
  try {
    const buckets = join(folder, 'buckets')
    cpSync(input.bucket, join(buckets, BUCKET), { recursive: true })
    await using s3 = await startStoreServer((port) => [
      input.s3Server,
      ...['--access', KEYS.access, '--secret', KEYS.secret, '--quiet'],
      ...['--port', `127.0.0.1:${port}`, 'posix', buckets],
    ])
    return await withControlPlane(signal, (cluster) =>
      restoreWith(input, { cluster, folder, s3Url: `http://127.0.0.1:${s3.port}` }, signal),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Place {
  readonly cluster: RunningCluster
  readonly folder: string
  readonly s3Url: string
}

async function restoreWith(
  input: VeleroRestoreInput,
  { cluster, folder, s3Url }: Place,
  signal: AbortSignal,
): Promise<object> {
  const kubeconfig = cluster.kubeconfigPath
  await installDefinitions(input.program, { folder, kubeconfig }, signal)
  const client = await openKubeClient(cluster.connection, { signal, maxInFlight: 4, userAgent: 'bench' })
  try {
    await createHome(client)
    // Read only: Velero would delete a backup whose time is over.
    await create(client, 'BackupStorageLocation', 'default', {
      provider: 'aws',
      default: true,
      accessMode: 'ReadOnly',
      objectStorage: { bucket: BUCKET },
      config: { region: 'us-east-1', s3ForcePathStyle: 'true', s3Url },
    })
    const place = { folder, kubeconfig, namespace: NAMESPACE, keys: KEYS, flags: input.serverFlags }
    await using server = await startVelero({ ...input, ...place })
    const within = (ms: number): AbortSignal =>
      AbortSignal.any([signal, server.ended, AbortSignal.timeout(ms)])
    try {
      await until(client, velero('backups'), input.backup, () => true, within(SYNC_MS))
      const lap = stopwatch()
      const cpu = treeCpuMs(server.pid)
      await create(client, 'Restore', RESTORE, { backupName: input.backup })
      const hasEnded = (found: JsonObject): boolean => ENDED.test(textAt(found, 'status', 'phase') ?? '')
      const ended = await until(client, velero('restores'), RESTORE, hasEnded, within(RESTORE_MS))
      const timed = lap()
      const count = restoredItems(ended, join(folder, 'buckets', BUCKET))
      return {
        objectsPerSecond: round((count / timed.ms) * 1000),
        count,
        ...timed,
        veleroCpuMs: treeCpuMs(server.pid) - cpu,
      }
    } catch (error) {
      if (!server.ended.aborted) process.stderr.write(`${server.lastLines()}\n`)
      throw error
    }
  } finally {
    client.close()
  }
}

async function installDefinitions(
  path: string,
  { folder, kubeconfig }: { readonly folder: string; readonly kubeconfig: string },
  signal: AbortSignal,
): Promise<void> {
  const args = ['install', '--crds-only', '--kubeconfig', kubeconfig]
  const { exitCode, errorLines } = await runCommand({ path, args, environment: { HOME: folder } }, signal)
  if (exitCode !== 0) throw new Error(`velero install: ${errorLines.join('\n')}`)
}

/** Its namespace, and the Deployment that one of its actions looks for: nobody starts a pod of it here. */
async function createHome(client: KubeClient): Promise<void> {
  await createObject(client, { group: '', version: 'v1', resource: 'namespaces' }, '', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: NAMESPACE },
  })
  const labels = { component: 'velero' }
  await createObject(client, { group: 'apps', version: 'v1', resource: 'deployments' }, NAMESPACE, {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { namespace: NAMESPACE, name: 'velero', labels },
    spec: {
      replicas: 0,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name: 'velero', image: 'velero/velero', command: ['/velero'] }] },
      },
    },
  })
}

/** @throws when it has not restored everything */
function restoredItems(restore: JsonObject, bucket: string): number {
  const { phase, progress } = restore.status as {
    readonly phase: string
    readonly progress?: { readonly itemsRestored?: number; readonly totalItems?: number }
  }
  if (phase !== 'Completed') throw new Error(`Velero's restore ended with ${phase}: ${resultsIn(bucket)}`)
  const { itemsRestored = 0, totalItems = 0 } = progress ?? {}
  if (itemsRestored !== totalItems) throw new Error(`Velero restored ${itemsRestored} of ${totalItems} items`)
  return itemsRestored
}

const SHOWN = 2_000

/** The beginning of what Velero says of warnings and errors. */
function resultsIn(bucket: string): string {
  const path = join(bucket, 'restores', RESTORE, `restore-${RESTORE}-results.gz`)
  return existsSync(path) ? gunzipSync(readFileSync(path)).toString('utf8').slice(0, SHOWN) : 'no results'
}

function velero(resource: string): ResourcePath {
  return { group: 'velero.io', version: 'v1', resource }
}

async function create(client: KubeClient, kind: string, name: string, spec: JsonObject): Promise<void> {
  const object = { apiVersion: 'velero.io/v1', kind, metadata: { namespace: NAMESPACE, name }, spec }
  await createObject(client, velero(`${kind.toLowerCase()}s`), NAMESPACE, object)
}

async function until(
  client: KubeClient,
  type: ResourcePath,
  name: string,
  isThere: (found: JsonObject) => boolean,
  signal: AbortSignal,
): Promise<JsonObject> {
  for (;;) {
    const found = await getObject(client, type, NAMESPACE, name)
    if (found !== undefined && isThere(found)) return found
    await sleep(POLL_MS, signal)
  }
}
