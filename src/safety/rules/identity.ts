// What lets somebody act as somebody.
import { HOLD, type SafetyRow, tame } from '../decision.ts'

export const IDENTITY: readonly SafetyRow[] = [
  {
    group: '',
    kind: 'ServiceAccount',
    guarded: tame('no-cloud-identity'),
    why: 'Its pods would act in the cloud as those of production.',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
  },
  {
    group: 'rbac.authorization.k8s.io',
    kind: 'ClusterRoleBinding',
    guarded: tame('service-accounts-only'),
    why: 'People and groups of production would have their rights in this cluster.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  },
  {
    group: 'rbac.authorization.k8s.io',
    kind: 'RoleBinding',
    guarded: tame('service-accounts-only'),
    why: 'People and groups of production would have their rights in this cluster.',
    source: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/',
  },
  {
    group: 'aadpodidentity.k8s.io',
    kind: '*',
    guarded: HOLD,
    why: 'Pods would act in Azure as those of production.',
    source: 'https://azure.github.io/aad-pod-identity/docs/',
  },
  {
    group: 'iamauthenticator.k8s.aws',
    kind: '*',
    guarded: HOLD,
    why: 'People of AWS would have their rights in this cluster.',
    source: 'https://github.com/kubernetes-sigs/aws-iam-authenticator',
  },
  {
    group: 'k8s.keycloak.org',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would run Keycloak and import realms.',
    source: 'https://www.keycloak.org/operator/basic-deployment',
  },
  {
    group: 'dex.coreos.com',
    kind: '*',
    guarded: HOLD,
    why: 'Tokens and sessions of production would be valid.',
    source: 'https://dexidp.io/docs/configuration/storage/',
  },
  {
    group: 'spire.spiffe.io',
    kind: '*',
    guarded: HOLD,
    why: 'SPIRE would issue identities to pods.',
    source: 'https://github.com/spiffe/spire-controller-manager',
  },
]
