// A cluster with nodes, in containers on this machine. Everything that kind made is removed again, also when it failed half-way.
import { randomBytes } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import { openKubeClient } from '../../kube/kube-client.ts'
import { checkRoom } from '../check-room.ts'
import type { ClusterContext, ClusterProvider, RunningCluster } from '../cluster-provider.ts'
import { folderName, kindClusterName } from '../cluster-record.ts'
import { printableTail } from '../control-plane/log-tail.ts'
import { trackCluster } from '../control-plane/tracked-cluster.ts'
import { removeOrphans } from '../left-behind.ts'
import { type Environment, stateDirectoryOf, temporaryDirectoryOf } from '../paths.ts'
import { identifySelf } from '../processes/process-identity.ts'
import { findProgram } from '../programs/find-program.ts'
import { KIND_VERSION } from '../programs/program-table.ts'
import { type ImageArchive, readImageArchive } from './image-archive.ts'
import { checkEngine, engineVariables, type KindPlace, kindTrouble, runKind } from './kind-command.ts'
import { limitEgress } from './limit-egress.ts'
import { loadImages } from './load-images.ts'
import { nodeImageOf } from './node-images.ts'
import { waitForNodes } from './wait-for-nodes.ts'

export interface KindOptions {
  /** `1.36` or `1.36.4`; undefined for the newest that is known. */
  readonly kubernetesVersion: string | undefined
  /** Reference of a node image; wins over the version. */
  readonly image: string | undefined
  /** Paths of archives of images, as `docker save` writes them, that pods of the backup need. */
  readonly imageArchives: readonly string[]
  /** Whether pods may reach what this machine reaches. */
  readonly egress: 'deny' | 'allow'
  /** Folder for the logs of the nodes when something went wrong; undefined: none are kept. */
  readonly logsFolder: string | undefined
  readonly environment: Environment
  readonly userAgent: string
  readonly keepRunning?: boolean
}

/** Nodes, controllers and DNS of a real cluster, for as long as the run lasts. Needs a container engine. */
export function kindCluster(options: KindOptions): ClusterProvider {
  return {
    kind: 'kind',
    async start(context) {
      const { environment } = options
      const image = options.image ?? nodeImageOf(options.kubernetesVersion)
      const imageArchives: ImageArchive[] = []
      for (const path of options.imageArchives)
        imageArchives.push(await readImageArchive(path, context.signal))
      await checkEngine(environment, context.signal)
      const stateDirectory = stateDirectoryOf(environment)
      await removeOrphans(stateDirectory).catch((error: unknown) =>
        context.progress(`Left behind by an earlier run: ${messageOf(error)}`),
      )
      // REHEARSE_KIND is for machines that may not download programs.
      const kind =
        environment.REHEARSE_KIND ||
        (await findProgram({ name: 'kind', version: KIND_VERSION, environment }, context))
      checkRoom('kind', temporaryDirectoryOf(environment), context.progress)
      const id = randomBytes(4).toString('hex')
      const place = { kind, name: kindClusterName(id), engine: engineVariables(environment) }
      return await startKind({ options, stateDirectory, id, image, imageArchives, place }, context)
    },
  }
}

interface Plan {
  readonly options: KindOptions
  readonly stateDirectory: string
  readonly id: string
  readonly image: string
  readonly imageArchives: readonly ImageArchive[]
  readonly place: KindPlace
}

async function startKind(plan: Plan, context: ClusterContext): Promise<RunningCluster> {
  const { id, image, options, place, stateDirectory } = plan
  const began = performance.now()
  const folder = join(temporaryDirectoryOf(options.environment), folderName(id))
  const kubeconfigPath = join(folder, 'kubeconfig')
  const tracked = trackCluster(stateDirectory, {
    format: 1,
    id,
    createdAt: new Date().toISOString(),
    owner: identifySelf(),
    children: [],
    folder,
    kubeconfigPath,
    keep: false,
    version: '',
    kind: place,
  })
  try {
    mkdirSync(folder, { mode: 0o700 })
    context.progress(
      `Creating a kind cluster from ${image}: usually half a minute, and the download of the image`,
    )
    await create(plan, kubeconfigPath, context)
    const { readKubeconfig } = await import('../../kube/kubeconfig.ts')
    const connection = await readKubeconfig(kubeconfigPath, undefined, context.signal)
    const client = await openKubeClient(connection, {
      signal: context.signal,
      maxInFlight: 1,
      userAgent: options.userAgent,
    })
    let version: string
    try {
      await waitForNodes(client, context.progress, context.signal)
      const answer = await client.expect({ method: 'GET', path: '/version' })
      version = (JSON.parse(answer.toString('utf8')) as { gitVersion: string }).gitVersion.replace(/^v/, '')
    } finally {
      client.close()
    }
    await loadImages(place, plan.imageArchives, folder, options.environment, context)
    if (options.egress === 'deny') await limitEgress(place, options.environment, context.signal)
    if (options.keepRunning) tracked.keep()
    return {
      id,
      title: `Kubernetes ${version} kind cluster`,
      version,
      connection,
      kubeconfigPath,
      isThrowAway: true,
      hasNodes: true,
      egress: options.egress === 'deny' ? 'denied' : 'open',
      readyInMs: Math.round(performance.now() - began),
      keepLogs: () => exportLogs(plan, context),
      stop: tracked.stop,
    }
  } catch (error) {
    if (!context.signal.aborted) await exportLogs(plan, context)
    // What cannot be removed stays written down, and the next run tries again; the first error tells more.
    await tracked.stop().catch(() => undefined)
    throw error
  }
}

/** `--retain`: what failed is looked at before we remove it ourselves. @throws CLUSTER_START_FAILED */
async function create(
  { image, options, place }: Plan,
  kubeconfigPath: string,
  { progress, signal }: ClusterContext,
): Promise<void> {
  const args = ['create', 'cluster', '--retain', '--image', image, '--kubeconfig', kubeconfigPath]
  const onLine = (line: string): void => progress(printableTail(line, 'kind'))
  try {
    const result = await runKind(place, args, options.environment, signal, onLine)
    if (result.exitCode === 0) return
    throw new RehearsalError(
      'CLUSTER_START_FAILED',
      `no kind cluster could be made; last lines:\n${kindTrouble(result)}`,
    )
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof RehearsalError) throw error
    throw new RehearsalError('CLUSTER_START_FAILED', `${place.kind} cannot be run: ${messageOf(error)}`, {
      cause: error,
    })
  }
}

const EXPORT_MS = 60_000

/** For people who want to know why; a failure of it hides nothing. */
async function exportLogs({ options, place }: Plan, { progress }: ClusterContext): Promise<void> {
  if (options.logsFolder === undefined) return
  const signal = AbortSignal.timeout(EXPORT_MS)
  const result = await runKind(
    place,
    ['export', 'logs', options.logsFolder],
    options.environment,
    signal,
  ).catch(() => undefined)
  const isWritten = result?.exitCode === 0
  progress(
    isWritten ? `Logs of the nodes: ${options.logsFolder}` : 'The logs of the nodes could not be exported',
  )
}
