// the object is sent. Whatever the server answers, one outcome comes of it.
import { type Json, type JsonObject, parseJson, stringifyJson, textAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import { sleep } from '../../core/sleep.ts'
import { type Creation, createOnce } from '../../kube/create-once.ts'
import { TransportError } from '../../kube/http-origin.ts'
import { KubeError, kubeErrorOf } from '../../kube/kube-error.ts'
import type { ResourcePath } from '../../kube/paths.ts'
import { DRY_RUN, getObject, METADATA_ONLY, WITHOUT_WARNINGS } from '../../kube/verbs.ts'
import { afterCreate } from './after-create.ts'
import { bodyOf } from './body-of.ts'
import { handleExisting } from './existing.ts'
import { isUnsupported, settleHeld, settleUnproved, untriable } from './hold.ts'
import { complain, fail, type ItemRun, idOf, type Step, settle, warn } from './item-run.ts'
import { RESTORE_NAME_LABEL } from './labels.ts'
import { bringsManagedFields } from './managed-fields.ts'
import { storedMetadata } from './stored-metadata.ts'
import { untamedRefusal } from './try-untamed.ts'
import { typeToSend } from './type-to-send.ts'

/** A type whose definition was created a moment ago may need this long to be served. */
const NEW_TYPE_TIMEOUT_MS = 5_000
const NEW_TYPE_POLL_MS = 100

export async function createStep(run: ItemRun): Promise<Step> {
  const type = typeToSend(run)
  if (type === undefined) {
    return fail(
      run,
      'api-not-served',
      `the server could not find the requested resource, kind ${textAt(run.object, 'kind')}`,
    )
  }
  const present = await run.context.existing.find(type, run.targetNamespace, nameOf(run))
  if (present !== undefined) return await handleExisting(run, type, present)
  const isHeld = run.restraint?.isHeld === true
  const untried = isHeld ? await untriable(run, type) : undefined
  if (untried !== undefined) return settleUnproved(run, untried)
  const stored = (await untamedRefusal(run, type)) ?? (await postOrError(run, type))
  if (isHeld && !(stored instanceof Error)) return settleHeld(run)
  if (!(stored instanceof Error)) return await afterCreate(run, type, stored)
  return await handleRefusal(run, type, stored)
}

/** The stored object, or why there is none. */
async function postOrError(run: ItemRun, type: ResourcePath): Promise<JsonObject | Error> {
  try {
    return await post(run, type)
  } catch (error) {
    run.context.signal.throwIfAborted()
    if (error instanceof KubeError || error instanceof TransportError) return error
    if (error instanceof SyntaxError) return new TransportError('the answer is no JSON', true, error)
    throw error
  }
}

export function nameOf(run: ItemRun): string {
  return textAt(run.object, 'metadata', 'name') ?? ''
}

/** The stored object, or its metadata alone where nobody asks for more. @throws KubeError, TransportError */
async function post(run: ItemRun, type: ResourcePath): Promise<JsonObject> {
  const body = Buffer.from(stringifyJson(bodyOf(run.object)))
  const giveUpAt = Date.now() + NEW_TYPE_TIMEOUT_MS
  for (;;) {
    run.isInDoubt = true
    const answer = await createOnce(run.context.client, creationOf(run, type, body))
    run.isInDoubt = answer.status < 300
    if (answer.status < 300 && run.restraint?.isHeld) return {}
    if (answer.status < 300) {
      run.sent = run.context.sent?.append(body)
      return wantsWhole(run) ? asObject(parseJson(answer.body.toString('utf8'))) : storedMetadata(answer.body)
    }
    const isTooEarly = answer.status === 404 && run.context.newCrds.has(run.item.groupResource)
    if (!isTooEarly || Date.now() >= giveUpAt) throw kubeErrorOf(answer.status, answer.body)
    await sleep(NEW_TYPE_POLL_MS, run.context.signal)
  }
}

/** When its answer is lost: an object with the label of this restore that no other item has made is ours. */
function creationOf(run: ItemRun, type: ResourcePath, body: Buffer): Creation {
  const { created, signal } = run.context
  const isHeld = run.restraint?.isHeld === true
  const label = textAt(run.object, 'metadata', 'labels', RESTORE_NAME_LABEL)
  return {
    type,
    namespace: run.targetNamespace,
    name: nameOf(run),
    body,
    query: isHeld ? DRY_RUN : WITHOUT_WARNINGS,
    ...(wantsWhole(run) ? {} : { accept: METADATA_ONLY }),
    isOurs: (found) =>
      !isHeld &&
      textAt(found, 'metadata', 'labels', RESTORE_NAME_LABEL) === label &&
      !created.some(({ uid }) => uid === textAt(found, 'metadata', 'uid')),
    signal,
  }
}

/** Hooks ask for the containers of a pod, and managedFields are put back with the object; otherwise only the metadata matters. */
function wantsWhole(run: ItemRun): boolean {
  return run.item.groupResource === 'pods' || bringsManagedFields(run)
}

function asObject(value: Json): JsonObject {
  return value as JsonObject
}

/** whatever the server did not like, an object that is there is compared with. */
async function handleRefusal(run: ItemRun, type: ResourcePath, error: Error): Promise<Step> {
  const text = `error restoring ${idOf(run)}: ${messageOf(error)}`
  if (error instanceof TransportError) {
    complain(run, text)
    return settle(run, { kind: 'unknown', reason: 'ambiguous', detail: messageOf(error) })
  }
  if (run.restraint?.isHeld && isUnsupported(error)) {
    warn(run, text)
    return settle(run, { kind: 'unknown', reason: 'dry-run-unsupported', detail: messageOf(error) })
  }
  const name = nameOf(run)
  try {
    const live =
      name === '' ? undefined : await getObject(run.context.client, type, run.targetNamespace, name)
    if (live !== undefined) return await handleExisting(run, type, live)
  } catch (lookup) {
    run.context.signal.throwIfAborted()
    if (isAlreadyExists(error)) return unreadable(run, messageOf(lookup))
  }
  if (isAlreadyExists(error)) return unreadable(run, `${type.resource} "${name}" not found`)
  const isUnserved = error instanceof KubeError && error.isNotFound && !isServed(run, type)
  return fail(run, isUnserved ? 'api-not-served' : 'refused', text, messageOf(error), error)
}

function isAlreadyExists(error: unknown): boolean {
  return error instanceof KubeError && error.isAlreadyExists
}

/** R-114, D-13: the item failed, whatever the version of Velero calls it. */
function unreadable(run: ItemRun, why: string): Step {
  const say = run.context.profile.unreadableExisting === 'error' ? complain : warn
  say(run, why)
  return settle(run, { kind: 'failed', reason: 'exists-unreadable', detail: why })
}

function isServed(run: ItemRun, type: ResourcePath): boolean {
  return run.context.discovery().find(type.group, type.version, type.resource) !== undefined
}
