import type { ClusterContext } from '../cluster-provider.ts'
import type { Environment } from '../paths.ts'
import type { VersionRequest } from './version-request.ts'

/** The two programs a control plane is made of. */
export interface ControlPlaneBinaries {
  readonly etcd: string
  readonly kubeApiserver: string
  /** Without a leading v. */
  readonly version: string
}

export const PROGRAMS = ['etcd', 'kube-apiserver'] as const
export type Program = (typeof PROGRAMS)[number]

export interface BinarySearch {
  readonly request: VersionRequest
  readonly environment: Environment
  readonly cacheDirectory: string
  /** `linux-amd64`. */
  readonly platform: string
}

/** What one source has to say. `why` is one short line for people. */
export type Finding =
  | { readonly kind: 'found'; readonly binaries: ControlPlaneBinaries }
  | { readonly kind: 'unavailable'; readonly why: string }

/** One place that binaries can come from. Throws only what must end the search: a cancel, a wrong digest, a broken build. */
export interface BinarySource {
  /** Begins its line in the error when no source had them: `the cache`. */
  readonly title: string
  find(search: BinarySearch, context: ClusterContext): Promise<Finding>
}

export function unavailable(why: string): Finding {
  return { kind: 'unavailable', why }
}
