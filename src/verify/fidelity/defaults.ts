// Which additions are nothing but the server's defaults. Its schemas carry those of custom resources and some of its own; the rest
// of its own is code, and this short table stands in for it.
import { isObject, type Json, semanticEqual } from '../../core/json.ts'
import { isBuiltIn, isFreeMap, propertyOf, type SchemaNode } from './schema.ts'
import { isClustersEntry, isClustersKey } from './server-owned.ts'

/** The server chooses the value. */
const ASSIGNED = 'assigned'

/** By definition, then by field: the values that the server fills in. Empty values need no row. */
const UNPUBLISHED: Readonly<Record<string, Readonly<Record<string, readonly Json[] | typeof ASSIGNED>>>> = {
  'admissionregistration.MatchResources': { matchPolicy: ['Equivalent'] },
  'admissionregistration.MutatingAdmissionPolicySpec': { failurePolicy: ['Fail'] },
  'admissionregistration.MutatingWebhook': {
    failurePolicy: ['Fail'],
    matchPolicy: ['Equivalent'],
    reinvocationPolicy: ['Never'],
    timeoutSeconds: [10],
  },
  'admissionregistration.NamedRuleWithOperations': { scope: ['*'] },
  'admissionregistration.RuleWithOperations': { scope: ['*'] },
  'admissionregistration.ServiceReference': { port: [443] },
  'admissionregistration.ValidatingAdmissionPolicySpec': { failurePolicy: ['Fail'] },
  'admissionregistration.ValidatingWebhook': {
    failurePolicy: ['Fail'],
    matchPolicy: ['Equivalent'],
    timeoutSeconds: [10],
  },
  'apiextensions.CustomResourceConversion': { strategy: ['None'] },
  'apiextensions.CustomResourceDefinitionNames': { listKind: ASSIGNED, singular: ASSIGNED },
  'apiextensions.ServiceReference': { port: [443] },
  'apiregistration.ServiceReference': { port: [443] },
  'apps.DaemonSetSpec': { revisionHistoryLimit: [10] },
  'apps.DaemonSetUpdateStrategy': { type: ['RollingUpdate'] },
  'apps.DeploymentSpec': { progressDeadlineSeconds: [600], replicas: [1], revisionHistoryLimit: [10] },
  'apps.DeploymentStrategy': { type: ['RollingUpdate'] },
  'apps.ReplicaSetSpec': { replicas: [1] },
  'apps.RollingUpdateDaemonSet': { maxUnavailable: [1] },
  'apps.RollingUpdateDeployment': { maxSurge: ['25%'], maxUnavailable: ['25%'] },
  'apps.RollingUpdateStatefulSetStrategy': { maxUnavailable: [1] },
  'apps.StatefulSetPersistentVolumeClaimRetentionPolicy': { whenDeleted: ['Retain'], whenScaled: ['Retain'] },
  'apps.StatefulSetSpec': {
    podManagementPolicy: ['OrderedReady'],
    replicas: [1],
    revisionHistoryLimit: [10],
  },
  'apps.StatefulSetUpdateStrategy': { type: ['RollingUpdate'] },
  'autoscaling.HPAScalingPolicy': { periodSeconds: [15], type: ['Percent', 'Pods'], value: [4, 100] },
  'autoscaling.HPAScalingRules': { policies: ASSIGNED, selectPolicy: ['Max'] },
  'autoscaling.HorizontalPodAutoscalerSpec': { metrics: ASSIGNED, minReplicas: [1] },
  'batch.CronJobSpec': {
    concurrencyPolicy: ['Allow'],
    failedJobsHistoryLimit: [1],
    successfulJobsHistoryLimit: [3],
  },
  'batch.JobSpec': {
    backoffLimit: [6, 2_147_483_647],
    completionMode: ['NonIndexed'],
    completions: [1],
    parallelism: [1],
    podReplacementPolicy: ['TerminatingOrFailed', 'Failed'],
    selector: ASSIGNED,
  },
  'batch.PodFailurePolicyOnPodConditionsPattern': { status: ['True'] },
  'core.ConfigMapVolumeSource': { defaultMode: [420] },
  'core.Container': {
    imagePullPolicy: ['Always', 'IfNotPresent'],
    terminationMessagePath: ['/dev/termination-log'],
    terminationMessagePolicy: ['File'],
  },
  'core.ContainerPort': { hostPort: ASSIGNED },
  'core.DownwardAPIVolumeSource': { defaultMode: [420] },
  'core.EphemeralContainer': {
    imagePullPolicy: ['Always', 'IfNotPresent'],
    terminationMessagePath: ['/dev/termination-log'],
    terminationMessagePolicy: ['File'],
  },
  'core.HTTPGetAction': { path: ['/'], scheme: ['HTTP'] },
  'core.ImageVolumeSource': { pullPolicy: ['Always', 'IfNotPresent'] },
  'core.LimitRangeItem': { default: ASSIGNED, defaultRequest: ASSIGNED },
  'core.NamespaceSpec': { finalizers: [['kubernetes']] },
  'core.ObjectFieldSelector': { apiVersion: ['v1'] },
  'core.PersistentVolumeClaim': { apiVersion: ['v1'], kind: ['PersistentVolumeClaim'], status: ASSIGNED },
  'core.PersistentVolumeClaimSpec': {
    dataSource: ASSIGNED,
    dataSourceRef: ASSIGNED,
    storageClassName: ASSIGNED,
    volumeMode: ['Filesystem'],
    volumeName: ASSIGNED,
  },
  'core.PersistentVolumeSpec': { persistentVolumeReclaimPolicy: ['Retain'], volumeMode: ['Filesystem'] },
  'core.PodSpec': {
    dnsPolicy: ['ClusterFirst'],
    enableServiceLinks: [true],
    nodeName: ASSIGNED,
    overhead: ASSIGNED,
    preemptionPolicy: ['PreemptLowerPriority', 'Never'],
    priority: ASSIGNED,
    restartPolicy: ['Always'],
    schedulerName: ['default-scheduler'],
    serviceAccount: ASSIGNED,
    serviceAccountName: ASSIGNED,
    terminationGracePeriodSeconds: [30],
  },
  'core.Probe': { failureThreshold: [3], periodSeconds: [10], successThreshold: [1], timeoutSeconds: [1] },
  'core.ProjectedVolumeSource': { defaultMode: [420] },
  'core.ReplicationControllerSpec': { selector: ASSIGNED },
  'core.ResourceRequirements': { limits: ASSIGNED, requests: ASSIGNED },
  'core.Secret': { type: ['Opaque'] },
  'core.SecretVolumeSource': { defaultMode: [420] },
  'core.ServiceAccountTokenProjection': { expirationSeconds: [3600] },
  'core.ServicePort': { nodePort: ASSIGNED, targetPort: ASSIGNED },
  'core.ServiceSpec': {
    allocateLoadBalancerNodePorts: [true],
    clusterIP: ASSIGNED,
    clusterIPs: ASSIGNED,
    externalTrafficPolicy: ['Cluster'],
    healthCheckNodePort: ASSIGNED,
    internalTrafficPolicy: ['Cluster'],
    ipFamilies: ASSIGNED,
    ipFamilyPolicy: ASSIGNED,
    sessionAffinity: ['None'],
    sessionAffinityConfig: ASSIGNED,
    type: ['ClusterIP'],
  },
  'core.Volume': { emptyDir: [{}] },
  'flowcontrol.FlowSchemaSpec': { matchingPrecedence: [1000] },
  'flowcontrol.LimitedPriorityLevelConfiguration': { nominalConcurrencyShares: [30] },
  'flowcontrol.QueuingConfiguration': { handSize: [8], queueLengthLimit: [50], queues: [64] },
  'networking.IngressClassParametersReference': { scope: ['Cluster'] },
  'networking.IngressSpec': { ingressClassName: ASSIGNED },
  'networking.NetworkPolicyPort': { protocol: ['TCP'] },
  'networking.NetworkPolicySpec': { policyTypes: ASSIGNED },
  'rbac.RoleRef': { apiGroup: ['rbac.authorization.k8s.io'] },
  'rbac.Subject': { apiGroup: ['rbac.authorization.k8s.io'] },
  'resource.DeviceSubRequest': { allocationMode: ['ExactCount'], count: [1] },
  'resource.DeviceTaint': { timeAdded: ASSIGNED },
  'resource.ExactDeviceRequest': { allocationMode: ['ExactCount'], count: [1] },
  'scheduling.PriorityClass': { preemptionPolicy: ['PreemptLowerPriority'] },
  'storage.CSIDriverSpec': {
    attachRequired: [true],
    fsGroupPolicy: ['ReadWriteOnceWithFSType'],
    volumeLifecycleModes: [['Persistent']],
  },
  'storage.StorageClass': { reclaimPolicy: ['Delete'], volumeBindingMode: ['Immediate'] },
}

