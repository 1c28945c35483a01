// One of the two profiles that are compared: every item goes through the engine's own pipeline as far as that needs no
// cluster, so that what differs is seen and not supposed.
import type { Catalog, CatalogItem, SpoolRange } from '../../backup/catalog.ts'
import type { SideFiles } from '../../backup/side-files.ts'
import type { JsonObject } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import { NOTHING_EXISTS } from '../../kube/existing-objects.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { dataUploadLog } from '../../restore/actions/dataupload.ts'
import type { ClusterView } from '../../restore/actions/item-action.ts'
import type { Profile } from '../../restore/document/profile.ts'
import type { RestoreContext } from '../../restore/engine/context.ts'
import { sideFilesFor } from '../../restore/engine/side-files-for.ts'
import { type ItemResult, type ItemRun, newItemRun } from '../../restore/item/item-run.ts'
import { PIPELINE } from '../../restore/item/pipeline.ts'
import type { Reason } from '../../restore/item-outcome.ts'
import { createLedger } from '../../restore/ledger.ts'
import { applyModifiers } from '../../restore/modifiers/apply-modifiers.ts'
import type { ResourceModifiers } from '../../restore/modifiers/load-modifiers.ts'
import { createRecords } from '../../restore/records.ts'
import type { ConfigMap, RestoreDocument } from '../../restore/restore-document.ts'
import { mapNamespace, type RestorePlan } from '../../restore/select/plan.ts'
import type { Priorities } from '../../restore/select/priorities.ts'
import { FAITHFUL } from '../../safety/decision.ts'
import { rulerOf } from '../../safety/ruler.ts'
import type { OfflineDecision } from '../offline-decision.ts'

/** What became of one item on its way to the API server. */
export interface Reached {
  readonly item: CatalogItem
  readonly fromBackup: JsonObject
  /** As it would be sent; undefined when it is not sent. */
  readonly object: JsonObject | undefined
  /** Why it is not sent. */
  readonly reason: Reason | undefined
  /** With the action that left it out or failed it: `velero.io/secret: …`. */
  readonly detail: string
  readonly isModified: boolean
}

export interface Side {
  readonly context: RestoreContext
  readonly plan: RestorePlan
  readonly priorities: Priorities
  /** What the server would refuse the Restore for. The other rows are looked at as if it did not. */
  readonly errors: readonly string[]
  /** Target namespaces that an item needs. */
  readonly namespaces: ReadonlySet<string>
  /** Sends an item on its way, and before it those that it needs. Once only. */
  reach(item: CatalogItem, targetNamespace: string, body: SpoolRange): Promise<void>
  /** What was reached since the last question, by index. */
  takeReached(): ReadonlyMap<number, Reached>
}

export interface SideInput {
  readonly profile: Profile
  readonly restore: RestoreDocument
  readonly errors: readonly string[]
  readonly modifiers: ResourceModifiers | undefined
  readonly decision: OfflineDecision
  readonly backup: SideFiles
  readonly backupName: string
  readonly catalog: Catalog
  readonly configMaps: readonly ConfigMap[]
  readonly features: readonly string[]
  readonly signal: AbortSignal
}

const STEPS = PIPELINE.filter(({ name }) => name !== 'create')

export function openSide(input: SideInput): Side {
  const namespaces = new Set<string>()
  const modified = new Set<number>()
  const seen = new Set<number>()
  let reached = new Map<number, Reached>()
  const context = contextOf(input, namespaces)

  const travel = async (
    item: CatalogItem,
    targetNamespace: string,
    body: SpoolRange,
    ancestors: ItemRun['ancestors'],
  ): Promise<ItemResult> => {
    const fromBackup = seen.has(item.index) ? undefined : bodyOf(input.catalog, item, body)
    seen.add(item.index)
    if (fromBackup === undefined) return { messages: [], exists: true }
    const run = newItemRun({
      context: { ...context, modifiers: modifiersOf(input, item, modified) },
      item,
      targetNamespace,
      ancestors,
      restoreAnother: (other, namespace, above) => travel(other, namespace, other.body, above),
      fromBackup,
    })
    const isSent = await walk(run)
    if (isSent || run.outcome !== undefined) {
      reached.set(item.index, {
        item,
        fromBackup,
        object: isSent ? run.object : undefined,
        reason: run.outcome?.reason,
        detail: run.outcome?.detail ?? '',
        isModified: modified.has(item.index),
      })
    }
    return { messages: [], exists: isSent }
  }

  return {
    context,
    plan: input.decision.plan,
    priorities: input.decision.priorities,
    errors: input.errors,
    namespaces,
    reach: async (item, targetNamespace, body) => void (await travel(item, targetNamespace, body, [])),
    takeReached() {
      const taken = reached
      reached = new Map()
      return taken
    },
  }
}

