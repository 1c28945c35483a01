import type { JsonObject } from '../core/json.ts'
import type { KubeConnection } from '../kube/connection.ts'

/** What a provider needs from its surroundings. */
export interface ClusterContext {
  readonly signal: AbortSignal
  /** One line for people: what is happening, how long it usually takes. */
  readonly progress: (line: string) => void
}

/** Brings up a cluster to restore into. */
export interface ClusterProvider {
  readonly kind: 'control-plane' | 'kind' | 'existing'
  /** @throws CLUSTER_*; whatever was started before the error is stopped again. */
  start(context: ClusterContext): Promise<RunningCluster>
}

export interface RunningCluster {
  /** Short, for `rehearse cluster down ID`; '' for a cluster that we did not start. */
  readonly id: string
  /** For people: `Kubernetes 1.36.3 control plane`. */
  readonly title: string
  /** As the server says it, without the leading v: `1.36.3`. */
  readonly version: string
  readonly connection: KubeConnection
  /** Path of a kubeconfig file that reaches it. */
  readonly kubeconfigPath: string
  /** True for what we started ourselves and will end: nothing in it is worth keeping. */
  readonly isThrowAway: boolean
  /** False when pods cannot run in it. A given cluster is taken to have nodes, as Velero does. */
  readonly hasNodes: boolean
  /** Pods are put on nodes that only say that they run; undefined: pods run for real, or not at all. */
  readonly simulation?: Simulation
  /** Whether pods reach anything outside of the cluster; absent where that is not ours to say. */
  readonly egress?: 'denied' | 'open'
  /** Aborted when one of its servers has ended by itself: CLUSTER_SERVER_ENDED; absent where nobody can see that. */
  readonly ended?: AbortSignal
  /** From spawn to /readyz, in milliseconds; 0 for a given cluster. */
  readonly readyInMs: number
  /** Puts the logs of the nodes where the user wants them, if anywhere: for a run that went wrong. Has its own deadline, never rejects. */
  readonly keepLogs?: () => Promise<void>
  /** Ends it and removes its files. Idempotent; has its own short deadline, so that it also runs after a cancel. @throws CLUSTER_TEARDOWN_FAILED */
  stop(): Promise<void>
}

/** Controllers and a scheduler that are real, nodes that are not. */
export interface Simulation {
  /**
   * What the restore has written begins to live: all controllers, the scheduler, nodes. Once.
   * @param nodes of the backup, as they are in the archive; without any there are a few that are alike
   * @throws CLUSTER_START_FAILED
   */
  begin(nodes: readonly JsonObject[], signal: AbortSignal): Promise<void>
  /** Aborted with CLUSTER_START_FAILED when one of the programs has ended by itself. */
  ended(): AbortSignal
}
