// What a green result does not say.
import { formatBytes, formatCount, formatNumber } from '../../format.ts'
import type { ReportVolume } from '../../model.ts'
import { firstOf, type Html, html } from '../markup.ts'
import type { Section } from '../section.ts'

const MAX_VOLUMES = 200

const METHODS = {
  'native-snapshot': 'snapshot of the provider',
  'csi-snapshot': 'CSI snapshot',
  'data-movement': 'CSI snapshot, moved to the backup',
  'pod-volume-backup': 'files of the volume',
  skipped: 'skipped by the backup',
} as const satisfies Record<ReportVolume['method'], string>

export const coverageSection: Section = {
  id: 'coverage',
  title: 'What this run did not exercise',
  short: 'Not exercised',
  body: ({ notExercised, volumes }) => {
    const rows = notExercised.filter(({ count }) => count > 0)
    if (rows.length === 0 && volumes.length === 0)
      return html`<p>Nothing of the backup is known that this run could not exercise.</p>`
    return html`<p>The verdict says nothing about these. The numbers count what the backup holds of them.</p>${
      rows.length === 0
        ? undefined
        : html`<dl class="figures wide">${rows.map(
            ({ what, count }) => html`<div><dt>${what}</dt><dd>${formatNumber(count)}</dd></div>`,
          )}</dl>`
    }${volumeTable(volumes)}`
  },
}

function volumeTable(volumes: readonly ReportVolume[]): Html | undefined {
  if (volumes.length === 0) return undefined
  const { shown, more } = firstOf(volumes, MAX_VOLUMES)
  return html`<table class="rows"><caption>Volumes whose data was not brought back</caption>
<thead><tr><th scope="col">Claim</th><th scope="col">Volume</th><th scope="col">Backed up as</th><th scope="col" class="number">Size</th></tr></thead>
<tbody>${shown.map(
    ({ namespace, claim, volume, method, bytes }) =>
      html`<tr><th scope="row"><bdi class="name">${
        claim === '' ? html`<i>no claim</i>` : `${namespace}/${claim}`
      }</bdi></th><td><bdi class="name">${volume}</bdi></td><td>${METHODS[method]}</td><td class="number">${bytes === undefined ? '–' : formatBytes(bytes)}</td></tr>`,
  )}</tbody></table>${more === 0 ? undefined : html`<p class="more">${formatCount(more, 'more volume')} in report.json.</p>`}`
}
