import { type JsonObject, objectAt, omit, withAt } from '../../core/json.ts'
import { mapNamespace } from '../select/plan.ts'

const BINDING_ANNOTATIONS = ['pv.kubernetes.io/bind-completed', 'pv.kubernetes.io/bound-by-controller']

/** a claim and a volume find each other anew; what tied them in the source cluster goes. */
export function withoutBinding(object: JsonObject): JsonObject {
  const annotations = omit(objectAt(object, 'metadata', 'annotations'), BINDING_ANNOTATIONS)
  const claimRef = omit(objectAt(object, 'spec', 'claimRef'), ['uid', 'resourceVersion'])
  const unbound = hasAt(object, 'metadata', 'annotations')
    ? withAt(object, ['metadata', 'annotations'], annotations)
    : object
  return hasAt(object, 'spec', 'claimRef') ? withAt(unbound, ['spec', 'claimRef'], claimRef) : unbound
}

function hasAt(object: JsonObject, parent: string, key: string): boolean {
  return objectAt(object, parent)[key] !== undefined
}

/** R-89, S-63: the claim of the volume has moved to another namespace. */
export function withMappedClaim(volume: JsonObject, mapping: Readonly<Record<string, string>>): JsonObject {
  const namespace = objectAt(volume, 'spec', 'claimRef').namespace
  if (typeof namespace !== 'string') return volume
  return withAt(volume, ['spec', 'claimRef', 'namespace'], mapNamespace(namespace, mapping))
}
