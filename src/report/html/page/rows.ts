// One page of the list. Every text goes in as text.
import type { ItemsData } from '../items-data.ts'
import { element } from './elements.ts'

export const PAGE_SIZE = 50

export function fillRows(
  body: HTMLElement,
  badges: HTMLElement,
  data: ItemsData,
  indexes: readonly number[],
): void {
  body.replaceChildren(...indexes.map((index) => row(badges, data, index)))
}

function row(badges: HTMLElement, data: ItemsData, index: number): HTMLElement {
  const group = data.groups[data.groupOf[index] ?? 0]
  if (group === undefined) return element('tr')
  const detail = data.details[index]
  const namespace =
    group.namespace === '' ? [element('i', 'cluster scope')] : [element('bdi', group.namespace)]
  if (group.targetNamespace !== undefined)
    namespace.push(element('span', `into ${group.targetNamespace}`, 'note'))
  const why = [element('span', data.reasons[group.reason] ?? group.reason)]
  if (detail !== undefined) why.push(element('span', detail, 'detail'))
  return cells([
    [badge(badges, group.outcome)],
    [element('span', group.kind), element('span', group.apiVersion, 'note')],
    namespace,
    [element('bdi', data.names[index] ?? '', 'name')],
    why,
  ])
}

/** Roles are said aloud, because a narrow screen lays the cells out without a table. */
function cells(contents: readonly (readonly Node[])[]): HTMLElement {
  const tr = element('tr')
  tr.setAttribute('role', 'row')
  for (const content of contents) {
    const td = element('td')
    td.setAttribute('role', 'cell')
    td.append(...content)
    tr.append(td)
  }
  return tr
}

function badge(badges: HTMLElement, outcome: string): Node {
  const template = badges.querySelector<HTMLTemplateElement>(`template[data-outcome="${outcome}"]`)
  return template?.content.cloneNode(true) ?? document.createTextNode(outcome)
}
