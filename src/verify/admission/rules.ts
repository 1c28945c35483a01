// Does a rule of a webhook speak of a request? The order and the words are those of the API server.
// @see k8s.io/apiserver/pkg/admission/plugin/webhook/predicates/rules/rules.go

/** The request that a restore makes for one item. No item is restored through a sub-resource. */
export interface AdmissionRequest {
  readonly group: string
  readonly version: string
  readonly resource: string
  /** '' for cluster scope; of a Namespace its own name. */
  readonly namespace: string
  readonly operation: 'CREATE' | 'UPDATE'
}

export interface WebhookRule {
  readonly operations: readonly string[]
  readonly apiGroups: readonly string[]
  readonly apiVersions: readonly string[]
  readonly resources: readonly string[]
  readonly scope: string
}

const CONFIGURATION_GROUP = 'admissionregistration.k8s.io'
/** About these no webhook is ever asked: one could lock everybody out for good. */
const EXEMPT = new Set([
  'validatingwebhookconfigurations',
  'mutatingwebhookconfigurations',
  'validatingadmissionpolicies',
  'validatingadmissionpolicybindings',
  'mutatingadmissionpolicies',
  'mutatingadmissionpolicybindings',
])

export function isExempt({ group, resource }: Pick<AdmissionRequest, 'group' | 'resource'>): boolean {
  return group === CONFIGURATION_GROUP && EXEMPT.has(resource)
}

export function isNamespaceItself({
  group,
  resource,
}: Pick<AdmissionRequest, 'group' | 'resource'>): boolean {
  return group === '' && resource === 'namespaces'
}

export function ruleMatches(rule: WebhookRule, request: AdmissionRequest): boolean {
  return (
    scopeMatches(rule.scope, request) &&
    oneOf(rule.operations, request.operation) &&
    oneOf(rule.apiGroups, request.group) &&
    oneOf(rule.apiVersions, request.version) &&
    rule.resources.some((name) => resourceMatches(name, request.resource))
  )
}

function scopeMatches(scope: string, request: AdmissionRequest): boolean {
  if (scope === '*') return true
  const isClusterWide = request.namespace === '' || isNamespaceItself(request)
  if (scope === 'Cluster') return isClusterWide
  return scope === 'Namespaced' && !isClusterWide
}

function oneOf(allowed: readonly string[], wanted: string): boolean {
  return allowed.includes('*') || allowed.includes(wanted)
}

// `pods`, `*` and `*/*` speak of the object itself, and so does `pods/*`; `pods/status` and `*/scale` do not.
function resourceMatches(name: string, resource: string): boolean {
  const slash = name.indexOf('/')
  const main = slash < 0 ? name : name.slice(0, slash)
  const sub = slash < 0 ? '' : name.slice(slash + 1)
  return (main === '*' || main === resource) && (sub === '' || sub === '*')
}
