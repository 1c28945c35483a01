import { sortByBytes } from './byte-order.ts'

/** One value for each file below the scopes of a directory: by namespace ('' for cluster scope), then by name. */
export class ScopeTree<Value> {
  readonly #scopes = new Map<string, Map<string, Value>>()

  get(namespace: string, name: string): Value | undefined {
    return this.#scopes.get(namespace)?.get(name)
  }

  /** False, and nothing changed, when there is a value already. */
  add(namespace: string, name: string, value: Value): boolean {
    let scope = this.#scopes.get(namespace)
    if (scope === undefined) {
      scope = new Map()
      this.#scopes.set(namespace, scope)
    }
    if (scope.has(name)) return false
    scope.set(name, value)
    return true
  }

  /** The folders that values lie in: `cluster`, `namespaces/a`. */
  *scopes(): Generator<string> {
    for (const namespace of this.#scopes.keys())
      yield namespace === '' ? 'cluster' : `namespaces/${namespace}`
  }

  /** All values, namespaces in byte order, inside one namespace in byte order of the file names. */
  sorted(fileNameOf: (value: Value) => string): Value[] {
    const namespaces = sortByBytes([...this.#scopes.keys()], (namespace) => namespace)
    return namespaces.flatMap((namespace) =>
      sortByBytes([...(this.#scopes.get(namespace)?.values() ?? [])], fileNameOf),
    )
  }
}
