// Kind → what is done with its objects, and by which rule.
import builtIn from '../kube/builtin-resources.json' with { type: 'json' }
import type { Decision, OwnRule, SafetyRow, SafetySettings } from './decision.ts'
import { RULE_TABLES } from './rules/table.ts'

export interface Ruling {
  readonly decision: Decision
  /** `infrastructure: Machine.cluster.x-k8s.io`. */
  readonly rule: string
  readonly why: string
  /** Of our own rules. */
  readonly source?: string
}

/** The ruling about objects of a kind; undefined: restored as it is, and nothing to say about it. The group is '' for the core. */
export type Ruler = (group: string, kind: string) => Ruling | undefined

interface NamedRow {
  readonly table: string
  readonly row: SafetyRow
}

const ROWS: ReadonlyMap<string, NamedRow> = new Map(
  Object.entries(RULE_TABLES).flatMap(([table, rows]) =>
    rows.map((row): [string, NamedRow] => [keyOf(row.group, row.kind), { table, row }]),
  ),
)

/** Of Kubernetes itself; `extensions` was, and old backups still have it. */
const OWN_GROUPS: ReadonlySet<string> = new Set([...builtIn.map(({ group }) => group), 'extensions'])

const UNKNOWN: Ruling = {
  decision: { do: 'hold' },
  rule: 'unknown custom resource',
  why: 'No rule knows its group, and its controller may act outside of the cluster.',
}

export function rulerOf(settings: SafetySettings): Ruler {
  const known = new Map<string, Ruling | undefined>()
  return (group, kind) => {
    const key = keyOf(group, kind)
    if (!known.has(key)) known.set(key, rulingOn(settings, group, kind))
    return known.get(key)
  }
}

function rulingOn(settings: SafetySettings, group: string, kind: string): Ruling | undefined {
  const own = settings.rules.find((rule) => fits(rule, group, kind))
  if (own !== undefined) return ownRuling(own, group, kind)
  if (settings.profile === 'faithful') return undefined
  const found = rowFor(group, kind)
  if (found === undefined)
    return settings.profile === 'guarded' && !OWN_GROUPS.has(group) ? UNKNOWN : undefined
  const { table, row } = found
  const decision = decisionOf(row, settings)
  if (decision.do === 'keep') return undefined
  return { decision, rule: `${table}: ${nameOf(row)}`, why: row.why, source: row.source }
}

function decisionOf(row: SafetyRow, { profile, hasControllers }: SafetySettings): Decision {
  const isolated = row.isolated ?? ({ do: 'keep' } as const)
  if (profile === 'guarded' || (isolated.do === 'defer' && hasControllers)) return row.guarded
  return isolated
}

/** The row with the most to say: the kind before its group, a group before those above it. */
export function rowFor(group: string, kind: string): NamedRow | undefined {
  for (const pattern of patternsOf(group)) {
    const found = ROWS.get(keyOf(pattern, kind)) ?? ROWS.get(keyOf(pattern, '*'))
    if (found !== undefined) return found
  }
  return undefined
}

/** `a.b.io` → `a.b.io`, `*.b.io`, `*.io`. */
function patternsOf(group: string): readonly string[] {
  const labels = group.split('.')
  return [group, ...labels.slice(1).map((_label, index) => `*.${labels.slice(index + 1).join('.')}`)]
}

function fits({ group, kind, do: wanted }: OwnRule, ofGroup: string, ofKind: string): boolean {
  // A rule about all kinds of a group does not mean what others need.
  if (kind === '*' && wanted === 'hold' && NEEDED.some((one) => one.group === ofGroup && one.kind === ofKind))
    return false
  return isOf(group, ofGroup) && (kind === '*' || kind === ofKind)
}

function isOf(pattern: string, group: string): boolean {
  return pattern === '*' || patternsOf(group).includes(pattern)
}

function ownRuling(rule: OwnRule, group: string, kind: string): Ruling {
  return { decision: ownDecision(rule, group, kind), rule: `own: ${nameOf(rule)}`, why: rule.why }
}

/** What has no neutral form is held: the user does not want it to act. */
function ownDecision(rule: OwnRule, group: string, kind: string): Decision {
  if (rule.do !== 'tame') return { do: rule.do }
  const guarded = rowFor(group, kind)?.row.guarded
  return guarded?.do === 'tame' ? guarded : { do: 'hold' }
}

/** Why a rule of the user cannot be followed; undefined when it can. */
export function ownRuleProblem({ group, kind, do: wanted }: OwnRule): string | undefined {
  const needed = NEEDED.find((one) => one.kind === kind && isOf(group, one.group))
  if (wanted === 'hold' && needed !== undefined)
    return `${nameOf(needed)} cannot be held: without it the server refuses ${needed.by}`
  if (wanted === 'tame' && group !== '*' && kind !== '*' && rowFor(group, kind)?.row.guarded.do !== 'tame')
    return `there is no neutral form of ${nameOf({ group, kind })}; it can be kept or held`
  return undefined
}

/** Held, they would fail what was not meant: the server looks for them when it takes others. */
const NEEDED = [
  { group: '', kind: 'Namespace', by: 'all that is in it' },
  { group: 'apiextensions.k8s.io', kind: 'CustomResourceDefinition', by: 'all objects of its kind' },
  { group: '', kind: 'ServiceAccount', by: 'the pods that run as it' },
  { group: 'scheduling.k8s.io', kind: 'PriorityClass', by: 'the pods that name it' },
] as const

function keyOf(group: string, kind: string): string {
  return `${group}/${kind}`
}

/** `Deployment.apps`, `Service`; of all kinds of a group, the group. */
function nameOf({ group, kind }: { readonly group: string; readonly kind: string }): string {
  if (kind === '*') return group
  return group === '' ? kind : `${kind}.${group}`
}
