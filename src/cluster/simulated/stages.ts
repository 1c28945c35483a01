// What kwok does with nodes and pods, as its Stages: https://kwok.sigs.k8s.io/docs/user/stages-configuration/. Every change is a patch of
// a status, written as a Go template. A pod that the scheduler has put on a node runs and is ready at once; one that belongs to a Job is
// through at once.
import type { JsonObject } from '../../core/json.ts'

const NODE_STATUS = `conditions:
- type: Ready
  status: "True"
  reason: Simulated
  message: nothing runs on this node
  lastHeartbeatTime: {{ Now | Quote }}
  lastTransitionTime: {{ Now | Quote }}
addresses:
- type: InternalIP
  address: {{ NodeIP | Quote }}
`

const POD_CONDITIONS = ['Initialized', 'PodReadyToStartContainers', 'ContainersReady', 'Ready']

const POD_STATUS = `{{ $now := Now }}
conditions:
${POD_CONDITIONS.map((type) => `- type: ${type}\n  status: "True"\n  lastTransitionTime: {{ $now | Quote }}`).join('\n')}
{{ range .spec.readinessGates }}
- type: {{ .conditionType | Quote }}
  status: "True"
  lastTransitionTime: {{ $now | Quote }}
{{ end }}
{{ with .spec.initContainers }}
initContainerStatuses:
{{ range . }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: true
  restartCount: 0
  state:
{{ if eq .restartPolicy "Always" }}
    running:
      startedAt: {{ $now | Quote }}
{{ else }}
    terminated:
      exitCode: 0
      reason: Completed
      startedAt: {{ $now | Quote }}
      finishedAt: {{ $now | Quote }}
{{ end }}
{{ end }}
{{ end }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: true
  started: true
  restartCount: 0
  state:
    running:
      startedAt: {{ $now | Quote }}
{{ end }}
{{ with PodIPsWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) }}
podIP: {{ index . 0 | Quote }}
podIPs:
{{ range . }}
- ip: {{ . | Quote }}
{{ end }}
{{ end }}
phase: Running
startTime: {{ $now | Quote }}
`

const THROUGH_STATUS = `{{ $now := Now }}
containerStatuses:
{{ range .spec.containers }}
- name: {{ .name | Quote }}
  image: {{ .image | Quote }}
  imageID: ""
  ready: false
  started: false
  restartCount: 0
  state:
    terminated:
      exitCode: 0
      reason: Completed
      startedAt: {{ $now | Quote }}
      finishedAt: {{ $now | Quote }}
{{ end }}
phase: Succeeded
`

const STAYS = { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' } as const
const READY = '.status.conditions.[] | select( .type == "Ready" ) | .status'

const STAGES: readonly JsonObject[] = [
  stage('node-ready', 'Node', [{ key: READY, operator: 'NotIn', values: ['True'] }], {
    statusTemplate: NODE_STATUS,
  }),
  stage(
    'pod-runs',
    'Pod',
    [
      STAYS,
      { key: '.status.phase', operator: 'In', values: ['Pending'] },
      { key: READY, operator: 'NotIn', values: ['True'] },
    ],
    { statusTemplate: POD_STATUS },
  ),
  stage(
    'pod-of-a-job-is-through',
    'Pod',
    [
      STAYS,
      { key: '.status.phase', operator: 'In', values: ['Running'] },
      { key: '.metadata.ownerReferences.[].kind', operator: 'In', values: ['Job'] },
    ],
    { statusTemplate: THROUGH_STATUS },
  ),
  stage('pod-ends', 'Pod', [{ key: '.metadata.deletionTimestamp', operator: 'Exists' }], { delete: true }),
]

function stage(
  name: string,
  kind: string,
  matchExpressions: readonly JsonObject[],
  next: JsonObject,
): JsonObject {
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name },
    spec: { resourceRef: { apiGroup: 'v1', kind }, selector: { matchExpressions }, next },
  }
}

/** For `--config`. JSON is YAML. */
export function kwokConfiguration(): string {
  return STAGES.map((one) => JSON.stringify(one)).join('\n---\n')
}
