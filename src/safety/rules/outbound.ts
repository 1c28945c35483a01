// What makes the API server itself call somebody, with the objects of others in its hands.
import { DEFER, HOLD, type SafetyRow, tame } from '../decision.ts'

export const OUTBOUND: readonly SafetyRow[] = [
  {
    group: 'admissionregistration.k8s.io',
    kind: 'MutatingWebhookConfiguration',
    guarded: HOLD,
    isolated: DEFER,
    why: 'The API server would ask an address of the source cluster about every object that follows, and fail without an answer.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
  },
  {
    group: 'admissionregistration.k8s.io',
    kind: 'ValidatingWebhookConfiguration',
    guarded: HOLD,
    isolated: DEFER,
    why: 'The API server would ask an address of the source cluster about every object that follows, and fail without an answer.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/',
  },
  {
    group: 'apiextensions.k8s.io',
    kind: 'CustomResourceDefinition',
    guarded: tame('no-conversion'),
    isolated: tame('no-conversion'),
    why: 'The API server would send objects of the type to the address of a conversion webhook.',
    source:
      'https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/',
  },
  {
    group: 'apiregistration.k8s.io',
    kind: 'APIService',
    guarded: HOLD,
    isolated: DEFER,
    why: 'The API server would pass requests of a whole group on to a Service.',
    source: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/',
  },
]
