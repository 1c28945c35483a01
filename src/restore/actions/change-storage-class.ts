import { at, isObject, type Json, type JsonObject, listAt, textAt, withAt } from '../../core/json.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import type { ActionInput, ClusterView, ItemAction } from './item-action.ts'
import { accessorError, pluginError } from './plugin-error.ts'

const TEMPLATES = ['spec', 'volumeClaimTemplates'] as const
const CLASS_NAME = ['spec', 'storageClassName'] as const

/** A-SC: storage classes by the map old → new of the configuration. A new class must exist in the target. */
export const changeStorageClass = {
  name: 'velero.io/change-storage-class',
  appliesTo: ['persistentvolumeclaims', 'persistentvolumes', 'statefulsets.apps'],
  isTyped: ({ object, config }) =>
    hasRules(config) && isStatefulSet(object) && listAt(object, ...TEMPLATES).length > 0,
  apply: async ({ object, config, cluster }) => {
    if (!hasRules(config)) return { kind: 'unchanged' }
    if (!isStatefulSet(object))
      return { kind: 'replace', object: await withNewClass(object, config, cluster) }
    const templates: Json[] = []
    for (const template of listAt(object, ...TEMPLATES)) {
      templates.push(isObject(template) ? await withNewClass(template, config, cluster) : template)
    }
    return { kind: 'replace', object: templates.length > 0 ? withAt(object, TEMPLATES, templates) : object }
  },
} as const satisfies ItemAction

type Rules = Readonly<Record<string, string>>

function hasRules(config: ActionInput['config']): config is Rules {
  return config !== undefined && Object.keys(config).length > 0
}

function isStatefulSet(object: JsonObject): boolean {
  return textAt(object, 'kind') === 'StatefulSet'
}

async function withNewClass(claim: JsonObject, rules: Rules, cluster: ClusterView): Promise<JsonObject> {
  const old = at(claim, ...CLASS_NAME) ?? ''
  if (typeof old !== 'string') {
    const why = accessorError('.spec.storageClassName', old, 'string')
    throw pluginError(`error getting item's spec.storageClassName: ${why}`)
  }
  const replacement = old !== '' && Object.hasOwn(rules, old) ? rules[old] : undefined
  if (replacement === undefined) return claim
  const problem = await whyNotThere(replacement, cluster)
  if (problem) throw pluginError(`error getting storage class ${replacement} from API: ${problem}`)
  return withAt(claim, CLASS_NAME, replacement)
}

async function whyNotThere(name: string, cluster: ClusterView): Promise<string | undefined> {
  if (name === '') return 'resource name may not be empty'
  try {
    const isThere = await cluster.exists({
      groupResource: 'storageclasses.storage.k8s.io',
      namespace: '',
      name,
    })
    return isThere ? undefined : `storageclasses.storage.k8s.io "${name}" not found`
  } catch (error) {
    return messageOf(error)
  }
}
