// What the reader came for: the verdict, and why.
import { formatAge, formatCount, formatMinute, formatNumber, formatSpan } from '../../format.ts'
import type { Report, VerdictKind } from '../../model.ts'
import { icon, SHAPE_OF_VERDICT } from '../icons.ts'
import { type Html, html } from '../markup.ts'

export const VERDICT_WORDS = {
  pass: ['Passed', 'Everything that was asked for was proved.'],
  fail: ['Failed', 'The rehearsal found what speaks against this backup.'],
  inconclusive: ['Inconclusive', 'Something that was asked for could not be proved.'],
  error: ['Not carried out', 'The rehearsal could not be carried out. It says nothing about the backup.'],
  cancelled: ['Cancelled', 'The run was ended from outside, before everything was seen.'],
} as const satisfies Record<VerdictKind, readonly [title: string, lead: string]>

export function verdictPanel(report: Report): Html {
  const [title, lead] = VERDICT_WORDS[report.verdict]
  return html`<header class="verdict v-${report.verdict}">
<div class="mark">${icon(SHAPE_OF_VERDICT[report.verdict])}</div>
<div class="said">
<p class="eyebrow">Restore rehearsal${report.backup === undefined ? undefined : html` of <bdi>${report.backup.name}</bdi>`}</p>
<h1>${title}</h1>
<p class="lead">${lead}</p>
${failure(report)}${reasons(report)}
</div>
${facts(report)}
</header>`
}

function failure({ failure: ended }: Report): Html | undefined {
  if (ended === undefined) return undefined
  return html`<div class="ended"><p><code>${ended.code}</code> ${ended.message}</p>${
    ended.hint === '' ? undefined : html`<p class="next"><b>Next</b> ${ended.hint}</p>`
  }</div>`
}

function reasons(report: Report): Html | undefined {
  const because = report.because.filter((sentence) => sentence !== report.failure?.message)
  const sentences = report.verdict === 'pass' ? proofs(report) : because.map((sentence) => html`${sentence}`)
  if (sentences.length === 0) return undefined
  return html`<ul class="because">${sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>`
}

/** What a pass rests on, and what it does not say. */
function proofs({ total, counts, readBack, checks, notExercised }: Report): readonly Html[] {
  const unseen = notExercised.filter(({ count }) => count > 0).length
  const left = counts.skipped
  return [
    html`${formatCount(total, 'item')} of the backup accounted for${
      left === 0 ? '' : `; ${formatNumber(left)} of them left out, each with a reason`
    }`,
    ...(readBack === undefined
      ? []
      : [
          html`${formatNumber(readBack.found)} of ${formatCount(readBack.asked, 'object')} found again when the cluster was read back`,
        ]),
    ...(checks.length === 0 ? [] : [html`${formatCount(checks.length, 'check')} passed`]),
    ...(unseen === 0
      ? []
      : [html`${formatCount(unseen, 'thing')} that this run <a href="#coverage">did not exercise</a>`]),
  ]
}

function facts({ backup, cluster, timings, startedAt }: Report): Html {
  const taken = backup?.completedAt
  const rows: readonly (readonly [name: string, value: Html | undefined, note?: string])[] = [
    ['Backup', backup && html`<bdi>${backup.name}</bdi>`, backup?.schedule && `schedule ${backup.schedule}`],
    [
      'Taken',
      taken === undefined ? undefined : html`${formatMinute(taken)}`,
      backup?.ageSeconds === undefined ? undefined : formatAge(backup.ageSeconds),
    ],
    [
      'Restored into',
      cluster && html`${cluster.title}`,
      cluster?.isThrowAway ? 'made for this run' : undefined,
    ],
    ['Rehearsed', html`${formatMinute(startedAt)}`, `took ${formatSpan(timings.total)}`],
  ].filter((row): row is [string, Html, string?] => row[1] !== undefined)
  return html`<dl class="facts">${rows.map(
    ([name, value, note]) =>
      html`<div><dt>${name}</dt><dd>${value}${note === undefined ? undefined : html`<span class="note">${note}</span>`}</dd></div>`,
  )}</dl>`
}
