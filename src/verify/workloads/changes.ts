// Who wrote to a restored object after the restore, as the API server remembers it. Status is what controllers are for; everything
// else they change is told.
import { at, isObject, type Json, type JsonObject, listAt, textAt } from '../../core/json.ts'
import type { ControllerChange } from '../../report/workloads-section.ts'

interface Change {
  readonly kind: string
  readonly manager: string
  readonly fields: readonly string[]
  readonly place: string
}

const MAX_FIELDS = 8
const MAX_EXAMPLES = 3
const MAX_GROUPS = 200

export interface Changes {
  /** @param object with its kind */
  add(object: JsonObject): void
  /** Most first. */
  groups(): readonly ControllerChange[]
}

/** @param ours our name among the managers */
export function createChanges(ours: string): Changes {
  const groups = new Map<string, ControllerChange>()
  return {
    add(object) {
      for (const change of changesOf(object, ours)) {
        const { kind, manager, fields, place } = change
        const key = JSON.stringify([kind, manager, fields])
        const known = groups.get(key)
        const examples = known?.examples ?? []
        groups.set(key, {
          kind,
          manager,
          fields,
          count: (known?.count ?? 0) + 1,
          examples: examples.length < MAX_EXAMPLES ? [...examples, place] : examples,
        })
      }
    },
    groups: () =>
      [...groups.values()]
        .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1))
        .slice(0, MAX_GROUPS),
  }
}

function changesOf(object: JsonObject, ours: string): readonly Change[] {
  const kind = textAt(object, 'kind') ?? ''
  const namespace = textAt(object, 'metadata', 'namespace')
  const name = textAt(object, 'metadata', 'name') ?? ''
  const fieldsBy = new Map<string, Set<string>>()
  for (const entry of listAt(object, 'metadata', 'managedFields')) {
    const manager = textAt(entry, 'manager') ?? ''
    const fields = leavesOf(at(entry, 'fieldsV1')).filter((path) => !/^status(?:\.|$)/.test(path))
    if (manager === ours || fields.length === 0) continue
    fieldsBy.set(manager, new Set([...(fieldsBy.get(manager) ?? []), ...fields]))
  }
  return [...fieldsBy].map(([manager, fields]) => ({
    kind,
    manager,
    fields: [...fields].toSorted().slice(0, MAX_FIELDS),
    place: namespace === undefined ? name : `${namespace}/${name}`,
  }))
}

/** `metadata.annotations["example.com/a"]` is written as one step; what is below an entry of a list belongs to the list. */
function leavesOf(fields: Json | undefined, path = ''): readonly string[] {
  if (!isObject(fields)) return []
  const steps = Object.entries(fields).filter(([key]) => key !== '.')
  const named = steps.filter(([key]) => key.startsWith('f:'))
  if (named.length === 0) return path === '' ? [] : [path]
  return named.flatMap(([key, below]) =>
    leavesOf(below, path === '' ? key.slice(2) : `${path}.${key.slice(2)}`),
  )
}
