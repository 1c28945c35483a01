// What changes nodes, or what may run on them.
import { HOLD, type SafetyRow } from '../decision.ts'

export const PRIVILEGED: readonly SafetyRow[] = [
  {
    group: '',
    kind: 'Node',
    guarded: HOLD,
    why: 'It stands for a machine of production.',
    source: 'https://kubernetes.io/docs/concepts/architecture/nodes/',
  },
  {
    group: 'upgrade.cattle.io',
    kind: '*',
    guarded: HOLD,
    why: 'Its controller would run privileged jobs that change every node.',
    source: 'https://github.com/rancher/system-upgrade-controller',
  },
  {
    group: 'nfd.k8s-sigs.io',
    kind: '*',
    guarded: HOLD,
    why: 'It would label and taint nodes.',
    source: 'https://kubernetes-sigs.github.io/node-feature-discovery/stable/',
  },
  {
    group: 'nvidia.com',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would install drivers on nodes.',
    source: 'https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/',
  },
  {
    group: 'security-profiles-operator.x-k8s.io',
    kind: '*',
    guarded: HOLD,
    why: 'The operator would install profiles on nodes.',
    source: 'https://github.com/kubernetes-sigs/security-profiles-operator',
  },
  {
    group: 'kyverno.io',
    kind: '*',
    guarded: HOLD,
    why: 'Kyverno would make, change and remove objects by its policies.',
    source: 'https://kyverno.io/docs/',
  },
  {
    group: '*.kyverno.io',
    kind: '*',
    guarded: HOLD,
    why: 'Kyverno would make, change and remove objects by its policies.',
    source: 'https://github.com/kyverno/kyverno',
  },
  {
    group: '*.gatekeeper.sh',
    kind: '*',
    guarded: HOLD,
    why: 'Gatekeeper would refuse or change objects by it.',
    source: 'https://open-policy-agent.github.io/gatekeeper/website/docs/',
  },
  {
    group: 'policies.kubewarden.io',
    kind: '*',
    guarded: HOLD,
    why: 'Kubewarden would fetch and run its policies.',
    source: 'https://docs.kubewarden.io/',
  },
]
