// Where it went well and where it did not: each namespace with its outcomes, and its kinds below.
import type { OutcomeKind } from '../../../restore/item-outcome.ts'
import { formatCount, formatNumber } from '../../format.ts'
import type { Report, ReportItem } from '../../model.ts'
import { countsText, outcomeBar } from '../bar.ts'
import { itemLink } from '../item-link.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_NAMESPACES = 200
const MAX_KINDS = 25

interface Group {
  readonly name: string
  total: number
  readonly counts: Partial<Record<OutcomeKind, number>>
}

interface NamespaceGroup extends Group {
  readonly kinds: Map<string, Group>
  target: string | undefined
}

export const namespacesSection: Section = {
  id: 'namespaces',
  title: 'Namespaces',
  short: 'Namespaces',
  count: ({ items }) => new Set(items.map(({ namespace }) => namespace).filter((name) => name !== '')).size,
  body: ({ items }) => (items.length === 0 ? undefined : tree(items)),
}

function tree(items: Report['items']): Html {
  const { shown, more } = firstOf(namespacesOf(items), MAX_NAMESPACES)
  return html`<div class="tree">${shown.map(branch)}</div>${
    more === 0
      ? undefined
      : html`<p class="more">${formatCount(more, 'more namespace')} in the list of items.</p>`
  }`
}

/** Trouble first, cluster scope before the names. */
function namespacesOf(items: Report['items']): readonly NamespaceGroup[] {
  const groups = new Map<string, NamespaceGroup>()
  for (const item of items) {
    let group = groups.get(item.namespace)
    if (group === undefined) {
      group = { name: item.namespace, total: 0, counts: {}, kinds: new Map(), target: item.targetNamespace }
      groups.set(item.namespace, group)
    }
    count(group, item)
    const kind = item.kind || item.resource
    let leaf = group.kinds.get(kind)
    if (leaf === undefined) {
      leaf = { name: kind, total: 0, counts: {} }
      group.kinds.set(kind, leaf)
    }
    count(leaf, item)
  }
  return [...groups.values()].toSorted(byTroubleThenName)
}

function count(group: Group, { outcome }: ReportItem): void {
  group.total++
  group.counts[outcome] = (group.counts[outcome] ?? 0) + 1
}

function troubleOf({ counts }: Group): number {
  return (counts.failed ?? 0) + (counts.unknown ?? 0)
}

function byTroubleThenName(a: Group, b: Group): number {
  return troubleOf(b) - troubleOf(a) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
}

function branch(group: NamespaceGroup): Html {
  const title = group.name === '' ? html`<i>cluster scope</i>` : html`<bdi>${group.name}</bdi>`
  const target =
    group.target === undefined ? undefined : html`<span class="note">into <bdi>${group.target}</bdi></span>`
  const { shown, more } = firstOf([...group.kinds.values()].toSorted(byTroubleThenName), MAX_KINDS)
  return html`<details><summary><span class="title">${title}${target}</span>${outcomeBar(group.counts, '')}<span class="number">${formatNumber(group.total)}</span><span class="sum">${countsText(group.counts)}</span></summary>
<ul>${shown.map((kind) => leafRow(kind, group.name))}${more === 0 ? undefined : html`<li>${formatCount(more, 'more kind')}</li>`}</ul></details>`
}

function leafRow(kind: Group, namespace: string): Html {
  return html`<li><span class="title">${itemLink(kind.name, { kind: kind.name, namespace: namespace || '-' })}</span>${outcomeBar(kind.counts, '')}<span class="number">${formatNumber(kind.total)}</span><span class="sum">${countsText(kind.counts)}</span></li>`
}
