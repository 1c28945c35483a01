// What one report says about each thing in it: broken, and how; good; or nothing that could be relied on.
import { REASONS } from '../../restore/item-outcome.ts'
import type { Cause, CheckResult, Finding, GateResult } from '../findings.ts'
import type { Report, ReportItem } from '../model.ts'
import { findingTitle, placeOf, titleOf } from '../trouble.ts'
import type { Trouble } from './model.ts'

export interface Look {
  /** Every subject that is spoken of, by its key. */
  readonly said: ReadonlyMap<string, Said>
  /** About a finding that this report does not have: whether its absence proves something. */
  readonly provesAbsence: (objectKey: string) => boolean
}

export type Told = { readonly state: 'good' | 'unknown' } | (Wrong & { readonly state: 'broken' })

/** `left`: stays behind by rule, which is only worth a word when another version restores it. */
export type Said = Told | (Wrong & { readonly state: 'left' })

interface Wrong {
  readonly trouble: Trouble
  /** For people: `FlowSchema api-clients`. */
  readonly example: string
  /** Of a finding: the object that it is about. */
  readonly objectKey?: string
}

const GOOD: Said = { state: 'good' }
const UNKNOWN: Said = { state: 'unknown' }
/** Only what is in the cluster as we made it can be compared with the backup. */
const WRITTEN: ReadonlySet<ReportItem['outcome']> = new Set(['created', 'updated', 'unchanged'])

export function lookAt(report: Report): Look {
  const isWhole = report.failure === undefined && report.readBack !== undefined
  const causes = causeByPosition(report)
  const said = new Map<string, Said>()
  const inDoubt = new Set<string>()
  for (const [position, item] of report.items.entries()) {
    said.set(itemKey(item), itemSaid(item, causes.get(position), isWhole))
    if (!WRITTEN.has(item.outcome)) inDoubt.add(objectKeyOf(item.kind, placeOf(item)))
  }
  for (const finding of report.findings) {
    const { object, weight, ignored } = finding
    if (weight === 'info' || ignored !== undefined) continue
    const objectKey = objectKeyOf(object.kind, placeOf(object))
    said.set(findingKey(finding), { ...findingSaid(finding), objectKey })
  }
  for (const check of report.checks) said.set(`check\0${check.name}`, checkSaid(check))
  for (const gate of report.gates) {
    // The items that failed speak for themselves.
    if (gate.gate !== 'maxFailed') said.set(`gate\0${gate.gate}`, gateSaid(gate))
  }
  return { said, provesAbsence: (objectKey) => isWhole && !inDoubt.has(objectKey) }
}

function causeByPosition({ causes }: Report): ReadonlyMap<number, Cause> {
  return new Map(causes.flatMap((cause) => cause.items.map((position) => [position, cause] as const)))
}

function itemSaid(item: ReportItem, cause: Cause | undefined, isWhole: boolean): Said {
  const { apiVersion, kind, outcome, reason, ignored, isNoise } = item
  const about = { about: 'item', apiVersion, kind: kind || item.resource } as const
  const example = titleOf(item)
  switch (outcome) {
    case 'failed': {
      if (ignored !== undefined) return GOOD
      const { cause: name = reason, title = REASONS[reason], nextStep } = cause ?? {}
      const next = nextStep === undefined ? {} : { nextStep }
      return { state: 'broken', trouble: { ...about, weight: 'fail', class: name, title, ...next }, example }
    }
    case 'unknown':
      return UNKNOWN
    case 'skipped':
      if (isNoise) return GOOD
      return {
        state: 'left',
        trouble: { ...about, weight: 'warn', class: 'left-behind', title: `${reason}: ${REASONS[reason]}` },
        example,
      }
    default:
      // That it is still there is known when the cluster was read back, and not before.
      return isWhole ? GOOD : UNKNOWN
  }
}

function findingSaid(finding: Finding): Wrong & { readonly state: 'broken' } {
  const { object, path, source, class: name, weight } = finding
  // Positions and keys in a path differ from object to object.
  const field = path === undefined ? '' : ` ${path.replace(/\[[^\]]*\]/g, '[]')}`
  const trouble = {
    about: 'finding',
    weight: weight === 'fail' ? 'fail' : 'warn',
    class: name,
    title: `${source}: ${name}${field}`,
    apiVersion: object.apiVersion,
    kind: object.kind,
  } as const
  return { state: 'broken', trouble, example: findingTitle(finding) }
}

function checkSaid({ name, kind, result, message }: CheckResult): Said {
  if (result !== 'failed') return result === 'passed' ? GOOD : UNKNOWN
  const title = `check ${name}: ${message}`
  const trouble = { about: 'check', weight: 'fail', class: 'check', title, apiVersion: '', kind } as const
  return { state: 'broken', trouble, example: name }
}

function gateSaid({ gate, result, message }: GateResult): Said {
  if (result === 'passed') return GOOD
  const title = `gate ${gate}: ${message}`
  const trouble = { about: 'gate', weight: 'fail', class: 'gate', title, apiVersion: '', kind: '' } as const
  return { state: 'broken', trouble, example: gate }
}

function itemKey({ resource, namespace, name }: ReportItem): string {
  return `item\0${resource}\0${namespace}\0${name}`
}

function findingKey({ source, class: name, object, path = '' }: Finding): string {
  return `finding\0${source}\0${name}\0${object.kind}\0${placeOf(object)}\0${path}`
}

function objectKeyOf(kind: string, place: string): string {
  return `${kind}\0${place}`
}
