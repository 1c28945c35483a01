// What pods that are not ready printed last. Nothing is masked here: see rehearsal/keep-pod-logs.ts.
import { at, type Json, type JsonObject, listAt, textAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { objectPath } from '../../kube/paths.ts'
import { listPages } from '../../kube/verbs.ts'
import type { PodLog } from '../../report/model.ts'
import { missingFor } from '../checks/readiness.ts'

interface Printed extends Omit<PodLog, 'lines'> {
  readonly object: JsonObject
}

const PODS = { group: '', version: 'v1', resource: 'pods' }
const MAX_CONTAINERS = 30
const LINES = 20
/** Twenty lines with room; what is longer is cut by the server in the middle of a line. */
const LIMIT_BYTES = 64 * 1024
const MAX_LINE = 500

/** Pods that are not ready and have printed something, with their objects. @throws KubeError, TransportError */
export async function logsOfUnready(
  client: KubeClient,
  isMeant: (namespace: string) => boolean,
): Promise<readonly (PodLog & { readonly object: JsonObject })[]> {
  const printed: Printed[] = []
  for await (const page of listPages(client, PODS, '')) {
    for (const pod of page) {
      if (isMeant(textAt(pod, 'metadata', 'namespace') ?? '')) printed.push(...containersThatPrinted(pod))
    }
    if (printed.length >= MAX_CONTAINERS) break
  }
  const logs = []
  for (const entry of printed.slice(0, MAX_CONTAINERS)) {
    const lines = await linesOf(client, entry)
    if (lines.length > 0) logs.push({ ...entry, lines })
  }
  return logs
}

/** Containers of a pod that is not ready, which have run, and those that have crashed: between two crashes a pod may be ready. */
export function containersThatPrinted(pod: JsonObject): readonly Printed[] {
  const isReady = missingFor({ kind: 'Pod', ...pod }) === undefined
  const statuses = [
    ...listAt(pod, 'status', 'initContainerStatuses'),
    ...listAt(pod, 'status', 'containerStatuses'),
  ]
  return statuses.filter(isReady ? hasCrashed : isInTrouble).map((status) => ({
    namespace: textAt(pod, 'metadata', 'namespace') ?? '',
    pod: textAt(pod, 'metadata', 'name') ?? '',
    container: textAt(status, 'name') ?? '',
    isPrevious: has(status, 'state', 'running') && has(status, 'lastState', 'terminated'),
    object: pod,
  }))
}

/** An init container that is through has nothing to explain, and one that waits for an image has printed nothing. */
function isInTrouble(status: Json): boolean {
  if (hasCrashed(status)) return true
  if (textAt(status, 'state', 'terminated', 'reason') === 'Completed') return false
  if (at(status, 'ready') === true) return false
  return (
    has(status, 'state', 'running') ||
    has(status, 'state', 'terminated') ||
    has(status, 'lastState', 'terminated')
  )
}

function hasCrashed(status: Json): boolean {
  const before = at(status, 'lastState', 'terminated')
  return before !== undefined && textAt(before, 'reason') !== 'Completed'
}

function has(status: Json, ...path: readonly string[]): boolean {
  return at(status, ...path) !== undefined
}

async function linesOf(
  client: KubeClient,
  { namespace, pod, container, isPrevious }: Printed,
): Promise<readonly string[]> {
  const query = new URLSearchParams({
    container,
    tailLines: String(LINES),
    limitBytes: String(LIMIT_BYTES),
    ...(isPrevious ? { previous: 'true' } : {}),
  })
  try {
    const path = `${objectPath(PODS, namespace, pod)}/log?${query}`
    const body = await client.expect({ method: 'GET', path, accept: '*/*', isProxied: true })
    return linesIn(body)
  } catch (error) {
    // The kubelet has nothing, or does not answer: the rest of the report says enough.
    if (error instanceof KubeError) return []
    throw error
  }
}

/** A line that was cut, or is too long to be looked through for secrets in parts, is told by its length. */
export function linesIn(body: Buffer): readonly string[] {
  const lines = body.toString('utf8').split(/\r?\n/)
  const last = lines.pop() ?? ''
  if (body.length >= LIMIT_BYTES) lines.push('(cut here)')
  else if (last !== '') lines.push(last)
  return lines
    .slice(-LINES)
    .map((line) => (line.length > MAX_LINE ? `(a line of ${line.length} characters)` : line))
}
