import { at, isObject, type Json, type JsonObject, omit, textAt, withAt } from '../../core/json.ts'
import { editListAt } from '../../core/json-edit.ts'
import {
  appliedNodePorts,
  hasExplicitHealthCheckPort,
  lastApplied,
  managedNodePorts,
} from './explicit-node-ports.ts'
import type { ItemAction } from './item-action.ts'

export interface ServiceRules {
  /** D-38: without it, only the annotation can keep a node port. */
  readonly readsManagedFields: boolean
  /** D-39. */
  readonly dropsHealthCheckPort: boolean
}

/** A-SVC: addresses and ports that the API server picked go; those that somebody asked for stay. */
export function serviceAction(rules: ServiceRules) {
  return {
    name: 'velero.io/service',
    appliesTo: ['services'],
    isTyped: () => true,
    apply: ({ object, restore }) => {
      const unaddressed = withoutClusterIp(object)
      if (restore.spec.preserveNodePorts === true) return { kind: 'replace', object: unaddressed }
      const unported = withoutNodePorts(unaddressed, rules)
      return {
        kind: 'replace',
        object: rules.dropsHealthCheckPort ? withoutHealthCheckPort(unported) : unported,
      }
    },
  } as const satisfies ItemAction
}

export const service = serviceAction({ readsManagedFields: true, dropsHealthCheckPort: true })

/** A headless service says so with `None`, and keeps it. */
function withoutClusterIp(object: JsonObject): JsonObject {
  if (textAt(object, 'spec', 'clusterIP') === 'None') return object
  return withAt(withAt(object, ['spec', 'clusterIP'], undefined), ['spec', 'clusterIPs'], undefined)
}

function withoutNodePorts(object: JsonObject, rules: ServiceRules): JsonObject {
  if (textAt(object, 'spec', 'type') === 'ExternalName') return object
  const isExplicit = explicitPorts(object, rules)
  return editListAt(object, ['spec', 'ports'], (port) =>
    isObject(port) && !isExplicit(port) ? omit(port, ['nodePort']) : port,
  )
}

/** A-SVC-3: where there is an annotation, nothing else counts. */
function explicitPorts(object: JsonObject, rules: ServiceRules): (port: Json) => boolean {
  const applied = lastApplied(object)
  if (applied) return appliedNodePorts(applied)
  return rules.readsManagedFields ? managedNodePorts(object) : () => false
}

function withoutHealthCheckPort(object: JsonObject): JsonObject {
  const isApplicable =
    textAt(object, 'spec', 'type') === 'LoadBalancer' &&
    textAt(object, 'spec', 'externalTrafficPolicy') === 'Local' &&
    (at(object, 'spec', 'healthCheckNodePort') ?? 0) !== 0
  if (!isApplicable || hasExplicitHealthCheckPort(object)) return object
  return withAt(object, ['spec', 'healthCheckNodePort'], undefined)
}
