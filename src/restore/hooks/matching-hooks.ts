import type { RestoreDocument, RestoreHookResource } from '../restore-document.ts'
import { includeExclude } from '../select/include-exclude.ts'
import { compileSelector, type Labels } from '../select/label-selector.ts'

/**
 * The hook entries of a Restore that apply to a pod, in their order (S-80). Their resource lists are ignored: only pods
 * have hooks. @throws Error for a label selector that says nothing
 */
export function matchingHooks(
  restore: RestoreDocument,
  pod: {
    /** Of the target (S-81). */
    readonly namespace: string
    readonly labels: Labels
  },
): readonly RestoreHookResource[] {
  return (restore.spec.hooks?.resources ?? []).filter(
    ({ includedNamespaces, excludedNamespaces, labelSelector }) =>
      includeExclude(includedNamespaces, excludedNamespaces).shouldInclude(pod.namespace) &&
      (!labelSelector || compileSelector(labelSelector)(pod.labels)),
  )
}
