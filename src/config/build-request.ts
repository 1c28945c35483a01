import { formatDuration } from '../core/duration.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import type { LocationOptions } from '../location/location-access.ts'
import type { RehearsalRequest, Target, ThrowAwayTarget } from '../rehearsal/request.ts'
import type { Manifest } from '../restore/load-manifest.ts'
import type { RestoreDocument, RestoreSpec } from '../restore/restore-document.ts'
import type { OwnRule } from '../safety/decision.ts'
import { backupWish } from './backup-wish.ts'
import { isLabelName } from './metrics-labels.ts'
import type { OptionValues } from './options.ts'
import { FROM_CLUSTER } from './read-config-maps.ts'
import { safetySettings } from './safety.ts'

export const NO_MANIFEST: Manifest = { restore: undefined, configMaps: [] }

/** In place of a file. */
export const STANDARD_OUTPUT = '-'

export interface RequestParts {
  readonly location: string
  readonly values: OptionValues
  readonly manifest: Manifest
  /** Of a rehearsal file; only where the manifest holds no Restore. */
  readonly spec?: RestoreSpec | undefined
  /** Of a rehearsal file. */
  readonly safetyRules?: readonly OwnRule[] | undefined
  readonly target: Target
  /** For the Restore when there is no manifest. */
  readonly uid: string
}

/** Options and manifest (`-f`, or the Action's `restore` input) as one request. A single option wins over the same field of the manifest. */
export function buildRequest({
  location,
  values,
  manifest,
  spec = {},
  safetyRules = [],
  target,
  uid,
}: RequestParts): RehearsalRequest {
  return {
    location,
    locationOptions: locationOptions(values),
    wish: backupWish(values),
    restore: restoreOf(values, manifest.restore ?? restoreWith(spec, uid)),
    hasManifest: manifest.restore !== undefined,
    configMaps: manifest.configMaps,
    asksClusterForConfigMaps: values['config-maps'] === FROM_CLUSTER,
    target,
    versions: hasSeveralVersions(values) ? values['kubernetes-versions'] : undefined,
    versionsAtOnce: values['versions-at-once'],
    reportDir: values['report-dir'],
    eventsFile: values['events-file'] === STANDARD_OUTPUT ? undefined : values['events-file'],
    metrics: metricsFile(values),
    badgeFile: values['badge-file'],
    reportFiles: { junitItems: values['junit-items'] },
    restoreFiles:
      values['restore-files-dir'] === undefined
        ? undefined
        : { folder: values['restore-files-dir'], format: values['restore-files-format'] },
    deadlineMs: values.deadline,
    secrets: values.secrets ?? 'keep',
    workloadsTimeoutMs: values['workloads-timeout'],
    engine: {
      concurrency: values.concurrency,
      resourcePriorities: values['restore-resource-priorities'],
      features: values.features,
      resourceTimeoutMs: values['resource-timeout'],
      terminatingResourceTimeoutMs: values['terminating-resource-timeout'],
      itemOperationTimeoutMs: values['default-item-operation-timeout'],
      managedFields: values['managed-fields'],
      profile: values.profile,
      restoreHooks: values['restore-hooks'] ?? false,
    },
    safety: safetySettings(values, target, safetyRules),
  }
}

export function locationOptions(values: OptionValues): LocationOptions {
  return {
    config: values['location-config'] ?? {},
    credentialsFile: values['location-credentials-file'],
    caFile: values['location-ca-file'],
    maxBytes: values['download-max-size'],
    downloadMs: values['download-timeout'],
  }
}

function metricsFile(values: OptionValues): RehearsalRequest['metrics'] {
  const file = values['metrics-file']
  for (const name of Object.keys(values['metrics-labels'] ?? {})) {
    if (isLabelName(name)) continue
    throw new RehearsalError('OPTION_INVALID', `--metrics-labels: ${name} cannot be the name of a label`)
  }
  return file === undefined ? undefined : { file, labels: values['metrics-labels'] ?? {} }
}

/** A list of one is the same as the option for one. */
export function hasSeveralVersions(values: OptionValues): boolean {
  return (values['kubernetes-versions']?.length ?? 0) > 1
}

/** The cluster that `run` and the Action make for themselves. */
export function throwAwayTarget(values: OptionValues): ThrowAwayTarget {
  const kubernetesVersion = values['kubernetes-version'] ?? values['kubernetes-versions']?.[0]
  const common = { kubernetesVersion, keep: values['keep-cluster'] }
  if (values.cluster === 'kind') {
    if (values.workloads === 'simulated')
      throw new RehearsalError(
        'OPTION_CONFLICT',
        'workloads can be simulated on a control plane; on kind they run for real',
      )
    return {
      kind: 'kind',
      ...common,
      image: values['kind-image'],
      imageArchives: values['load-images'],
      egress: values.egress,
      logsFolder: values['cluster-logs-dir'],
    }
  }
  const odd = (['kind-image', 'load-images'] as const).find((name) => (values[name]?.length ?? 0) > 0)
  if (odd !== undefined)
    throw new RehearsalError('OPTION_CONFLICT', `${odd} is for nodes, which only the cluster kind has`)
  const { 'binaries-dir': binariesDirectory, workloads } = values
  return { kind: 'control-plane', ...common, binariesDirectory, workloads }
}

function restoreWith(spec: RestoreSpec, uid: string): RestoreDocument {
  const metadata = { name: 'rehearsal', namespace: 'velero', uid }
  return { apiVersion: 'velero.io/v1', kind: 'Restore', metadata, spec, status: {} }
}

function restoreOf(values: OptionValues, given: RestoreDocument): RestoreDocument {
  const spec = { ...backupChoice(values, given.spec), ...fieldsOf(values, given.spec) }
  return { ...given, spec, status: {} }
}

/** Backups that an option chooses replace both ways in which a manifest can choose one. */
function backupChoice(values: OptionValues, spec: RestoreSpec): RestoreSpec {
  const which = values.backup?.which
  if (which === undefined && !values.all) return spec
  const { scheduleName: _schedule, backupName: _name, ...rest } = spec
  return which?.kind === 'named' ? { ...rest, backupName: which.name } : rest
}

function fieldsOf(values: OptionValues, spec: RestoreSpec): RestoreSpec {
  const timeout = values['item-operation-timeout']
  const status = defined({
    includedResources: values['restore-status-included-resources'],
    excludedResources: values['restore-status-excluded-resources'],
  })
  return defined({
    includedNamespaces: values['included-namespaces'],
    excludedNamespaces: values['excluded-namespaces'],
    includedResources: values['included-resources'],
    excludedResources: values['excluded-resources'],
    namespaceMapping: values['namespace-mapping'],
    labelSelector: values['label-selector'],
    orLabelSelectors: values['or-label-selectors'],
    includeClusterResources: values['include-cluster-resources'],
    restorePVs: values['restore-pvs'],
    preserveNodePorts: values['preserve-node-ports'],
    existingResourcePolicy: values['existing-resource-policy'],
    itemOperationTimeout: timeout === undefined ? undefined : formatDuration(timeout),
    restoreStatus: Object.keys(status).length > 0 ? { ...spec.restoreStatus, ...status } : undefined,
  })
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

/** A copy without the keys whose value is undefined, so that spreading it overrides nothing by accident. */
function defined<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as Defined<T>
}
