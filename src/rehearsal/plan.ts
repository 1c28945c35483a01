import { readSideFiles } from '../backup/read-side-files.ts'
import type { LocationAccess } from '../location/location-access.ts'
import { profileOf } from '../restore/document/profile.ts'
import { FAITHFUL } from '../safety/decision.ts'
import { decideOffline } from './offline-decision.ts'
import type { OfflinePlan } from './offline-plan.ts'
import { offlineSafety } from './offline-safety.ts'
import { backupSection, openCatalog } from './open-backup.ts'
import { prepareRestore } from './prepare-restore.ts'
import type { RehearsalRequest } from './request.ts'
import { serverCallsOfPlan } from './server-calls.ts'

/** What would be restored, in which order, and what stays behind: the same decision that the engine takes. */
export async function planOffline(
  request: RehearsalRequest,
  signal: AbortSignal,
  onDownload?: LocationAccess['onDownload'],
  now = new Date(),
): Promise<OfflinePlan> {
  const chosen = await prepareRestore(request, signal, onDownload)
  const backup = await readSideFiles(chosen.location, chosen.name, signal)
  const { restore } = chosen
  const catalog = await openCatalog(chosen, signal)
  try {
    const profile = profileOf(request.engine.profile)
    const decision = decideOffline(request, profile, restore, backup, catalog)
    const { filters, plan, discovery } = decision
    return {
      backup: backupSection({ ...chosen, backup, catalog }, now),
      groups: plan.groups.map(({ groupResource, items }) => ({
        resource: groupResource,
        items: items.map(({ item, targetNamespace }) => ({
          namespace: item.namespace,
          name: item.name,
          targetNamespace,
        })),
      })),
      staysBehind: plan.staysBehind.map(({ item, reason }) => ({
        resource: item.groupResource,
        namespace: item.namespace,
        name: item.name,
        reason,
      })),
      safety: offlineSafety(request.safety ?? FAITHFUL, plan, discovery, catalog),
      serverCalls: serverCallsOfPlan(catalog, restore.spec.namespaceMapping, decision),
      warnings: [...chosen.advice, ...filters.unresolved.map(unresolvedText)],
    }
  } finally {
    catalog.close()
    chosen.location.close?.()
  }
}

function unresolvedText(name: string): string {
  return `${name} is not a type of Kubernetes itself, so it chooses nothing; write it as resource.group`
}
