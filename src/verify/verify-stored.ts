// One walk over everything that was stored, and all that it tells: is it there, is it what was sent, does it name things that are
// not there, what came along with it.
import type { Catalog } from '../backup/catalog.ts'
import { type JsonObject, textAt } from '../core/json.ts'
import type { Discovery } from '../kube/api-resource.ts'
import type { KubeClient } from '../kube/kube-client.ts'
import type { Finding, ObjectReference } from '../report/findings.ts'
import type { DerivedObject } from '../report/model.ts'
import type { CreatedObject } from '../restore/engine/context.ts'
import type { Ledger } from '../restore/ledger.ts'
import { createDerivedObjects } from './derived.ts'
import { fidelityLook, type SentReader } from './fidelity/look.ts'
import { heldObjects } from './held.ts'
import { inOrder } from './order.ts'
import { type ReadBack, readBack } from './read-back.ts'
import { excuses, mentionFinding, missingFindings, selectorFinding } from './references/findings.ts'
import { createReferences } from './references/missing.ts'
import { mentionsOf, oldNamespaces } from './references/old-namespaces.ts'
import { ownersOf } from './references/owners.ts'
import { lookForMissing } from './references/present.ts'
import { createSelectors } from './references/selectors.ts'

export interface VerifyInput {
  readonly client: KubeClient
  /** Undefined when the restore did not get to ask for it; then it stored nothing either. */
  readonly discovery: Discovery | undefined
  readonly catalog: Catalog
  readonly ledger: Ledger
  readonly stored: readonly CreatedObject[]
  readonly sent: SentReader
  readonly mapping: Readonly<Record<string, string>>
  /** The cluster holds nothing but its own objects and this restore's. */
  readonly isFresh: boolean
  /** The name under which the server writes down what we wrote; undefined when managedFields were restored. */
  readonly manager: string | undefined
  readonly signal: AbortSignal
}

export interface Verified {
  readonly readBack: ReadBack
  readonly findings: readonly Finding[]
  /** Made while the restore ran, without an item of the archive. */
  readonly derived: readonly DerivedObject[]
  /** References to objects that the cluster does not let us look for. */
  readonly unseenReferences: number
}

/** @throws KubeError, TransportError */
export async function verifyStored(input: VerifyInput): Promise<Verified> {
  const { client, catalog, mapping, stored } = input
  const namespaces = new Set(stored.map(({ namespace }) => namespace).filter((name) => name !== ''))
  const derived = createDerivedObjects((namespace) => input.isFresh || namespaces.has(namespace))
  const compare = fidelityLook(input)
  const references = createReferences()
  const selectors = createSelectors()
  // What is held back could be there, so nothing that names it is left dangling.
  for (const { object, identity } of heldObjects(input)) {
    references.exists(identity)
    if (identity.kind !== 'Service') selectors.look(object, identity)
  }
  const old = oldNamespaces(mapping)
  const fidelity: Finding[] = []
  const mentions: Finding[] = []

  const result = await readBack(input, async (object, restored) => {
    if (restored === undefined) {
      references.exists(referenceTo(object))
      derived.other(object)
      return
    }
    const { apiVersion, kind, namespace, name, index } = restored
    const identity: ObjectReference = { apiVersion, kind, namespace, name }
    if (!restored.updated) derived.restored(object)
    references.look(object, identity, index, ownersOf(catalog, index))
    selectors.look(object, identity)
    for (const mention of mentionsOf(object, old)) {
      mentions.push(mentionFinding(identity, mention, mapping[mention.old] ?? ''))
    }
    fidelity.push(...(await compare(object, restored)))
  })

  const sought =
    input.discovery === undefined
      ? { missing: [], unseen: 0 }
      : await lookForMissing(client, input.discovery, references)
  const excuse = excuses(catalog, (target) => sourcesOf(mapping, target), false)
  return {
    readBack: result,
    findings: inOrder([
      ...fidelity,
      ...missingFindings(sought.missing, excuse, catalog),
      ...selectors.unmatched().map(selectorFinding),
      ...mentions,
    ]),
    derived: derived.objects(),
    unseenReferences: sought.unseen,
  }
}

function referenceTo(object: JsonObject): ObjectReference {
  return {
    apiVersion: textAt(object, 'apiVersion') ?? '',
    kind: textAt(object, 'kind') ?? '',
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    name: textAt(object, 'metadata', 'name') ?? '',
  }
}

function sourcesOf(mapping: Readonly<Record<string, string>>, target: string): readonly string[] {
  const mapped = Object.entries(mapping).flatMap(([from, to]) => (to === target ? [from] : []))
  return Object.hasOwn(mapping, target) ? mapped : [...mapped, target]
}
