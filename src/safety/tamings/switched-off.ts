import { type JsonObject, textAt, withAt } from '../../core/json.ts'

/** Objects are stored in every version that is served; their fields are not converted. */
export function withoutConversion(definition: JsonObject): JsonObject {
  const isWebhook = textAt(definition, 'spec', 'conversion', 'strategy') === 'Webhook'
  return isWebhook ? withAt(definition, ['spec', 'conversion'], { strategy: 'None' }) : definition
}

export function withoutUpdates(autoscaler: JsonObject): JsonObject {
  const path = ['spec', 'updatePolicy', 'updateMode']
  return textAt(autoscaler, ...path) === 'Off' ? autoscaler : withAt(autoscaler, path, 'Off')
}
