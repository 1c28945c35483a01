// The certificate package reads decorator metadata through three functions that no JavaScript engine has.
// It needs them only while it is loaded, so this file must be imported before it.

type Metadata = Map<unknown, unknown>
type MetadataReflect = {
  defineMetadata?: (key: unknown, value: unknown, target: object) => void
  getOwnMetadata?: (key: unknown, target: object) => unknown
  getMetadata?: (key: unknown, target: object) => unknown
}

const store = new WeakMap<object, Metadata>()

function define(key: unknown, value: unknown, target: object): void {
  const metadata: Metadata = store.get(target) ?? new Map()
  store.set(target, metadata.set(key, value))
}

function inherited(key: unknown, target: object): unknown {
  for (let current: object | null = target; current !== null; current = Object.getPrototypeOf(current)) {
    if (store.get(current)?.has(key)) return store.get(current)?.get(key)
  }
  return undefined
}

const reflect = Reflect as MetadataReflect
reflect.defineMetadata ??= define
reflect.getOwnMetadata ??= (key, target) => store.get(target)?.get(key)
reflect.getMetadata ??= inherited
