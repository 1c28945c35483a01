// What changes how much runs, or on how many machines.
import { HOLD, KEEP, type SafetyRow, tame } from '../decision.ts'

export const AUTOSCALERS: readonly SafetyRow[] = [
  {
    group: 'autoscaling',
    kind: 'HorizontalPodAutoscaler',
    guarded: tame('no-start-from-zero'),
    why: 'With a minimum of zero it would start pods for a target that was set to zero.',
    source:
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#implicit-maintenance-mode-deactivation',
  },
  {
    group: 'autoscaling.k8s.io',
    kind: 'VerticalPodAutoscaler',
    guarded: tame('no-updates'),
    why: 'It would evict pods to give them other requests, and change those of new ones.',
    source: 'https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler',
  },
  {
    group: 'autoscaling.k8s.io',
    kind: '*',
    guarded: KEEP,
    why: 'A checkpoint only remembers what was measured.',
    source: 'https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler',
  },
  {
    group: 'autoscaling.x-k8s.io',
    kind: '*',
    guarded: HOLD,
    why: 'The cluster autoscaler would order machines for it.',
    source: 'https://github.com/kubernetes/autoscaler/tree/master/cluster-autoscaler',
  },
  {
    group: 'karpenter.sh',
    kind: '*',
    guarded: HOLD,
    why: 'Karpenter would start and end machines for it.',
    source: 'https://karpenter.sh/docs/concepts/nodepools/',
  },
  {
    group: 'karpenter.k8s.aws',
    kind: '*',
    guarded: HOLD,
    why: 'Karpenter would manage launch templates and profiles of the cloud for it.',
    source: 'https://karpenter.sh/docs/concepts/nodeclasses/',
  },
  {
    group: 'karpenter.azure.com',
    kind: '*',
    guarded: HOLD,
    why: 'Karpenter would start and end machines for it.',
    source: 'https://github.com/Azure/karpenter-provider-azure',
  },
  {
    group: 'keda.sh',
    kind: '*',
    guarded: HOLD,
    why: 'KEDA would ask queues and databases outside, and start pods.',
    source: 'https://keda.sh/docs/latest/concepts/scaling-deployments/',
  },
  {
    group: 'eventing.keda.sh',
    kind: '*',
    guarded: HOLD,
    why: 'KEDA would send events to an address outside.',
    source: 'https://keda.sh/docs/latest/operate/cloud-events/',
  },
]
