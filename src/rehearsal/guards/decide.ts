// Facts in, refusals out: whether a restore may write into a given cluster. Nothing is asked here.
import type { ErrorCode } from '../../core/rehearsal-error.ts'
import { RESTORE_NAME_LABEL } from '../../restore/item/labels.ts'
import { labelValue } from '../../restore/select/label-value.ts'
import type { Allowed } from '../request.ts'
import type { BackupHints } from './backup-hints.ts'
import { foreignObjects, type HeldObject } from './namespace-content.ts'
import { SIGN_ROWS } from './source-signs.ts'
import type { TargetFacts } from './target-facts.ts'

/** In a list of allowed namespaces: all of them. */
export const ANY = '*'

export interface Refusal {
  readonly code: ErrorCode
  /** What was seen and which option lifts it. */
  readonly text: string
}

export interface Decision {
  /** Gravest first; empty: go on. */
  readonly refusals: readonly Refusal[]
  /** What was compared to find out that this is not the source, for people; '' for nothing. */
  readonly compared: string
  /** What could not be found out. */
  readonly doubts: readonly string[]
}

export interface GuardFacts {
  readonly restoreName: string
  readonly hints: BackupHints
  readonly target: TargetFacts
  readonly allowed: Allowed
}

export function decideGuards(facts: GuardFacts): Decision {
  return {
    refusals: [sourceRefusal(facts), foreignRefusal(facts)].filter((one) => one !== undefined),
    compared: comparedText(facts),
    doubts: [...sourceDoubts(facts), ...contentDoubts(facts)],
  }
}

const MAX_NAMED = 3

function sourceRefusal({ hints, target, allowed }: GuardFacts): Refusal | undefined {
  if (allowed.sourceCluster) return undefined
  const same = SIGN_ROWS.flatMap((row) => row.same(hints, target))
  if (same.length === 0) return undefined
  const text = `${target.host} looks like the cluster that this backup was taken of: ${firstOf(same, ' and ')}; --allow-source-cluster lifts this`
  return { code: 'CLUSTER_IS_SOURCE', text }
}

/** Of namespaces that hold what others have made. */
export function foreignRefusal({
  restoreName,
  target,
  allowed,
}: Pick<GuardFacts, 'restoreName' | 'allowed'> & { readonly target: Pick<TargetFacts, 'objects'> }):
  | Refusal
  | undefined {
  if (allowed.foreignNamespaces.includes(ANY)) return undefined
  const mark = labelValue(restoreName)
  const foreign = foreignObjects(target.objects, ({ labels }) => labels[RESTORE_NAME_LABEL] === mark)
  const byNamespace = Object.entries(Object.groupBy(foreign, ({ namespace }) => namespace))
    .filter(([name]) => !allowed.foreignNamespaces.includes(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (byNamespace.length === 0) return undefined
  const names = byNamespace.map(([name]) => name)
  const held = byNamespace.map(([name, objects = []]) => `${name} (${objectsText(objects)})`)
  const text = `the restore would write into ${names.length === 1 ? 'a namespace that holds' : 'namespaces that hold'} what it has not made: ${firstOf(held, ', ', 10)}; --allow-foreign-namespaces ${names.join(',')} lifts this`
  return { code: 'CLUSTER_NAMESPACES_FOREIGN', text }
}

function objectsText(objects: readonly HeldObject[]): string {
  const [first] = objects.toSorted((a, b) => (`${a.kind} ${a.name}` < `${b.kind} ${b.name}` ? -1 : 1))
  if (first === undefined) return 'nothing'
  const name = `${first.kind} ${first.name}`
  return objects.length === 1 ? name : `${objects.length} objects, such as ${name}`
}

function comparedText({ hints, target }: GuardFacts): string {
  return SIGN_ROWS.filter((row) => row.compared(hints, target) > 0)
    .map(({ what }) => what)
    .join(', ')
}

/** That nothing matched says little when there was little to match. */
function sourceDoubts(facts: GuardFacts): readonly string[] {
  const { hints, target, allowed } = facts
  const compared = SIGN_ROWS.filter((row) => row.compared(hints, target) > 0)
  if (allowed.sourceCluster || compared.some(({ isLasting }) => isLasting)) return []
  const hidden = SIGN_ROWS.flatMap((row) => row.hidden(hints, target))
  const why = [
    ...(hidden.length > 0
      ? [`it does not let us read what the backup has of it: ${firstOf(hidden, ', ')}`]
      : []),
    ...(compared.length > 0 ? [`only ${comparedText(facts)} could be compared, and those come and go`] : []),
  ]
  const reason = why.join('; ') || 'the backup holds nothing that could be compared'
  return [`it is not known whether ${target.host} is the cluster that this backup was taken of: ${reason}`]
}

function contentDoubts({ target: { host, unlisted }, allowed }: GuardFacts): readonly string[] {
  if (unlisted.length === 0 || allowed.foreignNamespaces.includes(ANY)) return []
  return [`${host} does not list ${firstOf(unlisted, ', ')}: what of these is in the namespaces is not known`]
}

function firstOf(texts: readonly string[], glue: string, most = MAX_NAMED): string {
  const rest = texts.length - most
  return texts.slice(0, most).join(glue) + (rest > 0 ? ` and ${rest} more` : '')
}
