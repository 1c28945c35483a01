// Which commands are run in a created pod (H-1): the one of its annotations, or else those of all matching entries of the
// Restore, in their order.
import { type JsonObject, listAt, textAt, textMapAt } from '../../core/json.ts'
import { annotatedCommand } from '../hooks/annotated-command.ts'
import { matchingHooks } from '../hooks/matching-hooks.ts'
import type { RestoreDocument, RestoreHookResource } from '../restore-document.ts'
import { goDurationMs } from './go-duration.ts'

/** One command for one container of one pod; the object is its identity. */
export interface ExecHook {
  /** Name of the entry in the Restore; `<from-annotation>` for the pod's own. */
  readonly name: string
  readonly container: string
  readonly command: readonly string[]
  /** onError `Fail`: when this one fails, the hooks of the pod that are left do not run. */
  readonly stopsOthers: boolean
  readonly execTimeoutMs: number
  /** Undefined: waits for the container without a limit. */
  readonly waitTimeoutMs: number | undefined
  /** The container must be ready, not only running. */
  readonly needsReady: boolean
}

type ExecSpec = NonNullable<NonNullable<RestoreHookResource['postHooks']>[number]['exec']>

const ANNOTATION = 'post.hook.restore.velero.io/'
const EXEC_TIMEOUT_MS = 30_000
/** The spellings that Go takes for true. */
const TRUE = ['1', 't', 'T', 'true', 'TRUE', 'True']

/** @param pod as the server stored it (S-81). @throws Error as `matchingHooks`; a run with such a selector has no first item */
export function execHooksOf(restore: RestoreDocument, pod: JsonObject): readonly ExecHook[] {
  const [first] = containersOf(pod)
  if (first === undefined) return []
  const annotated = annotatedSpec(textMapAt(pod, 'metadata', 'annotations'))
  if (annotated !== undefined) return [hookOf('<from-annotation>', annotated, first)]
  const entries = matchingHooks(restore, {
    namespace: textAt(pod, 'metadata', 'namespace') ?? '',
    labels: textMapAt(pod, 'metadata', 'labels'),
  })
  return entries.flatMap(({ name, postHooks }) =>
    (postHooks ?? []).flatMap(({ exec }) => (exec ? [hookOf(name, exec, first)] : [])),
  )
}

/** Names of the containers that hooks can run in: init and ephemeral ones are not among them. */
export function containersOf(pod: JsonObject): readonly string[] {
  return listAt(pod, 'spec', 'containers').map((container) => textAt(container, 'name') ?? '')
}

/** S-84. */
function annotatedSpec(annotations: Readonly<Record<string, string>>): ExecSpec | undefined {
  const read = (key: string): string => annotations[ANNOTATION + key] ?? ''
  const command = read('command')
  if (command === '') return undefined
  return {
    container: read('container'),
    command: annotatedCommand(command),
    onError: read('on-error'),
    execTimeout: read('exec-timeout'),
    waitTimeout: read('wait-timeout'),
    waitForReady: TRUE.includes(read('wait-for-ready')),
  }
}

/** S-82. Durations that cannot be read or are not above zero are as if they were absent. */
function hookOf(name: string, spec: ExecSpec, firstContainer: string): ExecHook {
  return {
    name,
    container: spec.container || firstContainer,
    command: spec.command ?? [],
    stopsOthers: spec.onError === 'Fail',
    execTimeoutMs: positiveMs(spec.execTimeout) ?? EXEC_TIMEOUT_MS,
    waitTimeoutMs: positiveMs(spec.waitTimeout),
    needsReady: spec.waitForReady === true,
  }
}

function positiveMs(text: string | undefined): number | undefined {
  const ms = goDurationMs(text ?? '')
  return ms !== undefined && ms > 0 ? ms : undefined
}
