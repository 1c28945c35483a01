import type { BackupSection } from '../report/model.ts'
import type { ServerCalls } from '../report/server-calls/model.ts'
import type { Reason } from '../restore/item-outcome.ts'
import type { Decision, SafetyProfile } from '../safety/decision.ts'

/** What a restore would do as far as that can be known without a cluster. */
export interface OfflinePlan {
  readonly backup: BackupSection
  /** In the order of the restore. */
  readonly groups: readonly PlannedGroup[]
  readonly staysBehind: readonly StaysBehind[]
  /** Whom an API server that can call others would ask about it; absent when nobody. */
  readonly serverCalls?: ServerCalls | undefined
  readonly safety: PlannedSafety
  readonly warnings: readonly string[]
}

/** What would be kept from acting. */
export interface PlannedSafety {
  readonly profile: SafetyProfile
  /** Most items first. */
  readonly rules: readonly PlannedRule[]
}

export interface PlannedRule {
  /** `defer`: after everything else. */
  readonly do: Decision['do']
  readonly rule: string
  readonly why: string
  /** Of what is tamed: what becomes of it. */
  readonly form?: string
  readonly count: number
}

export interface PlannedGroup {
  /** `resource.group` of the path in the archive. */
  readonly resource: string
  readonly items: readonly PlannedItem[]
}

/** Namespaces are '' for cluster scope. */
export interface PlannedItem {
  readonly namespace: string
  readonly name: string
  readonly targetNamespace: string
}

export interface StaysBehind {
  readonly resource: string
  readonly namespace: string
  readonly name: string
  readonly reason: Reason
}
