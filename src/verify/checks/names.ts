// The words of a check's message.
import { type JsonObject, textAt } from '../../core/json.ts'
import type { ObjectSelection } from './check.ts'

const MAX_NAMES = 5

export interface NameList {
  readonly count: number
  add(name: string): void
  /** `shop/a, shop/b and 7 more`. */
  text(): string
}

export function nameList(): NameList {
  const names: string[] = []
  let count = 0
  return {
    get count() {
      return count
    },
    add(name) {
      count += 1
      if (names.length < MAX_NAMES) names.push(name)
    },
    text: () =>
      count > names.length ? `${names.join(', ')} and ${count - names.length} more` : names.join(', '),
  }
}

/** `Deployment in namespace shop`, `ConfigMap billing/ledger-config`, `Deployment with these labels`. */
export function selectionText({ kind, namespace, objectName, labelSelector }: ObjectSelection): string {
  const labelled = labelSelector === undefined ? '' : ' with these labels'
  if (objectName !== undefined)
    return `${kind} ${namespace === undefined ? objectName : `${namespace}/${objectName}`}${labelled}`
  return `${kind}${namespace === undefined ? '' : ` in namespace ${namespace}`}${labelled}`
}

/** `shop/web`, or the name alone for cluster scope. */
export function placeOf(object: JsonObject): string {
  const namespace = textAt(object, 'metadata', 'namespace') ?? ''
  const name = textAt(object, 'metadata', 'name') ?? ''
  return namespace === '' ? name : `${namespace}/${name}`
}
