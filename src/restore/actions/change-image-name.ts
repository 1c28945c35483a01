import { isObject, type JsonObject, textAt, withAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'
import type { ItemAction } from './item-action.ts'
import { pluginError } from './plugin-error.ts'

const TEMPLATE = ['spec', 'template', 'spec']
const POD_SPEC_OF = new Map<string, readonly string[]>([
  ['Pod', ['spec']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
])

/** One `old,new` line of the configuration. */
interface ImageRule {
  readonly key: string
  readonly old: string
  readonly new: string
}

/**
 * A-IMG: the first rule whose old part is in the image name replaces every occurrence of it. Velero tries the rules in
 * chance order; here they are sorted by key. An empty old part, which would match everywhere, fails the item.
 */
export const changeImageName = {
  name: 'velero.io/change-image-name',
  appliesTo: [
    'deployments.apps',
    'statefulsets.apps',
    'daemonsets.apps',
    'replicasets.apps',
    'replicationcontrollers',
    'jobs.batch',
    'cronjobs.batch',
    'pods',
  ],
  isTyped: () => false,
  apply: ({ object, config }) => {
    const rules = imageRules(config ?? {})
    if (rules.length === 0) return { kind: 'unchanged' }
    const podSpec = POD_SPEC_OF.get(textAt(object, 'kind') ?? '') ?? TEMPLATE
    const lists = ['containers', 'initContainers']
    return {
      kind: 'replace',
      object: lists.reduce((current, list) => withImages(current, [...podSpec, list], rules), object),
    }
  },
} as const satisfies ItemAction

function imageRules(config: Readonly<Record<string, string>>): readonly ImageRule[] {
  const rules: ImageRule[] = []
  for (const [key, row] of Object.entries(config).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const comma = row.indexOf(',')
    if (comma < 0 || comma === row.length - 1) continue
    rules.push({ key, old: row.slice(0, comma).trim(), new: row.slice(comma + 1).trim() })
  }
  return rules
}

function withImages(object: JsonObject, path: readonly string[], rules: readonly ImageRule[]): JsonObject {
  return editListAt(object, path, (container) => {
    const image = textAt(container, 'image')
    if (!isObject(container) || image === undefined || image === '') return container
    const rule = rules.find(({ old }) => image.includes(old))
    if (rule === undefined) return container
    if (rule.old === '') {
      throw pluginError(
        `rule "${rule.key}" of change-image-name has nothing before its comma and would match inside every image name`,
      )
    }
    return withAt(container, ['image'], image.split(rule.old).join(rule.new))
  })
}
