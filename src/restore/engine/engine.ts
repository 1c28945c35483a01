// The frame of one restore: CRDs first and together, then every other type in Velero's order. Whatever happens,
// the ledger closes and the result says how far it went.
import type { Catalog, CatalogItem } from '../../backup/catalog.ts'
import type { SideFiles } from '../../backup/side-files.ts'
import { parseJson, textAt, textMapAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import type { KubeConnection } from '../../kube/connection.ts'
import { discover } from '../../kube/discovery.ts'
import { listedObjects, NOTHING_EXISTS } from '../../kube/existing-objects.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { listObjects } from '../../kube/verbs.ts'
import { dataUploadLog } from '../actions/dataupload.ts'
import { type ProfileName, profileOf } from '../document/profile.ts'
import { type FinalizeResult, finalize } from '../finalize/finalize.ts'
import { createLedger, type Ledger } from '../ledger.ts'
import type { Message } from '../messages.ts'
import type { ResourceModifiers } from '../modifiers/load-modifiers.ts'
import { openNamespaces } from '../namespaces.ts'
import { createRecords, type Records } from '../records.ts'
import type { ConfigMap, RestoreDocument } from '../restore-document.ts'
import {
  mapNamespace,
  type PlannedGroup,
  planRestore,
  type ResolvedFilters,
  type RestorePlan,
  resolveFilters,
} from '../select/plan.ts'
import { parsePriorities } from '../select/priorities.ts'
import { chooseVersions, userVersionsOf, versionsApply } from '../select/versions.ts'
import { clusterView } from './cluster-view.ts'
import type { CreatedObject, RestoreContext } from './context.ts'
import { CRD_RESOURCE, waitForCrds } from './crds.ts'
import { openModifiers } from './modifiers.ts'
import { runGroup } from './run-group.ts'
import { sideFilesFor } from './side-files-for.ts'

export interface EngineInput {
  /** Its spec completed by validation. */
  readonly restore: RestoreDocument
  readonly backupName: string
  readonly backup: SideFiles
  readonly catalog: Catalog
  readonly configMaps: readonly ConfigMap[]
  readonly modifiers: ResourceModifiers | undefined
  readonly client: KubeClient
  /** The cluster was started for this run and holds nothing but its own objects. */
  readonly isFresh: boolean
  /** False: no pod ever runs in it. */
  readonly hasNodes: boolean
  readonly connection: KubeConnection
  readonly settings: EngineOptions
  readonly signal: AbortSignal
  readonly onProgress: (done: number, total: number) => void
}

export interface EngineOptions {
  readonly concurrency: number
  readonly resourcePriorities: string
  readonly features: readonly string[]
  readonly resourceTimeoutMs: number
  readonly terminatingResourceTimeoutMs: number
  readonly managedFields: 'auto' | 'restore' | 'skip'
  readonly profile: ProfileName
}

export interface EngineResult {
  readonly ledger: Ledger
  readonly records: Records
  readonly messages: readonly Message[]
  /** What we have to say beyond Velero's own messages. */
  readonly findings: readonly string[]
  readonly created: readonly CreatedObject[]
  /** Target namespaces that were made without a file in the archive. */
  readonly blankNamespaces: readonly string[]
  readonly discovery: Discovery | undefined
  /** Hooks and what else follows the items; undefined when the run did not get there. */
  readonly finalized: FinalizeResult | undefined
  /** What ended the run before its end: the reason of the signal, or an error of the connection. */
  readonly interruptedBy: unknown
}

/** Restores. Never throws: whatever ended the run is in `interruptedBy`. */
export async function runEngine(input: EngineInput): Promise<EngineResult> {
  const state: EngineState = {
    ledger: createLedger(input.catalog.items.length),
    records: createRecords(profileOf(input.settings.profile).duplicateKey),
    messages: [],
    findings: [],
    created: [],
    blankNamespaces: [],
    discovery: undefined,
    finalized: undefined,
  }
  let interruptedBy: unknown
  try {
    await restoreAll(input, state)
  } catch (error) {
    interruptedBy = error
    if (!input.signal.aborted)
      state.messages.push({ level: 'error', group: 'velero', text: messageOf(error) })
  }
  state.ledger.close()
  return { ...state, interruptedBy }
}

interface EngineState {
  readonly ledger: Ledger
  readonly records: Records
  readonly messages: Message[]
  readonly findings: string[]
  readonly created: CreatedObject[]
  readonly blankNamespaces: string[]
  discovery: Discovery | undefined
  finalized: FinalizeResult | undefined
}

async function restoreAll(input: EngineInput, state: EngineState): Promise<void> {
  const { catalog, restore, settings } = input
  const profile = profileOf(settings.profile)
  if (!catalog.facts.hasResources) {
    state.messages.push({ ...profile.emptyArchive, group: 'velero' })
    return
  }
  const before = await discover(input.client)
  state.discovery = before
  const filters = filtersOr(state, () => resolveFilters(restore.spec, before, profile))
  if (filters === undefined) return
  for (const name of filters.unresolved) state.findings.push(unresolvedText(name))
  const features = new Set(settings.features)
  const versions = versionsApply(features, input.backup.metadata?.formatVersion)
    ? chooseVersions(catalog, before, userVersionsOf(input.configMaps, restore.metadata.namespace))
    : undefined
  const plan = (discovery: Discovery): RestorePlan =>
    planRestore({
      spec: restore.spec,
      catalog,
      discovery,
      filters,
      priorities: parsePriorities(settings.resourcePriorities, profile.priorities),
      labelsOf: (item) => labelsOf(catalog, item),
      ...(versions === undefined ? {} : { versions }),
      profile,
    })
  const context = await openContext(input, state, filters, features)
  const first = plan(before)
  const progress = progressOf(input, first)
  const crds = first.groups.filter((group) => group.groupResource === CRD_RESOURCE)
  await runGroups(input, context, state, crds, progress)
  state.messages.push(...(await waitForCrds(context)))
  if (profile.refreshesDiscovery === 'always' || state.records.wasAnyWritten()) {
    state.discovery = await discover(input.client)
  }
  const second = plan(state.discovery)
  const others = second.groups.filter((group) => group.groupResource !== CRD_RESOURCE)
  await runGroups(input, context, state, others, progress)
  for (const rule of context.modifiers?.unmatched() ?? []) {
    state.findings.push(`rule ${rule} of the resource modifiers matched nothing`)
  }
  for (const { item, reason } of second.staysBehind)
    state.ledger.settle(item.index, { kind: 'skipped', reason })
  state.finalized = await finalize(context, input)
  state.messages.push(...state.finalized.messages)
}

/** a selector that cannot be read ends the run with one error, before anything is restored. */
function filtersOr(state: EngineState, resolve: () => ResolvedFilters): ResolvedFilters | undefined {
  try {
    return resolve()
  } catch (error) {
    state.messages.push({ level: 'error', group: 'velero', text: messageOf(error) })
    return undefined
  }
}

function unresolvedText(name: string): string {
  return `the cluster did not serve ${name} when the restore began, so this name chooses nothing; write it as resource.group`
}

function labelsOf(catalog: Catalog, item: CatalogItem): Record<string, string> {
  try {
    return textMapAt(parseJson(catalog.read(item.body)), 'metadata', 'labels')
  } catch {
    return {}
  }
}

async function openContext(
  input: EngineInput,
  state: EngineState,
  filters: RestoreContext['filters'],
  features: ReadonlySet<string>,
): Promise<RestoreContext> {
  const { client, settings, restore, catalog, signal } = input
  const profile = profileOf(settings.profile)
  const discovery = (): Discovery => state.discovery ?? NOTHING_SERVED
  const wantsManagedFields =
    settings.managedFields === 'restore' || (settings.managedFields === 'auto' && !input.isFresh)
  return {
    restore,
    names: { backup: input.backupName, restore: restore.metadata.name },
    mapping: restore.spec.namespaceMapping ?? {},
    backup: sideFilesFor(profile, input.backup),
    catalog,
    configMaps: input.configMaps,
    filters,
    profile,
    features,
    modifiers:
      profile.hasResourceModifiers && input.modifiers
        ? await openModifiers(input.modifiers, client)
        : undefined,
    restoresManagedFields: profile.restoresManagedFields && wantsManagedFields,
    resourceTimeoutMs: settings.resourceTimeoutMs,
    terminatingTimeoutMs: settings.terminatingResourceTimeoutMs,
    client,
    existing: input.isFresh ? NOTHING_EXISTS : listedObjects(client),
    cluster: clusterView(client, discovery),
    discovery,
    namespaces: await openNamespaces({
      client,
      catalog,
      terminatingTimeoutMs: settings.terminatingResourceTimeoutMs,
      terminatingText: profile.terminatingNamespaceText,
      signal,
      onCreated: (target, from, uid) => recordNamespace(state, filters, { target, from, uid }),
    }),
    records: state.records,
    ledger: state.ledger,
    volumes: { toProvision: new Set(), renamed: new Map() },
    createdPods: [],
    dataUploads: dataUploadLog(),
    newCrds: new Set(),
    created: state.created,
    signal,
  }
}

const NOTHING_SERVED: Discovery = {
  resources: [],
  versionsOf: () => [],
  find: () => undefined,
  findKind: () => undefined,
}

/** A namespace is made from its file in the archive, or blank when there is none. */
function recordNamespace(
  state: EngineState,
  filters: RestoreContext['filters'],
  {
    target,
    from,
    uid,
  }: { readonly target: string; readonly from: CatalogItem | undefined; readonly uid: string },
): void {
  const { record, done } = state.records.add('v1', 'Namespace', '', target, 'namespaces')
  record.action = 'created'
  record.exists = true
  done()
  state.created.push({
    index: from?.index,
    groupResource: 'namespaces',
    apiVersion: 'v1',
    kind: 'Namespace',
    resource: 'namespaces',
    namespace: '',
    name: target,
    uid,
    updated: false,
  })
  if (from === undefined) {
    state.blankNamespaces.push(target)
    return
  }
  const reason = filters.choosesClusterScope ? 'restored' : 'needed-by-items'
  state.ledger.settle(from.index, { kind: 'created', reason })
}

interface Progress {
  done: number
  readonly total: number
  readonly report: () => void
}

function progressOf(input: EngineInput, plan: RestorePlan): Progress {
  const total = plan.groups.reduce((sum, group) => sum + group.items.length, 0)
  const progress: Progress = { done: 0, total, report: () => input.onProgress(progress.done, total) }
  return progress
}

async function runGroups(
  input: EngineInput,
  context: RestoreContext,
  state: EngineState,
  groups: readonly PlannedGroup[],
  progress: Progress,
): Promise<void> {
  const quotaNamespaces = new Set<string>(input.isFresh ? [] : await namespacesWithQuota(input.client))
  for (const group of groups) {
    await runGroup(
      {
        context,
        concurrency: input.settings.concurrency,
        quotaNamespaces,
        onMessages: (messages) => state.messages.push(...messages),
        onItem: () => {
          progress.done += 1
          progress.report()
        },
      },
      group,
    )
    if (group.groupResource === 'resourcequotas') {
      for (const { item } of group.items) quotaNamespaces.add(mapNamespace(item.namespace, context.mapping))
    }
  }
}

async function namespacesWithQuota(client: KubeClient): Promise<readonly string[]> {
  const quotas = await listObjects(client, { group: '', version: 'v1', resource: 'resourcequotas' }, '', {
    metadataOnly: true,
  })
  return quotas.map((quota) => textAt(quota, 'metadata', 'namespace') ?? '')
}
