// A number that leads to its items: the list at the end of the page shows them. Without JavaScript it leads to that section.
import { plainText } from '../plain-text.ts'
import { type Html, html } from './markup.ts'

export interface ItemQuery {
  readonly outcome?: string
  readonly kind?: string
  readonly namespace?: string
  readonly reason?: string
  readonly cause?: string
}

/** A name as the page shows it: what is looked for must be written as it is in the list. */
export function shownName(text: string): string {
  return plainText(text, 253)
}

export function itemLink(text: string, query: ItemQuery, about = ''): Html {
  const hidden = about === '' ? undefined : html`<span class="unseen"> ${about}</span>`
  const shown = Object.fromEntries(Object.entries(query).map(([key, value]) => [key, shownName(value)]))
  return html`<a href="#items" data-query="${JSON.stringify(shown)}">${text}${hidden}</a>`
}
