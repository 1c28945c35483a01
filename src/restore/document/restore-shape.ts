import type { LabelSelector, RestoreHookResource, RestoreSpec } from '../restore-document.ts'
import { duration, flag, list, map, rawMap, record, type Shape, text } from './shape.ts'

const texts = list(text)

export const labelSelector: Shape<LabelSelector> = record<LabelSelector>({
  matchLabels: map(text),
  matchExpressions: list(
    record<NonNullable<LabelSelector['matchExpressions']>[number]>({
      key: text,
      operator: text,
      values: texts,
    }),
  ),
})

const resourceFilter = record<NonNullable<RestoreSpec['restoreStatus']>>({
  includedResources: texts,
  excludedResources: texts,
})

type PostHook = NonNullable<RestoreHookResource['postHooks']>[number]

const postHook = record<PostHook>({
  exec: record<NonNullable<PostHook['exec']>>({
    container: text,
    command: texts,
    onError: text,
    execTimeout: duration,
    waitTimeout: duration,
    waitForReady: flag,
  }),
  init: record<NonNullable<PostHook['init']>>({ initContainers: list(rawMap), timeout: duration }),
})

const hookResource = record<RestoreHookResource>({
  name: text,
  includedNamespaces: texts,
  excludedNamespaces: texts,
  includedResources: texts,
  excludedResources: texts,
  labelSelector,
  postHooks: list(postHook),
})

/** The fields S-1 to S-18; the table misses none, or it does not compile. */
export const restoreSpec: Shape<RestoreSpec> = record<RestoreSpec>({
  backupName: text,
  scheduleName: text,
  includedNamespaces: texts,
  excludedNamespaces: texts,
  includedResources: texts,
  excludedResources: texts,
  namespaceMapping: map(text),
  labelSelector,
  orLabelSelectors: list(labelSelector),
  restorePVs: flag,
  restoreStatus: resourceFilter,
  preserveNodePorts: flag,
  includeClusterResources: flag,
  hooks: record<NonNullable<RestoreSpec['hooks']>>({ resources: list(hookResource) }),
  existingResourcePolicy: text,
  itemOperationTimeout: duration,
  resourceModifier: record<NonNullable<RestoreSpec['resourceModifier']>>({
    apiGroup: text,
    kind: text,
    name: text,
  }),
  uploaderConfig: rawMap,
})
