import { parseJson, textAt } from '../core/json.ts'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { TransportError } from '../kube/http-origin.ts'
import { openKubeClient } from '../kube/kube-client.ts'
import { KubeError } from '../kube/kube-error.ts'
import type { ClusterProvider, RunningCluster } from './cluster-provider.ts'

export interface ExistingOptions {
  readonly kubeconfig: string
  readonly context: string | undefined
  readonly userAgent: string
}

/** A cluster that is given by a kubeconfig. Nothing in it is ours: stopping it does nothing. */
export function existingCluster(options: ExistingOptions): ClusterProvider {
  return {
    kind: 'existing',
    async start({ signal }): Promise<RunningCluster> {
      const { readKubeconfig } = await import('../kube/kubeconfig.ts')
      const connection = await readKubeconfig(options.kubeconfig, options.context, signal)
      const version = await askVersion(connection, options.userAgent, signal)
      return {
        id: '',
        title: `Kubernetes ${version} at ${new URL(connection.server).host}`,
        version,
        connection,
        kubeconfigPath: options.kubeconfig,
        isThrowAway: false,
        hasNodes: true,
        readyInMs: 0,
        stop: () => Promise.resolve(),
      }
    },
  }
}

/** @throws CLUSTER_UNREACHABLE, CLUSTER_DENIED */
async function askVersion(
  connection: Parameters<typeof openKubeClient>[0],
  userAgent: string,
  signal: AbortSignal,
): Promise<string> {
  try {
    const client = await openKubeClient(connection, {
      signal,
      maxInFlight: 1,
      userAgent,
      patience: { requestTimeoutMs: 15_000, outageMs: 15_000 },
    })
    try {
      const answer = parseJson((await client.expect({ method: 'GET', path: '/version' })).toString('utf8'))
      return (textAt(answer, 'gitVersion') ?? '').replace(/^v/, '')
    } finally {
      client.close()
    }
  } catch (error) {
    signal.throwIfAborted()
    const where = new URL(connection.server).host
    const isDenied = error instanceof KubeError && (error.status === 401 || error.status === 403)
    if (isDenied)
      throw new RehearsalError(
        'CLUSTER_DENIED',
        `the API server at ${where} refuses the user: ${messageOf(error)}`,
      )
    const why = error instanceof TransportError ? messageOf(error.cause ?? error) : messageOf(error)
    throw new RehearsalError('CLUSTER_UNREACHABLE', `the API server at ${where} does not answer: ${why}`, {
      cause: error,
    })
  }
}
