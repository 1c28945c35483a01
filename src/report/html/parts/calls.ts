// Whom the API server would have asked about what was restored.
import { formatCount, formatNumber } from '../../format.ts'
import { ANSWERERS, type ServerCall, type ServerCalls } from '../../server-calls/model.ts'
import { callTitle } from '../../server-calls/words.ts'
import { placeOf } from '../../trouble.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_CALLS = 200

export const callsSection: Section = {
  id: 'calls',
  title: 'Whom the API server would have asked',
  short: 'Not asked',
  count: ({ serverCalls }) => serverCalls?.calls.length ?? 0,
  body: ({ serverCalls }) =>
    serverCalls === undefined ? undefined : html`${intro(serverCalls)}${table(serverCalls)}`,
}

function intro({ calls, policies, notLookedAt }: ServerCalls): Html {
  const why = calls.some(({ wasAsked }) => !wasAsked)
    ? 'Worked out from their rules: about which items of this restore the API server of a cluster that can call others would have asked them. After it: restored later than the webhook, as in a restore into an empty cluster.'
    : 'The API server could call these, so they were asked about what came after them; the outcomes of the items tell what they said.'
  return html`<p>${why}</p>${
    policies === 0
      ? undefined
      : html`<p>${formatCount(policies, 'binding')} of admission policies ran inside of the API server: they were in force for what was restored after them.</p>`
  }${
    notLookedAt === 0
      ? undefined
      : html`<p class="more">${formatCount(notLookedAt, 'more webhook')} were not looked at.</p>`
  }`
}

function table({ calls }: ServerCalls): Html | undefined {
  if (calls.length === 0) return undefined
  const { shown, more } = firstOf(calls, MAX_CALLS)
  return html`<table class="rows"><caption>Most items first</caption>
<thead><tr><th scope="col">Who</th><th scope="col">Where</th><th scope="col">Without an answer</th><th scope="col" class="number">Items</th><th scope="col" class="number">After it</th></tr></thead>
<tbody>${shown.map(row)}</tbody></table>${more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more row')} in report.json.</p>`}`
}

function row(call: ServerCall): Html {
  const { object, webhook, wasAsked, destination, answerer, blocked, asked, askedAfter, examples, unsure } =
    call
  const names = examples.map((one) => `${one.kind} ${placeOf(one)}`).join(', ')
  const notes = [
    webhook === undefined || object.name === webhook ? undefined : `in ${object.name}`,
    names === '' ? undefined : `about ${names}${asked > examples.length ? ', …' : ''}`,
    unsure,
    wasAsked ? 'was asked for real' : undefined,
  ].filter((note) => note !== undefined)
  return html`<tr><th scope="row"><bdi class="name">${callTitle(call)}</bdi>${notes.map(
    (note) => html`<span class="note">${note}</span>`,
  )}</th><td><bdi class="name">${destination}</bdi><span class="note">${ANSWERERS[answerer]}</span></td><td>${
    blocked > 0 ? 'refused' : 'let through'
  }</td><td class="number">${formatNumber(asked)}</td><td class="number">${formatNumber(askedAfter)}</td></tr>`
}
