// All items as data for the script of the page. What many items share is written once: an item is a name and the number of
// its group.
import { type OutcomeKind, REASONS, type Reason } from '../../restore/item-outcome.ts'
import type { Report, ReportItem } from '../model.ts'
import { plainText } from '../plain-text.ts'
import { shownName } from './item-link.ts'

export interface ItemGroup {
  readonly apiVersion: string
  readonly kind: string
  /** '' for cluster scope. */
  readonly namespace: string
  readonly targetNamespace?: string
  readonly outcome: OutcomeKind
  readonly reason: Reason
}

export interface ItemsData {
  readonly groups: readonly ItemGroup[]
  /** Of each item: its position in `groups`. */
  readonly groupOf: readonly number[]
  readonly names: readonly string[]
  /** By position of the item: what is said about it alone. */
  readonly details: Readonly<Record<number, string>>
  /** What each reason means; only those that occur. */
  readonly reasons: Readonly<Partial<Record<Reason, string>>>
  readonly causes: readonly { readonly title: string; readonly items: readonly number[] }[]
  /** Items that are not in here, because the page would grow too large. */
  readonly left: number
}

/** Of names and details; one page can still be opened and mailed. */
export const MAX_ITEMS_BYTES = 12_000_000
export const MAX_DETAIL_BYTES = 3_000_000
const MAX_DETAIL = 600

export function itemsData({ items, causes }: Report): ItemsData {
  const groups: ItemGroup[] = []
  const known = new Map<string, number>()
  const groupOf: number[] = []
  const names: string[] = []
  const details: Record<number, string> = {}
  const position = new Map<number, number>()
  let room = MAX_ITEMS_BYTES
  let detailRoom = MAX_DETAIL_BYTES
  for (const index of order(items)) {
    const item = items[index]
    if (item === undefined) continue
    const name = shownName(item.name)
    room -= bytesOf(name) + 8
    if (room < 0) break
    position.set(index, names.length)
    const detail = detailRoom > 0 ? detailOf(item) : ''
    const size = bytesOf(detail)
    if (detail !== '' && detailRoom > size) {
      details[names.length] = detail
      detailRoom -= size
    }
    const key = `${item.apiVersion}\0${item.resource}\0${item.kind}\0${item.namespace}\0${item.targetNamespace ?? ''}\0${item.outcome}\0${item.reason}`
    let group = known.get(key)
    if (group === undefined) {
      group = groups.push(groupOfItem(item)) - 1
      known.set(key, group)
    }
    groupOf.push(group)
    names.push(name)
  }
  return {
    groups,
    groupOf,
    names,
    details,
    reasons: Object.fromEntries(groups.map(({ reason }) => [reason, REASONS[reason]])),
    causes: causes.map(({ title, items: hit }) => ({
      title: plainText(title, 200),
      items: hit.map((index) => position.get(index)).filter((place) => place !== undefined),
    })),
    left: items.length - names.length,
  }
}

/** As in the archive; where not all of them fit, failed and unknown ones go first. */
function order(items: Report['items']): readonly number[] {
  const all = items.map((_, index) => index)
  const bytes = items.reduce((sum, { name }) => sum + bytesOf(name) + 8, 0)
  if (bytes <= MAX_ITEMS_BYTES) return all
  const isTrouble = (index: number): boolean => ['failed', 'unknown'].includes(items[index]?.outcome ?? '')
  return [...all.filter(isTrouble), ...all.filter((index) => !isTrouble(index))]
}

function groupOfItem(item: ReportItem): ItemGroup {
  const { apiVersion, kind, resource, namespace, targetNamespace, outcome, reason } = item
  return {
    apiVersion: shownName(apiVersion),
    kind: shownName(kind || resource),
    namespace: shownName(namespace),
    ...(targetNamespace === undefined ? {} : { targetNamespace: shownName(targetNamespace) }),
    outcome,
    reason,
  }
}

function detailOf({ detail, targetName, ignored, isKnown, isNoise }: ReportItem): string {
  const parts = [
    detail,
    targetName === undefined ? undefined : `restored as ${targetName}`,
    ignored === undefined ? undefined : `set apart: ${ignored}`,
    isKnown ? 'known from the baseline' : undefined,
    isNoise ? 'every cluster makes this object itself' : undefined,
  ]
  const told = parts.filter((part) => part !== undefined)
  return told.length === 0 ? '' : plainText(told.join(' · '), MAX_DETAIL)
}

const PLAIN = /^[\w./: -]*$/

/** As it stands in the page. */
function bytesOf(text: string): number {
  return PLAIN.test(text) ? text.length : Buffer.byteLength(inertJson(text))
}

/** Inert inside `<script type="application/json">`: nothing in it can end the element. */
export function inertJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c')
}
