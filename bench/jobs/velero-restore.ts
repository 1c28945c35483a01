// A real Velero server beside us: the same backup, the same kind of API server, from the creation of the Restore to its end.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { freePort } from '../../src/cluster/control-plane/free-port.ts'
import { runCommand } from '../../src/cluster/processes/run-command.ts'
import { type JsonObject, textAt } from '../../src/core/json.ts'
import { sleep } from '../../src/core/sleep.ts'
import { type KubeClient, openKubeClient } from '../../src/kube/kube-client.ts'
import type { ResourcePath } from '../../src/kube/paths.ts'
import { createObject, getObject } from '../../src/kube/verbs.ts'
import { startStoreServer } from '../../test/itg/location/servers/start-server.ts'
import type { VeleroTools } from '../velero-tools.ts'
import { withControlPlane } from './control-plane.ts'
import { round } from './stopwatch.ts'

export interface VeleroRestoreInput extends VeleroTools {
  /** Holds a folder `bucket`, which becomes the bucket of this name. */
  readonly folder: string
  readonly backup: string
  /** Besides those that the job needs. */
  readonly serverFlags: readonly string[]
}

const LOGIN = { access: 'bench', secret: 'bench-secret' }
const NAMESPACE = 'velero'
const POLL_MS = 250
const ENDED = /^(?:Completed|PartiallyFailed|Failed|FailedValidation)$/

export async function veleroRestore(input: VeleroRestoreInput, signal: AbortSignal): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-velero-'))
  try {
    const login = ['--access', LOGIN.access, '--secret', LOGIN.secret]
    await using s3 = await startStoreServer((port) => [
      input.s3Server,
      ...[...login, '--quiet', '--port', `127.0.0.1:${port}`, 'posix', input.folder],
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

async function restoreWith(input: VeleroRestoreInput, place: Place, signal: AbortSignal): Promise<object> {
  const { cluster, folder } = place
  const kubeconfig = cluster.kubeconfigPath ?? ''
  const installed = await runCommand(
    {
      path: input.program,
      args: ['install', '--crds-only', '--kubeconfig', kubeconfig],
      environment: { HOME: folder },
    },
    signal,
  )
  if (installed.exitCode !== 0) throw new Error(`velero install: ${installed.errorLines.join('\n')}`)
  const client = await openKubeClient(cluster.connection, { signal, maxInFlight: 4, userAgent: 'bench' })
  try {
    await createObject(client, { group: '', version: 'v1', resource: 'namespaces' }, '', {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    })
    await create(client, 'BackupStorageLocation', 'default', {
      provider: 'aws',
      default: true,
      objectStorage: { bucket: 'bucket' },
      config: { region: 'us-east-1', s3ForcePathStyle: 'true', s3Url: place.s3Url },
    })
    const died = new AbortController()
    await using _ = await startVelero(input, { folder, kubeconfig, died })
    const untilDeath = AbortSignal.any([signal, died.signal])
    await until(client, velero('backups'), input.backup, () => true, untilDeath)
    const started = performance.now()
    await create(client, 'Restore', 'bench', { backupName: input.backup })
    const hasEnded = (found: JsonObject): boolean => ENDED.test(textAt(found, 'status', 'phase') ?? '')
    const ended = await until(client, velero('restores'), 'bench', hasEnded, untilDeath)
    const ms = round(performance.now() - started)
    const phase = textAt(ended, 'status', 'phase')
    if (phase !== 'Completed') throw new Error(`Velero's restore ended with ${phase}`)
    const { progress } = ended.status as { readonly progress?: { readonly itemsRestored?: number } }
    const count = progress?.itemsRestored ?? 0
    return { objectsPerSecond: round((count / ms) * 1000), count, ms }
  } finally {
    client.close()
  }
}

interface VeleroPlace {
  readonly folder: string
  readonly kubeconfig: string
  /** Aborted when the server has ended. */
  readonly died: AbortController
}

async function startVelero(
  input: VeleroRestoreInput,
  { folder, kubeconfig, died }: VeleroPlace,
): Promise<AsyncDisposable> {
  const credentials = join(folder, 'credentials')
  writeFileSync(
    credentials,
    `[default]\naws_access_key_id=${LOGIN.access}\naws_secret_access_key=${LOGIN.secret}\n`,
  )
  const own = ['--metrics-address', `127.0.0.1:${await freePort()}`]
  const profiler = ['--profiler-address', `127.0.0.1:${await freePort()}`]
  const log = openSync(join(folder, 'velero.log'), 'w', 0o600)
  const child: ChildProcess = spawn(
    input.program,
    [
      'server',
      '--kubeconfig',
      kubeconfig,
      '--plugin-dir',
      input.pluginFolder,
      ...own,
      ...profiler,
      ...input.serverFlags,
    ],
    {
      env: {
        HOME: folder,
        TMPDIR: folder,
        KUBECONFIG: kubeconfig,
        VELERO_NAMESPACE: NAMESPACE,
        VELERO_SCRATCH_DIR: folder,
        AWS_SHARED_CREDENTIALS_FILE: credentials,
      },
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  const ended = once(child, 'exit').catch(() => undefined)
  child.once('error', (error) => died.abort(error))
  child.once('exit', (code) => died.abort(new Error(`velero server ended with exit code ${code}`)))
  return {
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
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
