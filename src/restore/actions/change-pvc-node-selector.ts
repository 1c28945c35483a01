import { textAt, withAt } from '../../core/json.ts'
import { dropKeysAt } from '../../core/json-edit.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import type { ActionInput, ItemAction } from './item-action.ts'
import { pluginError } from './plugin-error.ts'

const ANNOTATIONS = ['metadata', 'annotations'] as const
const SELECTED_NODE = 'volume.kubernetes.io/selected-node'

/** D-43, Velero 1.9 only: the node of a claim follows the configuration; without a word there it stays if the target has it. */
export const changePvcNodeSelector = {
  name: 'velero.io/change-pvc-node-selector',
  appliesTo: ['persistentvolumeclaims'],
  isTyped: () => false,
  apply: async (input) => {
    const node = textAt(input.object, ...ANNOTATIONS, SELECTED_NODE)
    if (node === undefined) return { kind: 'unchanged' }
    const replacement = textAt(input.config, node) ?? ''
    if (replacement !== '') {
      return { kind: 'replace', object: withAt(input.object, [...ANNOTATIONS, SELECTED_NODE], replacement) }
    }
    if (await nodeExists(node, input)) return { kind: 'unchanged' }
    return { kind: 'replace', object: dropKeysAt(input.object, ANNOTATIONS, [SELECTED_NODE]) }
  },
} as const satisfies ItemAction

async function nodeExists(name: string, { cluster }: ActionInput): Promise<boolean> {
  try {
    return await cluster.exists({ groupResource: 'nodes', namespace: '', name })
  } catch (error) {
    throw pluginError(`error checking node ${name} existence: ${messageOf(error)}`)
  }
}
