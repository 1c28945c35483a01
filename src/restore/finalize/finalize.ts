// Everything that follows the items of a restore: data of volumes, labels of new volumes, exec
// hooks. What the cluster cannot do is not waited for but counted. There are no asynchronous item operations:
// the only built-in one is the data mover's, and it has no part here.
import { both } from '../../core/both.ts'
import { sleep } from '../../core/sleep.ts'
import type { KubeConnection } from '../../kube/connection.ts'
import type { RestoreContext } from '../engine/context.ts'
import type { Message } from '../messages.ts'
import { HOOK_RULES } from './hook-rules.ts'
import { lookAtPods } from './look-at-pods.ts'
import { patchVolumes } from './patch-volumes.ts'
import { podVolumeErrors } from './pod-volumes.ts'
import { type HookResult, runExecHooks } from './run-exec-hooks.ts'
import { type PatchTarget, patchTargets } from './volume-patch.ts'

export type FinalizeContext = Pick<
  RestoreContext,
  | 'backup'
  | 'client'
  | 'createdPods'
  | 'features'
  | 'mapping'
  | 'names'
  | 'profile'
  | 'records'
  | 'resourceTimeoutMs'
  | 'restore'
  | 'runsHooks'
  | 'signal'
>

export interface FinalizeOptions {
  /** The cluster was started for this run: nobody provisions a volume or brings data there. */
  readonly isFresh: boolean
  /** False: no pod ever runs, so no hook is waited for. */
  readonly hasNodes: boolean
  /** For commands in pods, which do not go through the client. */
  readonly connection: KubeConnection
}

export interface FinalizeResult {
  /** In Velero's order: data of volumes, new volumes, hooks. */
  readonly messages: readonly Message[]
  /** R-197; undefined in a version of Velero that does not count hooks (D-23). Velero writes only counts above zero. */
  readonly hookStatus: { readonly hooksAttempted: number; readonly hooksFailed: number } | undefined
  /** What this cluster could not show; rows without a count are left out. */
  readonly notExercised: readonly { readonly what: string; readonly count: number }[]
}

/** Waits as Velero does, so as long as a hook without a limit wants. @throws TransportError, KubeError, the reason of the signal */
export async function finalize(context: FinalizeContext, options: FinalizeOptions): Promise<FinalizeResult> {
  const pods = context.createdPods
  const targets = patchTargets(context)
  const rules = HOOK_RULES[context.profile.execHooks]
  const first = options.isFresh
    ? []
    : [...(await podVolumeErrors(context, pods)), ...movedErrors(targets.moved)]
  const [patched, hooks] = await both(
    context.signal,
    async (signal) => (options.isFresh ? [] : await patchVolumes({ ...context, signal }, targets.volumes)),
    async (signal) =>
      options.hasNodes && context.runsHooks ? await runHooks(context, options, signal) : NO_HOOKS,
  )
  const notExercised = [
    ...hooksNotRun(context, options),
    {
      what: 'volumes that a node agent fills',
      count: options.isFresh ? sumOf(pods, ({ savedVolumes }) => savedVolumes.length) : 0,
    },
    {
      what: 'labels and reclaim policies of new volumes',
      count: options.isFresh ? targets.volumes.length + targets.moved.length : 0,
    },
  ]
  return {
    messages: [...first, ...patched, ...hooks.messages],
    hookStatus: rules.isCounted ? { hooksAttempted: hooks.attempted, hooksFailed: hooks.failed } : undefined,
    notExercised: notExercised.filter(({ count }) => count > 0),
  }
}

function hooksNotRun(
  { createdPods, runsHooks }: FinalizeContext,
  { hasNodes }: FinalizeOptions,
): FinalizeResult['notExercised'] {
  const exec = sumOf(createdPods, ({ hooks }) => hooks.length)
  if (runsHooks) return [{ what: 'exec hooks', count: hasNodes ? 0 : exec }]
  return [
    {
      what: 'init hooks, off without restore-hooks',
      count: sumOf(createdPods, (pod) => pod.initHooksLeftOut),
    },
    { what: 'exec hooks, off without restore-hooks', count: exec },
  ]
}

const NO_HOOKS: HookResult = { messages: [], attempted: 0, failed: 0 }

function runHooks(
  context: FinalizeContext,
  options: FinalizeOptions,
  signal: AbortSignal,
): Promise<HookResult> {
  const { client, names, profile, createdPods } = context
  return runExecHooks({
    pods: createdPods.filter(({ hooks }) => hooks.length > 0),
    rules: HOOK_RULES[profile.execHooks],
    look: (pods) => lookAtPods(client, names.restore, pods),
    // Most restores have no hooks: the WebSocket package is loaded when the first one is run.
    exec: async (request) => (await import('../../kube/exec.ts')).execInPod(options.connection, request),
    now: () => performance.now(),
    sleep,
    signal,
  })
}

/** In Velero the operation of the data mover would fail; its claims are not waited for. */
function movedErrors(moved: readonly PatchTarget[]): readonly Message[] {
  return moved.map(({ namespace, claim }) => ({
    level: 'error',
    group: 'velero',
    text: `the data of claim ${namespace}/${claim} was not restored: a data mover saved it, and restore-rehearsal does not restore volume data`,
  }))
}

function sumOf<T>(entries: readonly T[], count: (entry: T) => number): number {
  return entries.reduce((sum, entry) => sum + count(entry), 0)
}
