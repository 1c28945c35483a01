import { type JsonObject, textAt } from '../../core/json.ts'
import { dropKeysAt } from '../../core/json-edit.ts'
import { messageOf } from '../../core/rehearsal-error.ts'
import type { ActionInput, ItemAction } from './item-action.ts'
import { pluginError } from './plugin-error.ts'

/**
 * A-SEC: a token that the cluster made for a service account stays out, since it will be made again; of any other token
 * only the filled-in parts go. The accounts are those of the source namespace even when it is mapped, as in Velero.
 */
export const secret = {
  name: 'velero.io/secret',
  appliesTo: ['secrets'],
  isTyped: ({ object }) => isToken(object),
  apply: async (input) => {
    const { object } = input
    if (!isToken(object)) return { kind: 'unchanged' }
    const name = textAt(object, 'metadata', 'name') ?? ''
    const accounts = await accountNames(input)
    if (accounts.some((account) => name.startsWith(`${account}-token-`))) {
      return { kind: 'skip', why: 'the cluster makes the token of this service account itself' }
    }
    const unowned = dropKeysAt(object, ['metadata', 'annotations'], ['kubernetes.io/service-account.uid'])
    return { kind: 'replace', object: dropKeysAt(unowned, ['data'], ['token', 'ca.crt']) }
  },
} as const satisfies ItemAction

function isToken(object: JsonObject): boolean {
  return textAt(object, 'type') === 'kubernetes.io/service-account-token'
}

async function accountNames({ object, cluster }: ActionInput): Promise<readonly string[]> {
  try {
    return await cluster.namesIn('serviceaccounts', textAt(object, 'metadata', 'namespace') ?? '')
  } catch (error) {
    throw pluginError(`unable to list the service accounts: ${messageOf(error)}`)
  }
}
