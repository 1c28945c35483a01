// Of what was not restored, some is in the cluster all the same. One list of names per type and namespace.

import { textAt } from '../../core/json.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { KubeError } from '../../kube/kube-error.ts'
import { listPages } from '../../kube/verbs.ts'
import type { Missing, References } from './missing.ts'

export interface Sought {
  /** Looked for, and not there. */
  readonly missing: readonly Missing[]
  /** How many could not be looked for, because the cluster does not allow it. */
  readonly unseen: number
}

/** Looks in the cluster for everything that was not seen yet. @throws TransportError */
export async function lookForMissing(
  client: KubeClient,
  discovery: Discovery,
  references: References,
): Promise<Sought> {
  const hidden = new Set<string>()
  for (const [place, missing] of Map.groupBy(references.missing(), placeOf)) {
    if (!(await listNames(client, discovery, references, missing))) hidden.add(place)
  }
  const all = references.missing()
  const missing = all.filter((entry) => !hidden.has(placeOf(entry)))
  return { missing, unseen: all.length - missing.length }
}

function placeOf({ target }: Missing): string {
  return `${target.group}/${target.kind}/${target.namespace}`
}

/** False when the cluster does not let us look. */
async function listNames(
  client: KubeClient,
  discovery: Discovery,
  references: References,
  missing: readonly Missing[],
): Promise<boolean> {
  const target = missing[0]?.target
  if (target === undefined) return true
  const type = discovery.resources.find(
    ({ group, kind, verbs }) => group === target.group && kind === target.kind && verbs.includes('list'),
  )
  if (type === undefined) return true
  const scope = type.isNamespaced ? target.namespace : ''
  const apiVersion = type.group === '' ? type.version : `${type.group}/${type.version}`
  try {
    for await (const page of listPages(client, type, scope, { metadataOnly: true })) {
      for (const object of page) {
        references.exists({
          apiVersion,
          kind: type.kind,
          namespace: textAt(object, 'metadata', 'namespace') ?? '',
          name: textAt(object, 'metadata', 'name') ?? '',
        })
      }
    }
    return true
  } catch (error) {
    if (!(error instanceof KubeError)) throw error
    return false
  }
}
