// Rules of the user that set failed items and findings apart: still listed, with the reason, but no longer against the verdict. What
// nobody knows the fate of cannot be set apart.
import type { Finding, IgnoreResult } from './findings.ts'
import type { ReportItem } from './model.ts'

export interface IgnoreRule {
  readonly kind: string
  readonly apiVersion?: string | undefined
  /** `*` stands for any letters. Undefined: any. In the backup or in the target. */
  readonly namespace?: string | undefined
  readonly name?: string | undefined
  readonly reason: string
  /** Its last day, UTC: `2027-06-30`. Undefined: it never ends. */
  readonly until?: string | undefined
}

export interface IgnoreFacts {
  readonly items: readonly ReportItem[]
  readonly findings: readonly Finding[]
}

export interface SetApart extends IgnoreFacts {
  readonly results: readonly IgnoreResult[]
}

/** The first rule that fits sets it apart. @param now decides which rules have expired */
export function setApart(rules: readonly IgnoreRule[], facts: IgnoreFacts, now: Date): SetApart {
  if (rules.length === 0) return { ...facts, results: [] }
  const active = rules.map(
    (rule): ActiveRule => ({ rule, isExpired: isExpired(rule, now), items: 0, findings: 0 }),
  )
  const find = (identities: readonly Identity[]): ActiveRule | undefined =>
    active.find(
      ({ rule, isExpired: expired }) => !expired && identities.some((identity) => fits(rule, identity)),
    )
  const items = facts.items.map((item) => {
    const found = item.outcome === 'failed' ? find(identitiesOf(item)) : undefined
    if (found === undefined) return item
    found.items += 1
    return { ...item, ignored: found.rule.reason }
  })
  const findings = facts.findings.map((finding) => {
    const found = finding.ignored === undefined ? find(identitiesOfFinding(finding)) : undefined
    if (found === undefined) return finding
    found.findings += 1
    return { ...finding, ignored: found.rule.reason }
  })
  return { items, findings, results: active.map(resultOf) }
}

interface ActiveRule {
  readonly rule: IgnoreRule
  readonly isExpired: boolean
  items: number
  findings: number
}

interface Identity {
  /** Undefined: only the group is known. */
  readonly apiVersion: string | undefined
  readonly group: string
  readonly kind: string
  readonly namespace: string
  readonly name: string
}

/** As in the backup and as in the target. */
function identitiesOf({ apiVersion, kind, namespace, name, ...item }: ReportItem): readonly Identity[] {
  const identity = { apiVersion, group: groupOf(apiVersion), kind, namespace, name }
  const { targetNamespace = namespace, targetName = name } = item
  return [identity, { ...identity, namespace: targetNamespace, name: targetName }]
}

/** The object that has the finding, and what it misses. */
function identitiesOfFinding({ object, target }: Finding): readonly Identity[] {
  const own = { ...object, group: groupOf(object.apiVersion) }
  return target === undefined ? [own] : [own, { ...target, apiVersion: undefined }]
}

function fits(rule: IgnoreRule, { apiVersion, group, kind, namespace, name }: Identity): boolean {
  if (rule.kind !== kind) return false
  if (rule.apiVersion !== undefined) {
    const isSame =
      apiVersion === undefined ? groupOf(rule.apiVersion) === group : rule.apiVersion === apiVersion
    if (!isSame) return false
  }
  return fitsPattern(rule.namespace, namespace) && fitsPattern(rule.name, name)
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : ''
}

function fitsPattern(pattern: string | undefined, text: string): boolean {
  if (pattern === undefined || pattern === text) return true
  const [first = '', ...rest] = pattern.split('*')
  const last = rest.pop()
  if (last === undefined || !text.startsWith(first)) return false
  let from = first.length
  for (const part of rest) {
    const at = text.indexOf(part, from)
    if (at < 0) return false
    from = at + part.length
  }
  return text.length - last.length >= from && text.endsWith(last)
}

/** A rule holds to the end of its last day. */
function isExpired({ until }: IgnoreRule, now: Date): boolean {
  return until !== undefined && now.toISOString().slice(0, 10) > until
}

function resultOf({ rule, isExpired: expired, items, findings }: ActiveRule): IgnoreResult {
  const { kind, apiVersion, namespace, name, reason, until } = rule
  return {
    kind,
    ...(apiVersion === undefined ? {} : { apiVersion }),
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    reason,
    ...(until === undefined ? {} : { until }),
    state: expired ? 'expired' : items + findings > 0 ? 'used' : 'unused',
    items,
    findings,
  }
}
