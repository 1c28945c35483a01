// Velero's own Restore object (velero.io/v1), as a user writes it and as Velero leaves it behind.
import type { JsonObject } from '../core/json.ts'

export interface LabelSelector {
  readonly matchLabels?: Readonly<Record<string, string>>
  readonly matchExpressions?: readonly {
    readonly key: string
    readonly operator: string
    readonly values?: readonly string[]
  }[]
}

/** S-14, §8. Containers stay raw. */
export interface RestoreHookResource {
  readonly name: string
  readonly includedNamespaces?: readonly string[]
  readonly excludedNamespaces?: readonly string[]
  readonly includedResources?: readonly string[]
  readonly excludedResources?: readonly string[]
  readonly labelSelector?: LabelSelector
  readonly postHooks?: readonly {
    readonly exec?: {
      readonly container?: string
      readonly command?: readonly string[]
      readonly onError?: string
      readonly execTimeout?: string
      readonly waitTimeout?: string
      readonly waitForReady?: boolean
    }
    readonly init?: { readonly initContainers?: readonly JsonObject[]; readonly timeout?: string }
  }[]
}

/** Fields S-1 to S-18. Absent and null are the same. */
export interface RestoreSpec {
  readonly backupName?: string
  readonly scheduleName?: string
  readonly includedNamespaces?: readonly string[]
  readonly excludedNamespaces?: readonly string[]
  readonly includedResources?: readonly string[]
  readonly excludedResources?: readonly string[]
  readonly namespaceMapping?: Readonly<Record<string, string>>
  readonly labelSelector?: LabelSelector
  readonly orLabelSelectors?: readonly LabelSelector[]
  readonly restorePVs?: boolean
  readonly restoreStatus?: {
    readonly includedResources?: readonly string[]
    readonly excludedResources?: readonly string[]
  }
  readonly preserveNodePorts?: boolean
  readonly includeClusterResources?: boolean
  readonly hooks?: { readonly resources?: readonly RestoreHookResource[] }
  readonly existingResourcePolicy?: string
  /** Go duration (`4h0m0s`). */
  readonly itemOperationTimeout?: string
  readonly resourceModifier?: { readonly apiGroup?: string; readonly kind?: string; readonly name?: string }
  readonly uploaderConfig?: JsonObject
}

export interface RestoreMetadata {
  readonly name: string
  readonly namespace: string
  readonly uid: string
  readonly labels?: Readonly<Record<string, string>>
  readonly annotations?: Readonly<Record<string, string>>
}

export type RestorePhase =
  | 'New'
  | 'FailedValidation'
  | 'InProgress'
  | 'WaitingForPluginOperations'
  | 'WaitingForPluginOperationsPartiallyFailed'
  | 'Finalizing'
  | 'FinalizingPartiallyFailed'
  | 'Completed'
  | 'PartiallyFailed'
  | 'Failed'

export interface RestoreStatus {
  readonly phase?: RestorePhase
  readonly validationErrors?: readonly string[]
  readonly startTimestamp?: string
  readonly completionTimestamp?: string
  readonly failureReason?: string
  readonly warnings?: number
  readonly errors?: number
  readonly progress?: { readonly totalItems: number; readonly itemsRestored: number }
  readonly restoreItemOperationsAttempted?: number
  readonly restoreItemOperationsCompleted?: number
  readonly restoreItemOperationsFailed?: number
  readonly hookStatus?: { readonly hooksAttempted?: number; readonly hooksFailed?: number }
}

export interface RestoreDocument {
  readonly apiVersion: 'velero.io/v1'
  readonly kind: 'Restore'
  readonly metadata: RestoreMetadata
  readonly spec: RestoreSpec
  readonly status: RestoreStatus
}

/** What may follow the Restore in the `-f` file: the ConfigMaps that live in Velero's namespace. */
export interface ConfigMap {
  readonly name: string
  readonly namespace: string
  readonly labels: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, string>>
}
