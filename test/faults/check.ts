// Compares what a report claims with what is there: nothing lost, nothing twice, nothing claimed that is not so. The rules are one
// per outcome; what is in the cluster and in no book is found at the end.
import { isObject, type Json, type JsonObject, objectAt, textAt } from '../../src/core/json.ts'
import type { Report, ReportItem } from '../../src/report/model.ts'
import type { Reason } from '../../src/restore/item-outcome.ts'
import { groupResourceOf } from '../itg/engine/objects.ts'
import { keyOf, type Snapshot, uidOf } from './snapshot.ts'

export interface Checked {
  readonly report: Report
  readonly exitCode: number
  readonly objects: readonly JsonObject[]
  readonly restoreName: string
  readonly before: Snapshot
  readonly after: Snapshot
  /** True for an item that nothing kept from being restored but faults that pass. */
  readonly mustSucceed: (item: ReportItem) => boolean
}

const RESTORE_LABEL = 'velero.io/restore-name'

/** Failures behind which the object is in the cluster all the same. */
const THERE_ALTHOUGH_FAILED: ReadonlySet<Reason> = new Set(['follow-up-failed', 'crd-not-ready'])

interface Look {
  readonly item: ReportItem
  /** What the archive holds. */
  readonly wanted: JsonObject
  readonly was: JsonObject | undefined
  readonly is: JsonObject | undefined
  readonly restoreName: string
}

/** One sentence per violation; empty when everything is as the report says. */
export function check(run: Checked): readonly string[] {
  const { report, objects } = run
  const violations: string[] = []
  const sum = Object.values(report.counts).reduce((total, count) => total + count, 0)
  // Who is cancelled while the archive is read knows no items yet; that nothing was made is looked at below.
  const knowsItems = !(report.verdict === 'cancelled' && report.total === 0)
  if (knowsItems && (sum !== objects.length || report.items.length !== objects.length))
    violations.push(`the ledger has ${sum} outcomes for ${objects.length} items`)
  const claimed = new Set<string>()
  for (const item of report.items) {
    const look = lookAt(run, item)
    if (look.is !== undefined) claimed.add(uidOf(look.is) ?? '')
    const wrong = OUTCOME_RULES[item.outcome](look)
    if (wrong !== undefined)
      violations.push(`${nameOf(item)} is ${item.outcome} (${item.reason}), but ${wrong}`)
    if (run.mustSucceed(item) && (item.outcome === 'failed' || item.outcome === 'unknown'))
      violations.push(`${nameOf(item)} was lost: ${item.outcome} (${item.reason}) ${item.detail ?? ''}`)
  }
  return [...violations, ...unclaimed(run, claimed), ...wrongVerdict(run)]
}

function lookAt({ objects, before, after, restoreName }: Checked, item: ReportItem): Look {
  const wanted = objects.find(
    (one) =>
      groupResourceOf(one) === item.resource &&
      (textAt(one, 'metadata', 'namespace') ?? '') === item.namespace &&
      textAt(one, 'metadata', 'name') === item.name,
  )
  if (wanted === undefined) throw new Error(`${nameOf(item)} is not in the archive`)
  const key = keyOf(item.resource, item.namespace, item.name)
  return {
    item,
    wanted,
    was: before.get(key),
    is: after.get(key) ?? named(after, item, restoreName),
    restoreName,
  }
}

/** An object that the server named: found by its label. */
function named(after: Snapshot, item: ReportItem, restoreName: string): JsonObject | undefined {
  const prefix = `${item.resource} ${item.namespace} `
  return [...after].find(
    ([key, object]) =>
      key.startsWith(prefix) &&
      textAt(object, 'metadata', 'generateName') !== undefined &&
      textAt(object, 'metadata', 'labels', 'item') === item.name &&
      textAt(object, 'metadata', 'labels', RESTORE_LABEL) === restoreName,
  )?.[1]
}

const isNew = ({ was, is }: Look): boolean => is !== undefined && uidOf(is) !== uidOf(was)

