// Exec hooks of created pods (H-2 to H-10). All pods are looked at together, one look a second; a pod that has something to
// run runs it while the others are looked at. Velero begins to wait when a pod is created, we when the items are through: a
// time limit ends later here, never earlier.

import { formatDuration } from '../../core/duration.ts'
import type { JsonObject } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { type ExecInPod, ExecTimeout } from '../../kube/exec-contract.ts'
import type { Message } from '../messages.ts'
import type { CreatedPod } from './created-pod.ts'
import type { ExecHook } from './exec-hooks.ts'
import { createHookOutcome, type HookOutcome } from './hook-outcome.ts'
import type { HookRules, NotExecuted } from './hook-rules.ts'
import { byContainer, longestWaitMs, nextStep } from './pod-wait.ts'

const LOOK_EVERY_MS = 1_000

export interface HookRun {
  readonly pods: readonly CreatedPod[]
  readonly rules: HookRules
  /** These pods as they are now, by uid; one that is gone is not among them. Undefined: the server could not say. */
  readonly look: (pods: readonly CreatedPod[]) => Promise<ReadonlyMap<string, JsonObject> | undefined>
  readonly exec: ExecInPod
  /** Milliseconds. */
  readonly now: () => number
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>
  readonly signal: AbortSignal
}

export interface HookResult {
  readonly messages: readonly Message[]
  readonly attempted: number
  readonly failed: number
}

interface Waiting {
  readonly pod: CreatedPod
  /** Hooks that have not begun. */
  readonly pending: Map<string, readonly ExecHook[]>
  readonly limitMs: number | undefined
  isBusy: boolean
  hasFailed: boolean
}

/** A pod of which nothing can be said: it is neither up nor gone, but its time passes. */
const NOTHING_KNOWN: JsonObject = {}

/** Settles when every hook has ended. @throws what `look` throws, and the reason of the signal */
export async function runExecHooks(run: HookRun): Promise<HookResult> {
  const outcome = createHookOutcome(run.rules)
  const shared: Shared = { run, outcome, startedAt: run.now(), waiting: new Set(), cancelledAtMs: undefined }
  for (const pod of run.pods) admit(shared, pod)
  const passes = new Set<Promise<void>>()
  const faults: unknown[] = []
  try {
    while (shared.waiting.size > 0) {
      run.signal.throwIfAborted()
      if (faults.length > 0) throw faults[0]
      const idle = idleOf(shared)
      if (idle.length === 0) {
        await Promise.race(passes)
        continue
      }
      const live = await run.look(idle.map(({ pod }) => pod))
      for (const entry of idle) {
        const pass = advance(shared, entry, live === undefined ? NOTHING_KNOWN : live.get(entry.pod.uid))
        if (pass === undefined) continue
        const settled = pass
          .catch((error: unknown) => void faults.push(error))
          .finally(() => passes.delete(settled))
        passes.add(settled)
      }
      if (idleOf(shared).length > 0) await run.sleep(LOOK_EVERY_MS, run.signal)
    }
  } finally {
    await Promise.all(passes)
  }
  const attempted = run.pods.reduce((sum, { hooks }) => sum + hooks.length, 0)
  return { messages: outcome.messages, attempted, failed: outcome.failed }
}

interface Shared {
  readonly run: HookRun
  readonly outcome: HookOutcome
  readonly startedAt: number
  readonly waiting: Set<Waiting>
  cancelledAtMs: number | undefined
}

/** H-2: Velero counts hooks of a container that the pod lacks and then waits for them for ever; here they have failed. */
function admit({ run, outcome, waiting }: Shared, pod: CreatedPod): void {
  const isThere = (hook: ExecHook): boolean => pod.containers.includes(hook.container)
  for (const hook of pod.hooks.filter((candidate) => !isThere(candidate))) {
    outcome.record(pod, hook, run.rules.notExecuted(hook, pod, 'no such container'))
  }
  const hooks = pod.hooks.filter(isThere)
  if (hooks.length === 0) return
  const limitMs = longestWaitMs(hooks)
  waiting.add({ pod, pending: byContainer(hooks), limitMs, isBusy: false, hasFailed: false })
}

