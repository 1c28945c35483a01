import { textAt } from '../../core/json.ts'
import { type ResourcePath, splitApiVersion, splitGroupResource } from '../../kube/paths.ts'
import type { ItemRun } from './item-run.ts'

/** the path follows the object's own apiVersion; the resource changes only when the kind did. */
export function typeToSend(run: ItemRun): ResourcePath | undefined {
  const apiVersion = textAt(run.object, 'apiVersion') ?? ''
  const { group, version } = splitApiVersion(apiVersion)
  const { resource } = splitGroupResource(run.item.groupResource)
  const kind = textAt(run.object, 'kind') ?? ''
  if (kind === textAt(run.fromBackup, 'kind')) return { group, version, resource }
  const found = run.context.discovery().findKind(apiVersion, kind)
  return found === undefined ? undefined : { group, version, resource: found.resource }
}