/** Whether the object would be sent. */
async function walk(run: ItemRun): Promise<boolean> {
  let isSent = true
  for (const step of STEPS) {
    if ((await step.run(run)) !== 'done') continue
    isSent = false
    break
  }
  if (run.record !== undefined && run.endRecord !== undefined) {
    run.record.action = isSent ? 'created' : 'skipped'
    run.record.exists = isSent
    run.endRecord()
  }
  return isSent
}

/** What cannot be decoded fails in both profiles alike. */
function bodyOf(catalog: Catalog, item: CatalogItem, body: SpoolRange): JsonObject | undefined {
  return item.problem?.kind === 'undecodable' ? undefined : readObject(catalog, body)
}

/** Strategic patches cannot be applied without the schemas of a target; whether a rule means the object can be told. */
function modifiersOf(
  { modifiers, profile }: SideInput,
  item: CatalogItem,
  modified: Set<number>,
): RestoreContext['modifiers'] {
  if (modifiers === undefined || !profile.hasResourceModifiers) return undefined
  return {
    apply(subject) {
      const result = applyModifiers(modifiers, subject)
      if (result.matchedRules.length > 0) modified.add(item.index)
      return { ...result, errors: [] }
    },
    unmatched: () => [],
  }
}

function contextOf(input: SideInput, namespaces: Set<string>): RestoreContext {
  const { profile, restore, decision, catalog, backup } = input
  return {
    restore,
    names: { backup: input.backupName, restore: restore.metadata.name },
    mapping: restore.spec.namespaceMapping ?? {},
    backup: sideFilesFor(profile, backup),
    catalog,
    configMaps: input.configMaps,
    filters: decision.filters,
    profile,
    features: new Set(input.features),
    modifiers: undefined,
    restoresManagedFields: profile.restoresManagedFields,
    runsHooks: true,
    resourceTimeoutMs: 0,
    terminatingTimeoutMs: 0,
    client: EMPTY_CLUSTER,
    isFresh: true,
    existing: NOTHING_EXISTS,
    cluster: viewOf(decision.plan),
    discovery: () => decision.discovery,
    namespaces: {
      ensure(target) {
        namespaces.add(target)
        return { kind: 'ready', made: false, from: undefined }
      },
    },
    records: createRecords(profile.duplicateKey),
    ledger: createLedger(catalog.items.length),
    volumes: { toProvision: new Set(), renamed: new Map() },
    dataUploads: dataUploadLog(),
    newCrds: new Map(),
    created: [],
    sent: undefined,
    sanitise: undefined,
    createdPods: [],
    safety: { rule: rulerOf(FAITHFUL), serverOf: async () => 'api-server', log: [] },
    signal: input.signal,
  }
}

/**
 * What actions may suppose of a target: it has the nodes and storage classes that somebody names, the service accounts of the
 * backup, and nothing else.
 */
function viewOf(plan: RestorePlan): ClusterView {
  const accounts = new Map<string, string[]>()
  const planned = plan.groups.find(({ groupResource }) => groupResource === 'serviceaccounts')?.items ?? []
  for (const { item, targetNamespace } of planned) {
    accounts.set(targetNamespace, [...(accounts.get(targetNamespace) ?? []), item.name])
  }
  return {
    exists: async ({ groupResource }) => SUPPOSED.has(groupResource),
    namesIn: async (groupResource, namespace) =>
      groupResource === 'serviceaccounts' ? (accounts.get(namespace) ?? []) : [],
    listAll: async () => [],
  }
}

const SUPPOSED: ReadonlySet<string> = new Set(['nodes', 'storageclasses.storage.k8s.io'])

/** The steps that look for objects of the same name find none. */
const EMPTY_CLUSTER: KubeClient = {
  send: async () => ({ status: 404, headers: {}, body: Buffer.alloc(0) }),
  expect: async () => {
    throw new KubeError(404, 'NotFound', 'there is no cluster')
  },
  log: {
    answered: () => undefined,
    retried: () => undefined,
    figures: () => ({ count: 0, retries: 0, maxInFlight: 0, halvings: 0, p50Ms: 0, p95Ms: 0 }),
  },
  lost: new AbortController().signal,
  serverTime: () => undefined,
  close: () => undefined,
}

/** Target namespaces of the namespaces that are restored as items. */
export function plannedNamespaces({ plan, context }: Side): ReadonlySet<string> {
  const items = plan.groups.find(({ groupResource }) => groupResource === 'namespaces')?.items ?? []
  return new Set(items.map(({ item }) => mapNamespace(item.name, context.mapping)))
}
