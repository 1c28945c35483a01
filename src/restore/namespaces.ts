// Namespaces of the target: known from one list, made when an item needs them, waited for once when they are going away
// . Velero waits again for every item; we wait once per namespace and then report every item.

import type { Catalog, CatalogItem } from '../backup/catalog.ts'
import {
  isObject,
  type JsonObject,
  objectAt,
  parseJson,
  stringifyJson,
  textAt,
  textMapAt,
} from '../core/json.ts'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { sleep } from '../core/sleep.ts'
import { createOnce } from '../kube/create-once.ts'
import { TransportError } from '../kube/http-origin.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import { KubeError, kubeErrorOf } from '../kube/kube-error.ts'
import { getObject, listObjects } from '../kube/verbs.ts'

const NAMESPACES = { group: '', version: 'v1', resource: 'namespaces' }
const POLL_MS = 1_000

/** `made`: created by this run. `error`: the text for the velero group. */
export type NamespaceState =
  | { readonly kind: 'ready'; readonly made: boolean; readonly from: CatalogItem | undefined }
  | { readonly kind: 'error'; readonly text: string }

export interface Namespaces {
  /** Makes the target namespace ready; asked again, it gives the same answer. */
  ensure(target: string, source: string): Promise<NamespaceState> | NamespaceState
}

export interface MadeNamespace {
  readonly target: string
  /** Its file in the archive; undefined for a blank one. */
  readonly from: CatalogItem | undefined
  readonly uid: string
  /** As it was sent. */
  readonly sent: JsonObject
}

export interface NamespaceNeeds {
  readonly client: KubeClient
  readonly catalog: Catalog
  readonly terminatingTimeoutMs: number
  /** What is said about one that does not go away in time. */
  readonly terminatingText: (namespace: string) => string
  readonly signal: AbortSignal
  /** Runs before anything is put into a target namespace. */
  readonly prepare?: ((target: string) => Promise<void>) | undefined
  /** Called once per namespace that this run created. */
  readonly onCreated: (made: MadeNamespace) => void
  /** Called when it cannot be known whether it was created. */
  readonly onDoubt: (from: CatalogItem | undefined) => void
}

/** @throws KubeError, TransportError when namespaces cannot be listed */
export async function openNamespaces(needs: NamespaceNeeds): Promise<Namespaces> {
  const existing = new Map<string, JsonObject>()
  for (const namespace of await listObjects(needs.client, NAMESPACES, '')) {
    existing.set(textAt(namespace, 'metadata', 'name') ?? '', namespace)
  }
  const states = new Map<string, Promise<NamespaceState> | NamespaceState>()
  return {
    ensure(target, source) {
      const known = states.get(target)
      if (known !== undefined) return known
      const pending = ensureOnce(needs, target, source, existing.get(target)).then((state) => {
        states.set(target, state)
        return state
      })
      states.set(target, pending)
      return pending
    },
  }
}

async function ensureOnce(
  needs: NamespaceNeeds,
  target: string,
  source: string,
  existing: JsonObject | undefined,
): Promise<NamespaceState> {
  const from = needs.catalog.find('namespaces', '', source)
  try {
    if (existing !== undefined && !isTerminating(existing)) {
      await needs.prepare?.(target)
      return { kind: 'ready', made: false, from }
    }
    if (existing !== undefined && !(await isGoneInTime(needs, target))) {
      return { kind: 'error', text: needs.terminatingText(target) }
    }
    const sent = namespaceObject(target, from && needs.catalog.read(from.body))
    const uid = await create(needs, target, sent, from)
    if (uid !== undefined) needs.onCreated({ target, from, uid, sent })
    await needs.prepare?.(target)
    return { kind: 'ready', made: uid !== undefined, from }
  } catch (error) {
    needs.signal.throwIfAborted()
    // No room for what was sent, say: no word about the namespace.
    if (error instanceof RehearsalError) throw error
    return { kind: 'error', text: `error getting namespace ${target}: ${messageOf(error)}` }
  }
}

function isTerminating(namespace: JsonObject): boolean {
  return (
    objectAt(namespace, 'metadata').deletionTimestamp !== undefined ||
    textAt(namespace, 'status', 'phase') === 'Terminating'
  )
}

async function isGoneInTime(needs: NamespaceNeeds, name: string): Promise<boolean> {
  const giveUpAt = Date.now() + needs.terminatingTimeoutMs
  for (;;) {
    if ((await getObject(needs.client, NAMESPACES, '', name)) === undefined) return true
    if (Date.now() >= giveUpAt) return false
    await sleep(Math.min(POLL_MS, giveUpAt - Date.now()), needs.signal)
  }
}

/** The uid; undefined when somebody else made it in the meantime. @throws Error when that one is going away too */
async function create(
  needs: NamespaceNeeds,
  name: string,
  object: JsonObject,
  from: CatalogItem | undefined,
): Promise<string | undefined> {
  try {
    return await uidOfNew(needs, name, object)
  } catch (error) {
    if (needs.signal.aborted || error instanceof TransportError) needs.onDoubt(from)
    if (!(error instanceof KubeError && error.isAlreadyExists)) throw error
    const other = await getObject(needs.client, NAMESPACES, '', name)
    if (other !== undefined && isTerminating(other)) throw error
    return undefined
  }
}

/** It was not there a moment ago; if the answer is lost, one that has the labels of ours is ours. @throws KubeError, TransportError */
async function uidOfNew(
  { client, signal }: NamespaceNeeds,
  name: string,
  object: JsonObject,
): Promise<string> {
  const { status, body } = await createOnce(client, {
    type: NAMESPACES,
    namespace: '',
    name,
    body: stringifyJson(object),
    isOurs: (found) => hasLabels(found, textMapAt(object, 'metadata', 'labels')),
    signal,
  })
  if (status >= 300) throw kubeErrorOf(status, body)
  return textAt(parseJson(body.toString('utf8')), 'metadata', 'uid') ?? ''
}

function hasLabels(object: JsonObject, labels: Readonly<Record<string, string>>): boolean {
  const found = textMapAt(object, 'metadata', 'labels')
  return Object.entries(labels).every(([key, value]) => found[key] === value)
}

/** labels, annotations and spec come from the backup; without a readable file it is a blank namespace. */
export function namespaceObject(name: string, body: string | undefined): JsonObject {
  const source = body === undefined ? {} : parseOr(body)
  const { labels, annotations } = objectAt(source, 'metadata')
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      ...(isObject(labels) ? { labels } : {}),
      ...(isObject(annotations) ? { annotations } : {}),
    },
    ...(isObject(source.spec) ? { spec: source.spec } : {}),
  }
}

function parseOr(body: string): JsonObject {
  try {
    const parsed = parseJson(body)
    return isObject(parsed) ? parsed : {}
  } catch {
    return {}
  }
}
