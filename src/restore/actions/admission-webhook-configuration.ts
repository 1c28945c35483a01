import { at, isObject, textAt, withAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'
import type { ItemAction } from './item-action.ts'
import { accessorError, pluginError } from './plugin-error.ts'

const ALLOWED_IN_V1 = ['None', 'NoneOnDryRun']

/** A-WH: `sideEffects` values that only v1beta1 allowed become `None`. */
export const admissionWebhookConfiguration = {
  name: 'velero.io/admission-webhook-configuration',
  appliesTo: [
    'mutatingwebhookconfigurations.admissionregistration.k8s.io',
    'validatingwebhookconfigurations.admissionregistration.k8s.io',
  ],
  isTyped: () => false,
  apply: ({ object }) => {
    if (textAt(object, 'apiVersion') !== 'admissionregistration.k8s.io/v1') return { kind: 'unchanged' }
    const webhooks = at(object, 'webhooks')
    if (webhooks === undefined) return { kind: 'unchanged' }
    if (!Array.isArray(webhooks)) {
      const why = accessorError('.webhooks', webhooks, '[]interface{}')
      throw pluginError(`failed to get webhooks slice from input item: ${why}`)
    }
    const replaced = editListAt(object, ['webhooks'], (webhook) => {
      if (!isObject(webhook)) return undefined
      const isAllowed = ALLOWED_IN_V1.includes(textAt(webhook, 'sideEffects') ?? '')
      return isAllowed ? webhook : withAt(webhook, ['sideEffects'], 'None')
    })
    return { kind: 'replace', object: replaced }
  },
} as const satisfies ItemAction
