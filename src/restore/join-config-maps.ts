import { RehearsalError } from '../core/rehearsal-error.ts'
import type { ConfigMap } from './restore-document.ts'

export interface ConfigMapSource {
  /** For people: a path, `the manifest`, `the cluster`. */
  readonly origin: string
  readonly configMaps: readonly ConfigMap[]
}

/** The ConfigMaps of several sources, in their order. @throws OPTION_CONFLICT when one stands in them twice */
export function joinConfigMaps(sources: readonly ConfigMapSource[]): readonly ConfigMap[] {
  const origins = new Map<string, string>()
  for (const { origin, configMaps } of sources) {
    for (const { namespace, name } of configMaps) {
      const id = `${namespace}/${name}`
      const first = origins.get(id)
      if (first !== undefined) {
        const where = first === origin ? `twice in ${origin}` : `in ${first} and in ${origin}`
        throw new RehearsalError('OPTION_CONFLICT', `the ConfigMap ${id} is ${where}`)
      }
      origins.set(id, origin)
    }
  }
  return sources.flatMap(({ configMaps }) => configMaps)
}
