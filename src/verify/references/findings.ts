// What is missing, as findings for people: one per object that is not there, however many name it.
import type { Catalog } from '../../backup/catalog.ts'
import { pathText } from '../../core/field-path.ts'
import { at, textAt } from '../../core/json.ts'
import { readObject } from '../../core/read-object.ts'
import type { ObjectName } from '../../kube/built-in-objects.ts'
import { splitGroupResource } from '../../kube/paths.ts'
import type { Finding, FindingWeight, ObjectReference } from '../../report/findings.ts'
import { classRow, type ReferenceClass } from './classes.ts'
import type { Missing, Referrer } from './missing.ts'
import type { Mention } from './old-namespaces.ts'

/** Why an object may rightly be missing; undefined when there is no excuse. */
export type Excuse = (target: ObjectName) => string | undefined

/** Namespaces of the backup that go into a namespace of the target. */
export type Sources = (target: string) => readonly string[]

/**
 * A backup that holds nothing of a type, or of a namespace, does not want to bring it. What it holds and what was not restored
 * has its own entry in the report, or was left out on purpose.
 */
export function excuses(catalog: Catalog, sources: Sources, isOffline: boolean): Excuse {
  const resources = new Map(
    catalog.groupResources.map((resource) => {
      const [first] = catalog.itemsOf(resource)
      return [`${splitGroupResource(resource).group}/${first?.kind ?? ''}`, resource]
    }),
  )
  const namespaces = new Set(catalog.items.map(({ namespace }) => namespace))
  return ({ group, kind, namespace, name }) => {
    const resource = resources.get(`${group}/${kind}`)
    if (resource === undefined) return `the backup holds no ${kind}, so the target has to bring it`
    const from = namespace === '' ? [''] : sources(namespace)
    if (!from.some((source) => namespaces.has(source)))
      return `the backup holds nothing of namespace ${namespace}`
    const isInBackup = from.some((source) => catalog.find(resource, source, name) !== undefined)
    return isInBackup && !isOffline ? 'it is in the backup, and was not restored' : undefined
  }
}

/** @param catalog open: says whether a pod was running */
export function missingFindings(
  missing: readonly Missing[],
  excuse: Excuse,
  catalog: Catalog,
): readonly Finding[] {
  return missing.flatMap((entry) => {
    const [first] = entry.referrers
    if (first === undefined) return []
    const why = excuse(entry.target)
    const weight = why === undefined ? weightOf(entry, catalog) : 'info'
    return [
      finding(entry.class, weight, first.object, {
        path: first.path === undefined ? '' : pathText(first.path),
        message: `${sentenceOf(entry)}${why === undefined ? '' : `; ${why}`}`,
        target: entry.target,
      }),
    ]
  })
}

export function mentionFinding(object: ObjectReference, { old, path }: Mention, target: string): Finding {
  return finding('old-namespace', 'warn', object, {
    path: pathText(path),
    message: `mentions namespace ${old}, which was restored as ${target}`,
  })
}

export function selectorFinding(service: ObjectReference): Finding {
  return finding('service-without-pods', classRow('service-without-pods').weight, service, {
    path: 'spec.selector',
    message: 'fits no pod and no pod template of its namespace',
  })
}

export function definitionFinding(resource: string, first: ObjectReference, count: number): Finding {
  const more = count === 1 ? '' : ` and ${count - 1} more`
  return finding('missing-definition', classRow('missing-definition').weight, first, {
    path: '',
    message: `CustomResourceDefinition ${resource} is not in the backup; ${first.name}${more} cannot be restored where it is not served`,
  })
}

function finding(
  name: ReferenceClass,
  weight: FindingWeight,
  object: ObjectReference,
  { path, message, target }: Pick<Finding, 'message' | 'target'> & { readonly path: string },
): Finding {
  return {
    source: 'references',
    class: name,
    weight,
    object,
    ...(path === '' ? {} : { path }),
    message,
    ...(target === undefined ? {} : { target }),
  }
}

/** A pod that was running had everything it needs: what is missing now got lost on the way. */
function weightOf({ class: name, referrers }: Missing, catalog: Catalog): FindingWeight {
  const row = classRow(name)
  return row.stopsPods && referrers.some((referrer) => wasRunning(referrer, catalog)) ? 'fail' : row.weight
}

function wasRunning({ object, item }: Referrer, catalog: Catalog): boolean {
  if (object.kind !== 'Pod' || item === undefined) return false
  const found = catalog.items[item]
  const body = found && readObject(catalog, found.body)
  return (
    textAt(body, 'status', 'phase') === 'Running' && at(body, 'metadata', 'deletionTimestamp') === undefined
  )
}

function sentenceOf({ class: name, target, count }: Missing): string {
  const what = `${target.kind} ${placeOf(target)}`
  const others = count - 1
  const also = others === 0 ? '' : `; ${others} more ${others === 1 ? 'names' : 'name'} it`
  return `${name === 'owner-left-behind' ? `its owner ${what}` : what} is not there${also}`
}

function placeOf({ namespace, name }: Pick<ObjectName, 'namespace' | 'name'>): string {
  return namespace === '' ? name : `${namespace}/${name}`
}
