import { type JsonObject, textAt } from '../../core/json.ts'
import type { ItemReference } from './item-action.ts'

/** The Secret that a pair of annotations `<prefix>-name` and `<prefix>-namespace` names; none unless both are there. */
export function annotatedSecret(object: JsonObject, prefix: string): readonly ItemReference[] {
  const name = textAt(object, 'metadata', 'annotations', `${prefix}-name`)
  const namespace = textAt(object, 'metadata', 'annotations', `${prefix}-namespace`)
  return name === undefined || namespace === undefined ? [] : [{ groupResource: 'secrets', namespace, name }]
}
