import type { Seen } from '../../../../src/verify/workloads/seen.ts'

/** A Deployment that is ready. */
export function buildSeen(changes: Partial<Seen> = {}): Seen {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'web',
    uid: 'uid-web',
    owner: undefined,
    missing: undefined,
    rests: false,
    isPaused: false,
    complaints: [],
    claims: [],
    ...changes,
  }
}