const OUTCOME_RULES: Readonly<Record<ReportItem['outcome'], (look: Look) => string | undefined>> = {
  created: (look) => {
    if (look.is === undefined) return 'it is not there'
    if (!isNew(look)) return 'it was there before'
    if (look.item.resource !== 'namespaces' && labelOf(look.is) !== look.restoreName) return 'it is not ours'
    return difference(look.wanted, look.is)
  },
  updated: (look) => {
    if (look.is === undefined) return 'it is not there'
    if (isNew(look)) return 'it was not there before'
    return difference(look.wanted, look.is)
  },
  unchanged: (look) => {
    if (look.is === undefined) return 'it is not there'
    if (isNew(look)) return 'it was not there before'
    return look.item.resource === 'namespaces' ? undefined : difference(look.wanted, look.is)
  },
  skipped: (look) => {
    if (look.item.reason !== 'exists-differs') return isNew(look) ? 'it is there' : undefined
    if (look.is === undefined) return 'it is not there'
    if (isNew(look)) return 'it was not there before'
    return textAt(look.is, 'metadata', 'resourceVersion') === textAt(look.was, 'metadata', 'resourceVersion')
      ? undefined
      : 'it was changed'
  },
  held: () => 'this run holds nothing back',
  failed: (look) => (isNew(look) && !THERE_ALTHOUGH_FAILED.has(look.item.reason) ? 'it is there' : undefined),
  unknown: (look) => (isNew(look) && look.item.reason !== 'ambiguous' ? 'it is there' : undefined),
}

function labelOf(object: JsonObject): string | undefined {
  return textAt(object, 'metadata', 'labels', RESTORE_LABEL)
}

const COMPARED = ['data', 'spec', 'rules', 'template', 'type'] as const

/** Where the stored object does not have what the archive has; the server may have added to it. */
function difference(wanted: JsonObject, stored: JsonObject): string | undefined {
  const part = COMPARED.find((field) => wanted[field] !== undefined && !holds(stored[field], wanted[field]))
  const { labels, annotations } = objectAt(wanted, 'metadata')
  const metadata = objectAt(stored, 'metadata')
  if (part !== undefined) return `its ${part} is not what was sent`
  if (labels !== undefined && !holds(metadata.labels, labels)) return 'its labels are not what was sent'
  if (annotations !== undefined && !holds(metadata.annotations, annotations))
    return 'its annotations are not what was sent'
  return undefined
}

function holds(stored: Json | undefined, wanted: Json | undefined): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(stored) && wanted.every((entry, index) => holds(stored[index], entry))
  }
  if (!isObject(wanted)) return stored === wanted
  // The server leaves out what is empty.
  if (Object.keys(wanted).length === 0) return stored === undefined || isObject(stored)
  return isObject(stored) && Object.entries(wanted).every(([key, value]) => holds(stored[key], value))
}

/** New in the cluster, and no item's: the ledger does not know it, or it is there twice. */
function unclaimed({ before, after, report }: Checked, claimed: ReadonlySet<string>): readonly string[] {
  const known = new Set([...before.values()].map((object) => uidOf(object)))
  const derived = new Set(report.derived.map(({ kind, name }) => `${kind} ${name}`))
  return [...after].flatMap(([key, object]) => {
    const uid = uidOf(object) ?? ''
    const isDerived =
      derived.has(`Namespace ${textAt(object, 'metadata', 'name')}`) && key.startsWith('namespaces ')
    return known.has(uid) || claimed.has(uid) || isDerived
      ? []
      : [`${key} is there, and no item of the ledger is it`]
  })
}

function wrongVerdict({ report, exitCode }: Checked): readonly string[] {
  const { counts, verdict } = report
  const isClean = counts.failed === 0 && counts.unknown === 0 && report.failure === undefined
  if (verdict === 'pass' && !isClean) return ['the verdict is pass although not everything is known and well']
  return (verdict === 'pass') === (exitCode === 0) ? [] : [`verdict ${verdict} with exit code ${exitCode}`]
}

function nameOf({ resource, namespace, name }: ReportItem): string {
  return `${resource} ${namespace}/${name}`
}
