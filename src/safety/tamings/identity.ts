import { type JsonObject, listAt, textAt, withAt } from '../../core/json.ts'
import { dropKeysAt } from '../../core/json-edit.ts'

/** By which clouds let a service account act as one of their identities. */
export const CLOUD_IDENTITIES = [
  'eks.amazonaws.com/role-arn',
  'iam.gke.io/gcp-service-account',
  'azure.workload.identity/client-id',
  'azure.workload.identity/tenant-id',
]

export function withoutCloudIdentity(account: JsonObject): JsonObject {
  return dropKeysAt(account, ['metadata', 'annotations'], CLOUD_IDENTITIES)
}

/** Groups whose members are service accounts. */
const GROUP_OF_ACCOUNTS = 'system:serviceaccounts'

/** People of the source cluster may be others in this one. */
export function withServiceAccountsOnly(binding: JsonObject): JsonObject {
  const subjects = listAt(binding, 'subjects')
  const kept = subjects.filter((subject) => {
    const isGroup = textAt(subject, 'kind') === 'Group'
    if (isGroup) return textAt(subject, 'name')?.startsWith(GROUP_OF_ACCOUNTS) ?? false
    return textAt(subject, 'kind') === 'ServiceAccount'
  })
  return kept.length === subjects.length ? binding : withAt(binding, ['subjects'], kept)
}
