/** One resource as discovery publishes it. */
export interface ApiResource {
  /** '' for the core group. */
  readonly group: string
  readonly version: string
  /** Plural: `deployments`. */
  readonly resource: string
  readonly singular: string
  readonly kind: string
  readonly shortNames: readonly string[]
  readonly isNamespaced: boolean
  readonly verbs: readonly string[]
  /** Sub-resources that the server names: `status`, `scale`. */
  readonly subresources: readonly string[]
}

/** What the target serves, in the API server's own order of groups and versions. */
export interface Discovery {
  /** Every resource of every served version. Within a group the preferred version comes first. */
  readonly resources: readonly ApiResource[]
  /** Versions, as `metrics.k8s.io/v1beta1`, that the server names and cannot list: what is in them is not known. */
  readonly unlisted: readonly string[]
  /** Versions of a group, preferred first; empty when the group is not served. */
  versionsOf(group: string): readonly string[]
  /** The resource in exactly this group and version. */
  find(group: string, version: string, resource: string): ApiResource | undefined
  /** By apiVersion (`apps/v1`) and kind. */
  findKind(apiVersion: string, kind: string): ApiResource | undefined
}
