// From the input of a run to what every item of it works with.
import { stringifyJson } from '../../core/json.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import { listedObjects, NOTHING_EXISTS } from '../../kube/existing-objects.ts'
import { serversOf } from '../../kube/served-by.ts'
import { FAITHFUL } from '../../safety/decision.ts'
import { rulerOf } from '../../safety/ruler.ts'
import { dataUploadLog } from '../actions/dataupload.ts'
import { profileOf } from '../document/profile.ts'
import { type MadeNamespace, openNamespaces } from '../namespaces.ts'
import { clusterView } from './cluster-view.ts'
import type { RestoreContext, SentBodies } from './context.ts'
import type { EngineInput, EngineState } from './engine-contract.ts'
import { openModifiers } from './modifiers.ts'
import { sideFilesFor } from './side-files-for.ts'

/** Lists the namespaces of the target. @throws KubeError, TransportError */
export async function openContext(
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
    runsHooks: settings.restoreHooks,
    resourceTimeoutMs: settings.resourceTimeoutMs,
    terminatingTimeoutMs: settings.terminatingResourceTimeoutMs,
    client,
    isFresh: input.isFresh,
    existing: input.isFresh ? NOTHING_EXISTS : listedObjects(client),
    cluster: clusterView(client, discovery),
    discovery,
    guardNamespace: input.guardNamespace,
    namespaces: await openNamespaces({
      client,
      catalog,
      terminatingTimeoutMs: settings.terminatingResourceTimeoutMs,
      terminatingText: profile.terminatingNamespaceText,
      signal,
      prepare: input.onNamespace,
      onCreated: (made) => recordNamespace(state, filters, made, input.sent),
      onDoubt: (from) => {
        if (from !== undefined) state.ledger.settle(from.index, { kind: 'unknown', reason: 'ambiguous' })
      },
    }),
    records: state.records,
    ledger: state.ledger,
    volumes: { toProvision: new Set(), renamed: new Map() },
    createdPods: [],
    dataUploads: dataUploadLog(),
    newCrds: new Map(),
    created: state.created,
    sent: input.sent,
    sanitise: input.sanitise,
    safety: { rule: rulerOf(input.safety ?? FAITHFUL), serverOf: serversOf(client), log: state.safety },
    signal,
  }
}

const NOTHING_SERVED: Discovery = {
  resources: [],
  unlisted: [],
  versionsOf: () => [],
  find: () => undefined,
  findKind: () => undefined,
}

/** A namespace is made from its file in the archive, or blank when there is none. */
function recordNamespace(
  state: EngineState,
  filters: RestoreContext['filters'],
  { target, from, uid, sent }: MadeNamespace,
  bodies: SentBodies | undefined,
): void {
  const { record, done } = state.records.add('v1', 'Namespace', '', target, 'namespaces')
  record.action = 'created'
  record.exists = true
  done()
  // First what is so: keeping the body needs room on the disk.
  const reason = filters.choosesClusterScope ? 'restored' : 'needed-by-items'
  if (from === undefined) state.blankNamespaces.push(target)
  else state.ledger.settle(from.index, { kind: 'created', reason })
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
    sent: bodies?.append(Buffer.from(stringifyJson(sent))),
  })
}
