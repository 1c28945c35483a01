// What was asked for: which backup was meant, and the Restore as Velero completes it.

import { formatCount } from '../../format.ts'
import type { ChoiceSection, Report, RunOptions } from '../../model.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_PASSED_OVER = 20

export const askedSection: Section = {
  id: 'asked',
  title: 'What was asked for',
  short: 'Asked for',
  body: ({ choice, options }: Report) =>
    choice === undefined && options === undefined
      ? undefined
      : html`${choice && choiceOf(choice)}${options && optionsOf(options)}`,
}

function choiceOf({ wish, considered, passedOver }: ChoiceSection): Html {
  const { shown, more } = firstOf(passedOver, MAX_PASSED_OVER)
  return html`<p>Of ${formatCount(considered, 'backup')}: ${wish}.</p>${
    shown.length === 0
      ? undefined
      : html`<details class="class"><summary>Passed over</summary><ul class="objects">${shown.map(
          ({ name, why }) => html`<li><bdi class="name">${name}</bdi> <span class="note">${why}</span></li>`,
        )}</ul>${more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more backup')} in report.json.</p>`}</details>`
  }`
}

function optionsOf(options: RunOptions): Html {
  const { restoreSpec, profile, managedFields, features, safety, secrets, restoreHooks } = options
  const spec = Object.entries(restoreSpec).filter(([, value]) => value !== undefined)
  const rows: readonly (readonly [string, string])[] = [
    ['rules of', profile],
    ['managedFields', managedFields],
    ...(safety === undefined ? [] : [['safety profile', safety] as const]),
    ...(secrets === undefined ? [] : [['values of Secrets', secrets] as const]),
    ...(restoreHooks === undefined ? [] : [['restore hooks', restoreHooks ? 'on' : 'off'] as const]),
    ...(features.length === 0 ? [] : [['features', features.join(', ')] as const]),
    ...spec.map(
      ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
    ),
  ]
  return html`<dl class="evidence">${rows.map(
    ([name, value]) => html`<div><dt>${name}</dt><dd><code>${value}</code></dd></div>`,
  )}</dl>`
}
