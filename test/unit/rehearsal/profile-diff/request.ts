import type { RehearsalRequest } from '../../../../src/rehearsal/request.ts'
import type { ConfigMap, RestoreSpec } from '../../../../src/restore/restore-document.ts'
import { restoreOf } from '../../restore/finalize/parts.ts'

export interface RequestParts {
  readonly spec?: RestoreSpec
  readonly features?: readonly string[]
  readonly configMaps?: readonly ConfigMap[]
  readonly resourcePriorities?: string
}

/** A request to look at one backup of a folder. */
export function requestFor(location: string, backup: string, parts: RequestParts = {}): RehearsalRequest {
  return {
    location,
    restore: restoreOf({ backupName: backup, ...parts.spec }),
    hasManifest: true,
    configMaps: parts.configMaps ?? [],
    target: {
      kind: 'control-plane',
      kubernetesVersion: undefined,
      binariesDirectory: undefined,
      keep: false,
    },
    reportDir: 'unused',
    deadlineMs: 1_000,
    engine: {
      concurrency: 1,
      resourcePriorities: parts.resourcePriorities ?? '',
      features: parts.features ?? [],
      resourceTimeoutMs: 1_000,
      terminatingResourceTimeoutMs: 1_000,
      itemOperationTimeoutMs: 1_000,
      managedFields: 'auto',
      profile: 'velero-1.18',
      restoreHooks: true,
    },
  }
}
