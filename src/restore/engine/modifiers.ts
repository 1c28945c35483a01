// Resource modifiers of one run: the rules, what the target says about merging lists, and which rules found nothing.
import type { KubeClient } from '../../kube/kube-client.ts'
import { openApiDocuments } from '../../kube/openapi.ts'
import {
  applyModifiers,
  type Modified,
  type ModifierInput,
  needsPatchStrategies,
} from '../modifiers/apply-modifiers.ts'
import type { ResourceModifiers } from '../modifiers/load-modifiers.ts'
import {
  STRATEGIC_GROUP_VERSIONS,
  type StrategicSchema,
  strategicSchemaOf,
} from '../modifiers/strategic-schema.ts'

export interface ModifierRun {
  apply(input: Omit<ModifierInput, 'patchStrategies'>): Modified
  /** Positions of the rules, from 1, whose conditions no object met. */
  unmatched(): readonly number[]
}

/** The schemas are asked for only when a rule needs them. @throws TransportError */
export async function openModifiers(modifiers: ResourceModifiers, client: KubeClient): Promise<ModifierRun> {
  const strategies: { patchStrategies?: StrategicSchema } = needsPatchStrategies(modifiers)
    ? { patchStrategies: strategicSchemaOf(await openApiDocuments(client, STRATEGIC_GROUP_VERSIONS)) }
    : {}
  const matched = new Set<number>()
  return {
    apply(input) {
      const result = applyModifiers(modifiers, { ...input, ...strategies })
      for (const rule of result.matchedRules) matched.add(rule)
      return result
    },
    unmatched: () => modifiers.rules.flatMap((_rule, index) => (matched.has(index) ? [] : [index + 1])),
  }
}
