import type { Allowed } from '../../src/rehearsal/request.ts'

/** For restores into the cluster of a test: no guard looks at it. */
export const ALL_ALLOWED: Allowed = { existingCluster: true, sourceCluster: true, foreignNamespaces: ['*'] }

/** The same on the command line. */
export const ALLOW_ALL = [
  '--allow-existing-cluster',
  '--allow-source-cluster',
  '--allow-foreign-namespaces',
  '*',
] as const
