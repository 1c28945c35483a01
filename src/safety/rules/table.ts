// All rules, by what the objects would do. The names of the tables are parts of the names of rules.
import type { SafetyRow } from '../decision.ts'
import { AUTOSCALERS } from './autoscalers.ts'
import { BACKUPS } from './backups.ts'
import { CERTIFICATES } from './certificates.ts'
import { CODE } from './code.ts'
import { DATA } from './data.ts'
import { EVENTING } from './eventing.ts'
import { GITOPS } from './gitops.ts'
import { IDENTITY } from './identity.ts'
import { INFRASTRUCTURE } from './infrastructure.ts'
import { NETWORK } from './network.ts'
import { OUTBOUND } from './outbound.ts'
import { PRIVILEGED } from './privileged.ts'
import { SECRETS } from './secrets.ts'
import { STORAGE } from './storage.ts'

export const RULE_TABLES: Readonly<Record<string, readonly SafetyRow[]>> = {
  outbound: OUTBOUND,
  code: CODE,
  autoscalers: AUTOSCALERS,
  network: NETWORK,
  certificates: CERTIFICATES,
  infrastructure: INFRASTRUCTURE,
  gitops: GITOPS,
  data: DATA,
  backups: BACKUPS,
  secrets: SECRETS,
  storage: STORAGE,
  identity: IDENTITY,
  privileged: PRIVILEGED,
  eventing: EVENTING,
}