/** True when a value that was not sent is what the server fills in by itself. */
export function isDefault(parent: SchemaNode | undefined, key: string, value: Json): boolean {
  if (isNothing(value, isBuiltIn(parent))) return true
  const unpublished = UNPUBLISHED[parent?.definition ?? '']?.[key]
  if (unpublished === ASSIGNED) return true
  if (unpublished?.some((one) => semanticEqual(one, value))) return true
  if (isClustersOwn(`${parent?.definition ?? ''}.${key}`, key, value)) return true
  const node = propertyOf(parent, key)
  if (node?.default !== undefined && grewFrom(node, node.default, value)) return true
  return isObject(value) && node !== undefined && !isFreeMap(node) && hasOnlyDefaults(node, value)
}

/** A list or a map that holds nothing but the cluster's own entries. */
function isClustersOwn(field: string, key: string, value: Json): boolean {
  if (Array.isArray(value)) return value.every((entry) => isClustersEntry(field, entry))
  return isObject(value) && Object.keys(value).every((entry) => isClustersKey(key, entry))
}

/** A default may have defaults inside. */
function grewFrom(node: SchemaNode, from: Json, value: Json): boolean {
  if (semanticEqual(from, value)) return true
  if (!isObject(from) || !isObject(value)) return false
  return (
    Object.entries(from).every(([key, entry]) => semanticEqual(entry, value[key])) &&
    Object.entries(value).every(
      ([key, entry]) => Object.hasOwn(from, key) || entry === undefined || isDefault(node, key, entry),
    )
  )
}

function hasOnlyDefaults(node: SchemaNode, value: Json): boolean {
  return (
    isObject(value) &&
    Object.entries(value).every(([key, entry]) => entry === undefined || isDefault(node, key, entry))
  )
}

/** Says as little as a missing field. Built-in types leave out zeros too; in a custom resource `false` is an answer. */
export function isNothing(value: Json | undefined, zerosCount: boolean): boolean {
  if (value === undefined || value === null) return true
  if (zerosCount && (value === '' || value === 0 || value === false)) return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.values(value).every((entry) => isNothing(entry, zerosCount))
}
