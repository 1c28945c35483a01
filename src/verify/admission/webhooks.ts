// Webhook configurations as the API server understands them, with its defaults. What it would not have accepted is left out: a rule
// or a selector that cannot be read asks nobody.
import { isObject, type Json, type JsonObject, listAt, objectAt, textAt } from '../../core/json.ts'
import type { ServerCall } from '../../report/server-calls/model.ts'
import { compileSelector, type LabelTest } from '../../restore/select/label-selector.ts'
import type { WebhookRule } from './rules.ts'

const KINDS = {
  MutatingWebhookConfiguration: 'mutating-webhook',
  ValidatingWebhookConfiguration: 'validating-webhook',
} as const satisfies Record<string, ServerCall['kind']>

export interface MatchCondition {
  readonly name: string
  readonly expression: string
}

export interface Webhook {
  readonly kind: (typeof KINDS)[keyof typeof KINDS]
  readonly configuration: string
  readonly name: string
  readonly apiVersion: string
  readonly rules: readonly WebhookRule[]
  /** Also asked about the same resource in other versions than the rules name. */
  readonly isEquivalent: boolean
  /** Undefined: every namespace. */
  readonly namespaces: LabelTest | undefined
  /** Undefined: every object. */
  readonly objects: LabelTest | undefined
  readonly conditions: readonly MatchCondition[]
  /** What happens to an item when it does not answer. */
  readonly isRefusedWithout: boolean
  readonly clientConfig: JsonObject
}

export const CONFIGURATIONS = [
  'mutatingwebhookconfigurations.admissionregistration.k8s.io',
  'validatingwebhookconfigurations.admissionregistration.k8s.io',
] as const

/** Of every server that still runs; older versions of the kind are not served any more. */
const API_VERSION = 'admissionregistration.k8s.io/v1'

/** The webhooks of one configuration, in its order. */
export function webhooksOf(configuration: JsonObject): readonly Webhook[] {
  const named = textAt(configuration, 'kind') ?? ''
  const kind = Object.hasOwn(KINDS, named) ? KINDS[named as keyof typeof KINDS] : undefined
  const apiVersion = textAt(configuration, 'apiVersion') ?? ''
  if (kind === undefined || apiVersion !== API_VERSION) return []
  const from = { kind, apiVersion, configuration: textAt(configuration, 'metadata', 'name') ?? '' }
  return listAt(configuration, 'webhooks')
    .filter(isObject)
    .flatMap((webhook) => {
      try {
        return [
          {
            ...from,
            name: textAt(webhook, 'name') ?? '',
            rules: listAt(webhook, 'rules').filter(isObject).map(ruleOf),
            isEquivalent: textAt(webhook, 'matchPolicy') !== 'Exact',
            namespaces: selectorOf(webhook, 'namespaceSelector'),
            objects: selectorOf(webhook, 'objectSelector'),
            conditions: listAt(webhook, 'matchConditions').filter(isObject).map(conditionOf),
            isRefusedWithout: textAt(webhook, 'failurePolicy') !== 'Ignore',
            clientConfig: objectAt(webhook, 'clientConfig'),
          },
        ]
      } catch {
        return []
      }
    })
}

function ruleOf(rule: JsonObject): WebhookRule {
  return {
    operations: textsOf(rule.operations),
    apiGroups: textsOf(rule.apiGroups),
    apiVersions: textsOf(rule.apiVersions),
    resources: textsOf(rule.resources),
    scope: textAt(rule, 'scope') ?? '*',
  }
}

function conditionOf(condition: JsonObject): MatchCondition {
  return { name: textAt(condition, 'name') ?? '', expression: textAt(condition, 'expression') ?? '' }
}

/** An empty selector chooses everything. @throws Error for one that no server would have stored */
function selectorOf(webhook: JsonObject, field: string): LabelTest | undefined {
  const selector = objectAt(webhook, field)
  const expressions = listAt(selector, 'matchExpressions').filter(isObject)
  const labels = Object.entries(objectAt(selector, 'matchLabels'))
  if (expressions.length + labels.length === 0) return undefined
  return compileSelector({
    matchLabels: Object.fromEntries(labels.map(([key, value]) => [key, String(value)])),
    matchExpressions: expressions.map((expression) => ({
      key: textAt(expression, 'key') ?? '',
      operator: textAt(expression, 'operator') ?? '',
      values: textsOf(expression.values),
    })),
  })
}

function textsOf(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === 'string') : []
}
