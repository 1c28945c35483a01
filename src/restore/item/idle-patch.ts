import { isObject, type JsonObject, textAt } from '../../core/json.ts'

/** The server gives these out, and puts them back when an update leaves them out (pkg/registry/core/service/strategy.go, patchAllocatedValues). */
const ALLOCATED = ['clusterIP', 'clusterIPs']

/**
 * True for a patch that the server would accept and that would change nothing: it takes out of a Service the addresses that the
 * action for Services had taken out of the backup's (A-SVC). Velero sends it for every Service that is as it should be.
 */
export function isIdlePatch(groupResource: string, stored: JsonObject, patch: JsonObject): boolean {
  const { spec, ...others } = patch
  if (groupResource !== 'services' || Object.keys(others).length > 0 || !isObject(spec)) return false
  if (textAt(stored, 'spec', 'type') === 'ExternalName') return false
  return Object.entries(spec).every(([key, value]) => ALLOCATED.includes(key) && value === null)
}
