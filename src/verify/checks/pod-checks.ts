// Checks that only running pods settle. What is not so yet may become so: they are repeated until their time is over.
import { isObject, type JsonObject, listAt, parseJson, textAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { sleep } from '../../core/sleep.ts'
import type { ApiResource } from '../../kube/api-resource.ts'
import { type ExecInPod, ExecTimeout } from '../../kube/exec-contract.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { objectPath } from '../../kube/paths.ts'
import { type Conclusion, inconclusive, type PodDemand } from './check.ts'
import { nameList, placeOf, selectionText } from './names.ts'
import { missingFor } from './readiness.ts'

export interface PodCheckInput {
  readonly client: KubeClient
  readonly exec: ExecInPod
  readonly signal: AbortSignal
  /** Milliseconds that pods get to become what they should be. */
  readonly patienceMs: number
}

interface Subject {
  readonly type: ApiResource
  /** The objects that the check is about, as they are now. */
  readonly objects: () => Promise<readonly JsonObject[]>
}

const POLL_MS = 1_000
const EXEC_MS = 60_000

/** @throws KubeError when the objects cannot be read, TransportError, the reason of the signal */
export async function podCheck(
  demand: PodDemand,
  { objects, type }: Subject,
  input: PodCheckInput,
): Promise<Conclusion> {
  const deadline = performance.now() + input.patienceMs
  for (;;) {
    const found = await objects()
    const conclusion =
      found.length === 0
        ? ({ result: 'failed', message: `${selectionText(demand.of)}: there is none`, objects: 0 } as const)
        : await TESTS[demand.test](demand as never, { found, type }, input)
    if (conclusion.result !== 'failed' || performance.now() + POLL_MS > deadline) return conclusion
    await sleep(POLL_MS, input.signal)
  }
}

interface Found {
  readonly found: readonly JsonObject[]
  readonly type: ApiResource
}

type DemandOf<Test extends PodDemand['test']> = PodDemand & { readonly test: Test }

const TESTS: {
  readonly [Test in PodDemand['test']]: (
    demand: DemandOf<Test>,
    found: Found,
    input: PodCheckInput,
  ) => Promise<Conclusion>
} = {
  ready: (demand, { found }) => Promise.resolve(readyConclusion(demand, found)),
  http: (demand, { found, type }, input) =>
    firstThatDoesNotPass(found, (object) => answers(demand, object, type, input)),
  exec: (demand, { found, type }, input) => {
    if (type.kind !== 'Pod')
      return Promise.resolve(inconclusive(`a command runs in a Pod, not in a ${type.kind}`))
    return firstThatDoesNotPass(found, (pod) => commandEnds(demand, pod, input))
  },
}

function readyConclusion({ of }: DemandOf<'ready'>, found: readonly JsonObject[]): Conclusion {
  const [wrong, open] = [nameList(), nameList()]
  for (const object of found) {
    const missing = missingFor(object)
    if (missing === 'unknown') open.add(placeOf(object))
    else if (missing !== undefined) wrong.add(`${placeOf(object)} (${missing})`)
  }
  const what = selectionText(of)
  const objects = found.length
  if (wrong.count > 0) {
    const message = `${what}: ${wrong.count} of ${objects} not ready: ${wrong.text()}`
    return { result: 'failed', message, objects }
  }
  if (open.count > 0) return inconclusive(`${what}: no sign of readiness in ${open.text()}`, objects)
  return { result: 'passed', message: `${what}: ${objects} ready`, objects }
}

/** All of them have to pass; the first that does not is told. */
async function firstThatDoesNotPass(
  found: readonly JsonObject[],
  test: (object: JsonObject) => Promise<Omit<Conclusion, 'objects'>>,
): Promise<Conclusion> {
  let last: Omit<Conclusion, 'objects'> = { result: 'passed', message: '' }
  for (const object of found) {
    last = await test(object)
    if (last.result !== 'passed') break
  }
  return { ...last, objects: found.length }
}

const STATUS_BYTES = 64 * 1024

/** Through the proxy of the API server, which reaches what this machine does not. */
async function answers(
  demand: DemandOf<'http'>,
  object: JsonObject,
  type: ApiResource,
  { client }: PodCheckInput,
): Promise<Omit<Conclusion, 'objects'>> {
  if (type.kind !== 'Service' && type.kind !== 'Pod')
    return inconclusive(`a Service or a Pod answers over HTTP, not a ${type.kind}`)
  const port = demand.port ?? firstPort(object)
  const place = placeOf(object)
  if (port === undefined) return inconclusive(`${place} has no port`)
  const { namespace, name } = metadataOf(object)
  const path = `${objectPath(type, namespace, `${name}:${port}`)}/proxy${demand.path}`
  const { status, body } = await client.send({ method: 'GET', path, accept: '*/*', isProxied: true })
  const where = `${place}:${port}${demand.path}`
  const refusal = body.length < STATUS_BYTES ? refusalIn(body) : undefined
  if (refusal !== undefined) return { result: 'failed', message: `${where} cannot be reached: ${refusal}` }
  return status === demand.status
    ? { result: 'passed', message: `${where} answers ${status}` }
    : { result: 'failed', message: `${where} answers ${status}, ${demand.status} is wanted` }
}

/** An answer of the API server itself instead of one of the pod. */
function refusalIn(body: Buffer): string | undefined {
  try {
    const answer = parseJson(body.toString('utf8'))
    const isStatus =
      isObject(answer) && textAt(answer, 'kind') === 'Status' && textAt(answer, 'apiVersion') === 'v1'
    return isStatus ? (textAt(answer, 'message') ?? 'no reason given') : undefined
  } catch {
    return undefined
  }
}

async function commandEnds(
  { command, container }: DemandOf<'exec'>,
  pod: JsonObject,
  { exec, signal }: PodCheckInput,
): Promise<Omit<Conclusion, 'objects'>> {
  const place = placeOf(pod)
  const chosen = container ?? textAt(listAt(pod, 'spec', 'containers')[0], 'name') ?? ''
  const { namespace, name } = metadataOf(pod)
  try {
    const request = { namespace, pod: name, container: chosen, command, timeoutMs: EXEC_MS, signal }
    const { exitCode } = await exec(request)
    // What it printed may hold anything, so it is not told.
    const message = `${place}, container ${chosen}: exit code ${exitCode}`
    return { result: exitCode === 0 ? 'passed' : 'failed', message }
  } catch (error) {
    signal.throwIfAborted()
    if (error instanceof ExecTimeout) return inconclusive(`${place}: ${error.message}`)
    if (!(error instanceof KubeError)) throw error
    return { result: 'failed', message: `${place}: ${messageOf(error)}` }
  }
}

function firstPort(object: JsonObject): number | undefined {
  const ofService = listAt(object, 'spec', 'ports').map((port) => numberOf(port, 'port'))
  const ofPod = listAt(object, 'spec', 'containers').flatMap((container) =>
    listAt(container, 'ports').map((port) => numberOf(port, 'containerPort')),
  )
  return [...ofService, ...ofPod].find((port) => port !== undefined)
}

function numberOf(value: Parameters<typeof isObject>[0], key: string): number | undefined {
  const number = isObject(value) ? value[key] : undefined
  return typeof number === 'number' ? number : undefined
}

function metadataOf(object: JsonObject): { readonly namespace: string; readonly name: string } {
  const namespace = textAt(object, 'metadata', 'namespace') ?? ''
  return { namespace, name: textAt(object, 'metadata', 'name') ?? '' }
}
