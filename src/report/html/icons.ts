// A shape beside every colour, so that no meaning hangs on colour alone. Strokes on a grid of 16.
import type { OutcomeKind } from '../../restore/item-outcome.ts'
import type { FindingWeight } from '../findings.ts'
import type { VerdictKind } from '../model.ts'
import { type Html, html } from './markup.ts'

const SHAPES = {
  check: 'M3.5 8.5l3 3 6-7',
  cross: 'M4.5 4.5l7 7m0-7l-7 7',
  dash: 'M4 8h8',
  equals: 'M4 6h8M4 10h8',
  up: 'M8 12.5v-9m-3.5 3.5L8 3.5 11.5 7',
  pause: 'M6 4.5v7m4-7v7',
  question: 'M5.8 6a2.3 2.3 0 1 1 3.4 2c-.8.5-1.2.9-1.2 1.7m0 2.4v.1',
  warning: 'M8 2.5l6 10.5H2zM8 6.5V9m0 2v.1',
  info: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.6v3.2M8 5.1v.1',
  stop: 'M5 5h6v6H5z',
  search: 'M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zm3.3-1.2L14 14',
} as const

export type Shape = keyof typeof SHAPES

export const SHAPE_OF_VERDICT = {
  pass: 'check',
  fail: 'cross',
  inconclusive: 'question',
  error: 'warning',
  cancelled: 'stop',
} as const satisfies Record<VerdictKind, Shape>

export const SHAPE_OF_OUTCOME = {
  created: 'check',
  updated: 'up',
  unchanged: 'equals',
  skipped: 'dash',
  held: 'pause',
  failed: 'cross',
  unknown: 'question',
} as const satisfies Record<OutcomeKind, Shape>

export const SHAPE_OF_WEIGHT = {
  fail: 'cross',
  warn: 'warning',
  info: 'info',
} as const satisfies Record<FindingWeight, Shape>

/** Once per page; `icon` points into it. */
export function iconSheet(): Html {
  const symbols = Object.entries(SHAPES).map(
    ([name, path]) => html`<symbol id="i-${name}" viewBox="0 0 16 16"><path d="${path}"/></symbol>`,
  )
  return html`<svg class="sheet" width="0" height="0" aria-hidden="true">${symbols}</svg>`
}

export function icon(shape: Shape): Html {
  return html`<svg class="icon" aria-hidden="true" focusable="false"><use href="#i-${shape}"/></svg>`
}

export function outcomeBadge(kind: OutcomeKind): Html {
  return html`<span class="badge o-${kind}">${icon(SHAPE_OF_OUTCOME[kind])}${kind}</span>`
}

export function weightBadge(weight: FindingWeight): Html {
  return html`<span class="badge w-${weight}">${icon(SHAPE_OF_WEIGHT[weight])}${weight}</span>`
}

const TAB_COLOURS = {
  pass: '#1a7f37',
  fail: '#c5221f',
  inconclusive: '#9a6700',
  error: '#c5221f',
  cancelled: '#57606a',
} as const satisfies Record<VerdictKind, string>

/** The verdict in the tab of the browser. */
export function favicon(verdict: VerdictKind): string {
  const path = SHAPES[SHAPE_OF_VERDICT[verdict]]
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'><circle cx='8' cy='8' r='8' fill='${TAB_COLOURS[verdict]}'/><path d='${path}' fill='none' stroke='#fff' stroke-width='1.8' stroke-linecap='round' stroke-linejoin='round'/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
