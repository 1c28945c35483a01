import { at, isObject, type JsonObject, textAt, withAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'
import type { ItemAction } from './item-action.ts'

const SCHEMA = ['schema', 'openAPIV3Schema'] as const

/** A-CRD: v1 does not accept `preserveUnknownFields: true`; the same wish goes into the schemas. Versions without one stay. */
export const crdPreserveFields = {
  name: 'velero.io/crd-preserve-fields',
  appliesTo: ['customresourcedefinitions.apiextensions.k8s.io'],
  isTyped: ({ object }) => isV1(object),
  apply: ({ object }) => {
    if (!isV1(object) || at(object, 'spec', 'preserveUnknownFields') !== true) return { kind: 'unchanged' }
    const pruned = withAt(object, ['spec', 'preserveUnknownFields'], undefined)
    const preserved = editListAt(pruned, ['spec', 'versions'], (version) =>
      isObject(version) && isObject(at(version, ...SCHEMA))
        ? withAt(version, [...SCHEMA, 'x-kubernetes-preserve-unknown-fields'], true)
        : version,
    )
    return { kind: 'replace', object: preserved }
  },
} as const satisfies ItemAction

function isV1(object: JsonObject): boolean {
  return textAt(object, 'apiVersion') === 'apiextensions.k8s.io/v1'
}
