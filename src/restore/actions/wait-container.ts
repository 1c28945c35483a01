// The init container that holds a pod back until its volumes are filled (A-PVR-3 to A-PVR-6).
import { at, isObject, type Json, type JsonObject } from '../../core/json.ts'
import { nanoUnits } from './quantity.ts'
import { configuredSecurityContext } from './security-context.ts'

/** What differs between the versions of Velero (D-45, D-46). */
export interface WaitContainerRules {
  readonly container: string
  readonly image: string
  /** For a configured image that names no tag. */
  readonly tag: string
  readonly command: string
  /** Copied from the pod's first container, else the restricted defaults; otherwise an empty one. */
  readonly hasDefaultSecurity: boolean
}

type Config = Readonly<Record<string, string>>

/** `volumes`: names of the pod's volumes, one mount each. */
export function waitContainer(
  rules: WaitContainerRules,
  pod: {
    readonly config: Config
    readonly restoreUid: string
    readonly volumes: readonly string[]
    readonly first: Json | undefined
  },
): JsonObject {
  return {
    name: rules.container,
    image: imageOf(rules, pod.config.image ?? ''),
    command: [pod.config.command || rules.command],
    args: [pod.restoreUid],
    env: [fromField('POD_NAMESPACE', 'metadata.namespace'), fromField('POD_NAME', 'metadata.name')],
    resources: resourcesOf(pod.config) ?? resourcesOf({}) ?? {},
    volumeMounts: pod.volumes.map((name) => ({ name, mountPath: `/restores/${name}` })),
    securityContext: configuredSecurityContext(pod.config) ?? defaultSecurity(rules, pod.first),
  }
}

function fromField(name: string, fieldPath: string): JsonObject {
  return { name, valueFrom: { fieldRef: { fieldPath } } }
}

/** A-PVR-4. A registry port holds a colon too, so only the last part of the path is looked at. */
function imageOf(rules: WaitContainerRules, configured: string): string {
  const parts = configured.split('/')
  if (parts.length === 1) return rules.image
  return parts.at(-1)?.includes(':') ? configured : `${configured}:${rules.tag}`
}

const RESOURCES = [
  { resource: 'cpu', request: 'cpuRequest', limit: 'cpuLimit', missing: '100m' },
  { resource: 'memory', request: 'memRequest', limit: 'memLimit', missing: '128Mi' },
] as const
/** Unset, on either side. */
const UNBOUNDED = '0'

/** A-PVR-5. Undefined when a quantity cannot be read, or a request is above its limit. */
function resourcesOf(config: Config): JsonObject | undefined {
  const requests: { [resource: string]: string } = {}
  const limits: { [resource: string]: string } = {}
  for (const row of RESOURCES) {
    const request = config[row.request] || row.missing
    const limit = config[row.limit] || row.missing
    const requested = nanoUnits(request)
    const limited = nanoUnits(limit)
    if (requested === undefined || limited === undefined) return undefined
    if (limit !== UNBOUNDED && requested > limited) return undefined
    if (request !== UNBOUNDED) requests[row.resource] = request
    if (limit !== UNBOUNDED) limits[row.resource] = limit
  }
  return Object.fromEntries(
    Object.entries({ limits, requests }).filter(([, quantities]) => Object.keys(quantities).length > 0),
  )
}

/** "Restricted" in the sense of the Pod Security Standards. */
const RESTRICTED = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  runAsNonRoot: true,
  runAsUser: 1000,
  seccompProfile: { type: 'RuntimeDefault' },
} as const satisfies JsonObject

function defaultSecurity(rules: WaitContainerRules, first: Json | undefined): JsonObject {
  if (!rules.hasDefaultSecurity) return {}
  const copied = at(first, 'securityContext')
  return isObject(copied) ? copied : RESTRICTED
}