/** The pod whose time ends first comes first: its failure ends the hooks of those after it (H-9). */
function idleOf({ waiting }: Shared): readonly Waiting[] {
  const limit = ({ limitMs }: Waiting): number => limitMs ?? Number.MAX_VALUE
  return [...waiting].filter(({ isBusy }) => !isBusy).sort((a, b) => limit(a) - limit(b))
}

/** What a look at one pod leads to; a promise when hooks are run. */
function advance(shared: Shared, entry: Waiting, live: JsonObject | undefined): Promise<void> | undefined {
  const step = nextStep({
    live,
    pending: entry.pending,
    limitMs: entry.limitMs,
    elapsedMs: elapsed(shared),
    cancelledAtMs: shared.cancelledAtMs,
    heedsReady: shared.run.rules.heedsReady,
  })
  if (step.kind === 'end') end(shared, entry, step.why)
  return step.kind === 'run' ? runContainers(shared, entry, step.containers) : undefined
}

/** Once begun, hooks of containers that are up are not held up by anything but a failure of their own (H-5). */
async function runContainers(shared: Shared, entry: Waiting, containers: readonly string[]): Promise<void> {
  entry.isBusy = true
  try {
    for (const container of containers) {
      if (!(await runHooks(shared, entry, container))) return end(shared, entry, 'context canceled')
      entry.pending.delete(container)
    }
    if (entry.pending.size === 0) end(shared, entry, 'context canceled')
  } finally {
    entry.isBusy = false
  }
}

/** False when a hook failed that stops those after it. */
async function runHooks(shared: Shared, entry: Waiting, container: string): Promise<boolean> {
  const { rules } = shared.run
  const hooks = entry.pending.get(container) ?? []
  for (const [index, hook] of hooks.entries()) {
    entry.pending.set(container, hooks.slice(index + 1))
    if (hook.waitTimeoutMs !== undefined && elapsed(shared) > hook.waitTimeoutMs) {
      note(shared, entry, hook, rules.expired(hook))
      if (hook.stopsOthers) return false
    }
    const why = await problemOf(shared.run, entry.pod, hook)
    note(shared, entry, hook, why === undefined ? undefined : rules.failed(hook, why))
    if (why !== undefined && hook.stopsOthers) return false
  }
  return true
}

/** The pod is through. Hooks that did not begin are errors (H-8); any error of it ends the hooks of other pods (H-9). */
function end(shared: Shared, entry: Waiting, why: NotExecuted): void {
  for (const hook of [...entry.pending.values()].flat()) {
    note(shared, entry, hook, shared.run.rules.notExecuted(hook, entry.pod, why))
  }
  shared.waiting.delete(entry)
  if (entry.hasFailed) {
    shared.cancelledAtMs ??= why === 'context deadline exceeded' ? entry.limitMs : elapsed(shared)
  }
}

function note({ outcome }: Shared, entry: Waiting, hook: ExecHook, text: string | undefined): void {
  if (outcome.record(entry.pod, hook, text)) entry.hasFailed = true
}

function elapsed({ run, startedAt }: Shared): number {
  return run.now() - startedAt
}

/** Runs the command and says what is wrong with its end, in Velero's words. @throws the reason of the signal */
async function problemOf(run: HookRun, pod: CreatedPod, hook: ExecHook): Promise<string | undefined> {
  const { container, command, execTimeoutMs: timeoutMs } = hook
  if (command.length === 0) return 'command is required'
  try {
    const { namespace, name } = pod
    const request = { namespace, pod: name, container, command, timeoutMs, signal: run.signal }
    const { exitCode } = await run.exec(request)
    return exitCode === 0 ? undefined : `command terminated with exit code ${exitCode}`
  } catch (error) {
    run.signal.throwIfAborted()
    return error instanceof ExecTimeout ? `timed out after ${formatDuration(timeoutMs)}` : messageOf(error)
  }
}
