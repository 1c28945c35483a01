// The frame of one restore: CRDs first and together, then every other type in Velero's order. Whatever happens,
// the ledger closes and the result says how far it went.
import { textAt, textMapAt } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import { discover } from '../../kube/discovery.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { listObjects } from '../../kube/verbs.ts'
import { profileOf } from '../document/profile.ts'
import { finalize } from '../finalize/finalize.ts'
import { createLedger } from '../ledger.ts'
import { createRecords } from '../records.ts'
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
import type { RestoreContext } from './context.ts'
import { CRD_RESOURCE, discoverNew, waitForCrds } from './crds.ts'
import { deferredLast } from './deferred.ts'
import type { EngineInput, EngineResult, EngineState } from './engine-contract.ts'
import { unresolvedText } from './findings.ts'
import { openContext } from './open-context.ts'
import { runGroup } from './run-group.ts'

/** Restores. Never throws: whatever ended the run is in `interruptedBy`. */
export async function runEngine(input: EngineInput): Promise<EngineResult> {
  const state: EngineState = {
    ledger: createLedger(input.catalog.items.length, Date.now, input.onOutcome),
    records: createRecords(profileOf(input.settings.profile).duplicateKey),
    messages: [],
    findings: [],
    created: [],
    safety: [],
    blankNamespaces: [],
    discovery: undefined,
    finalized: undefined,
  }
  let interruptedBy: unknown
  // Without an API server there is nothing left to do: every wait ends with it.
  const signal = AbortSignal.any([input.signal, input.client.lost])
  try {
    await restoreAll({ ...input, signal }, state)
  } catch (error) {
    interruptedBy = error
    if (!input.signal.aborted)
      state.messages.push({ level: 'error', group: 'velero', text: messageOf(error) })
  }
  state.ledger.close()
  return { ...state, interruptedBy }
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
      labelsOf: (item) => textMapAt(readObject(catalog, item.body), 'metadata', 'labels'),
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
    state.discovery = await discoverNew(context)
  }
  const second = state.discovery === before ? first : plan(state.discovery)
  const others = second.groups.filter((group) => group.groupResource !== CRD_RESOURCE)
  await runGroups(input, context, state, deferredLast(context, others), progress)
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
