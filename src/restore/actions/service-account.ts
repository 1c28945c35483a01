import { listAt, textAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'
import type { ItemAction } from './item-action.ts'

/** A-SA: the last token secret of the account goes from its list. One only, as in Velero: a second one stays. */
export const serviceAccount = {
  name: 'velero.io/service-account',
  appliesTo: ['serviceaccounts'],
  isTyped: () => true,
  apply: ({ object }) => {
    const prefix = `${textAt(object, 'metadata', 'name') ?? ''}-token-`
    const secrets = listAt(object, 'secrets')
    const stale = secrets.findLast((entry) => textAt(entry, 'name')?.startsWith(prefix))
    return {
      kind: 'replace',
      object: editListAt(object, ['secrets'], (entry) => (entry === stale ? undefined : entry)),
    }
  },
} as const satisfies ItemAction
