import type { JsonObject } from '../../../../src/core/json.ts'
import type { CreatedPod } from '../../../../src/restore/finalize/created-pod.ts'
import type { ExecHook } from '../../../../src/restore/finalize/exec-hooks.ts'
import type { RestoreDocument, RestoreSpec } from '../../../../src/restore/restore-document.ts'

export function restoreOf(spec: RestoreSpec = {}): RestoreDocument {
  return {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: 'rehearsal', namespace: 'velero', uid: '5f0c2c52' },
    spec: { backupName: 'backup-1', ...spec },
    status: {},
  }
}

export interface PodParts {
  readonly containers?: readonly string[]
  readonly annotations?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
  readonly volumes?: readonly JsonObject[]
}

/** A pod `shop/web` as the server answers to its creation. */
export function podObject(parts: PodParts = {}): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      namespace: 'shop',
      name: 'web',
      uid: 'uid-web',
      annotations: parts.annotations ?? {},
      labels: parts.labels ?? { app: 'web' },
    },
    spec: {
      containers: (parts.containers ?? ['main', 'side']).map((name) => ({ name, image: 'i' })),
      volumes: parts.volumes ?? [],
    },
  }
}

export function hook(parts: Partial<ExecHook> = {}): ExecHook {
  return {
    name: 'say',
    container: 'main',
    command: ['/bin/true'],
    stopsOthers: false,
    execTimeoutMs: 30_000,
    waitTimeoutMs: undefined,
    needsReady: false,
    ...parts,
  }
}

export function waitingPod(
  name: string,
  hooks: readonly ExecHook[],
  parts: Partial<CreatedPod> = {},
): CreatedPod {
  return {
    namespace: 'shop',
    name,
    uid: `uid-${name}`,
    containers: ['main', 'side'],
    hooks,
    savedVolumes: [],
    initHooksLeftOut: 0,
    ...parts,
  }
}

export type ContainerState = 'waiting' | 'running' | 'ready' | 'terminated'

/** A pod with the status that a kubelet would give it. */
export function livePod(states: Readonly<Record<string, ContainerState>>, phase = 'Running'): JsonObject {
  return {
    metadata: { name: 'web' },
    status: {
      phase,
      containerStatuses: Object.entries(states).map(([name, state]) => ({
        name,
        ready: state === 'ready',
        state: { [state === 'ready' ? 'running' : state]: {} },
      })),
    },
  }
}
