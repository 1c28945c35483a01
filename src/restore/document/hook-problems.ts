import { isObject, type Json } from '../../core/json.ts'
import type { RestoreSpec } from '../restore-document.ts'
import { compileSelector } from '../select/label-selector.ts'

/** S-31: a selector that cannot be read hides the containers. */
export function hookProblems(hooks: RestoreSpec['hooks']): readonly string[] {
  const resources = hooks?.resources ?? []
  for (const { labelSelector } of resources) {
    const problem = labelSelector && problemOf(() => compileSelector(labelSelector))
    if (problem !== undefined) return [problem]
  }
  const postHooks = resources.flatMap((resource) => resource.postHooks ?? [])
  const containers = postHooks.flatMap((hook) => hook.init?.initContainers ?? [])
  return containers.map(containerProblem).filter((problem) => problem !== undefined)
}

const CONTAINER_FIELDS = { command: '[]string', image: 'string', name: 'string' } as const

function containerProblem(container: Json): string | undefined {
  if (!isObject(container)) return undefined
  for (const [field, type] of Object.entries(CONTAINER_FIELDS)) {
    const value = container[field] ?? undefined
    const problem = value === undefined ? undefined : decodeProblem(value, `Container.${field}`, type)
    if (problem !== undefined) return problem
  }
  const isComplete = Object.keys(CONTAINER_FIELDS).every((field) => {
    const value = container[field]
    return (typeof value === 'string' || Array.isArray(value)) && value.length > 0
  })
  return isComplete
    ? undefined
    : "invalid InitContainer in restore hook, it doesn't have Command, Name or Image field"
}

function decodeProblem(value: Json, field: string, type: string): string | undefined {
  if (type === '[]string' && Array.isArray(value)) {
    const odd = value.find((entry) => entry !== null && typeof entry !== 'string')
    return odd === undefined ? undefined : decodeProblem(odd, field, 'string')
  }
  if (type === 'string' && typeof value === 'string') return undefined
  const kinds: Record<string, string> = {
    boolean: 'bool',
    string: 'string',
    object: isObject(value) ? 'object' : 'array',
  }
  return `json: cannot unmarshal ${kinds[typeof value] ?? 'number'} into Go struct field ${field} of type ${type}`
}

function problemOf(work: () => unknown): string | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
