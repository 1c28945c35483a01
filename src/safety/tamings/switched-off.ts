import { at, isObject, type JsonObject, omit, textAt, withAt } from '../../core/json.ts'
import { dropKeysAt, editListAt } from '../../core/json-edit.ts'

/** Objects are stored in every version that is served; their fields are not converted. */
export function withoutConversion(definition: JsonObject): JsonObject {
  const isWebhook = textAt(definition, 'spec', 'conversion', 'strategy') === 'Webhook'
  return isWebhook ? withAt(definition, ['spec', 'conversion'], { strategy: 'None' }) : definition
}

const BOOST = 'startupBoost'

/** A boost is given in mode Off too: https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler/enhancements/7862-cpu-startup-boost */
export function withoutUpdates(autoscaler: JsonObject): JsonObject {
  const unboosted = editListAt(
    dropKeysAt(autoscaler, ['spec'], [BOOST]),
    ['spec', 'resourcePolicy', 'containerPolicies'],
    (policy) => (isObject(policy) ? omit(policy, [BOOST]) : policy),
  )
  const path = ['spec', 'updatePolicy', 'updateMode']
  return textAt(unboosted, ...path) === 'Off' ? unboosted : withAt(unboosted, path, 'Off')
}

/** A target without replicas is left alone, unless none is what the autoscaler may choose itself. */
export function withMinimumOfOne(autoscaler: JsonObject): JsonObject {
  const path = ['spec', 'minReplicas']
  return at(autoscaler, ...path) === 0 ? withAt(autoscaler, path, 1) : autoscaler
}
