// Markup is made by one template tag. What is put into it is text until it says otherwise, and the text comes from a backup
// or a server: it is cleaned of what cannot be seen, cut, and escaped for content and quoted attributes alike.
import { plainText } from '../plain-text.ts'

export interface Html {
  readonly html: string
}

type Part = Html | readonly Html[] | string | number | undefined

const MAX_TEXT = 2_000
const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Attributes must be quoted. `undefined` is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Part[]): Html {
  let text = parts[0] ?? ''
  for (const [index, value] of values.entries()) text += render(value) + (parts[index + 1] ?? '')
  return { html: text }
}

export function escapeText(text: string): string {
  return plainText(text, MAX_TEXT).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '')
}

function render(value: Part): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return escapeText(value)
  if (typeof value === 'number') return String(value)
  if ('html' in value) return value.html
  return value.map((part) => part.html).join('')
}

/** `rows` as they are shown, and how many more there are. */
export function firstOf<T>(
  rows: readonly T[],
  max: number,
): { readonly shown: readonly T[]; readonly more: number } {
  return { shown: rows.slice(0, max), more: Math.max(0, rows.length - max) }
}
