// What pods that did not become ready printed last.
import { formatNumber } from '../../format.ts'
import type { PodLog } from '../../model.ts'
import { html } from '../markup.ts'
import type { Section } from '../section.ts'

export const podLogsSection: Section = {
  id: 'pod-logs',
  title: 'Logs of pods that are not ready',
  short: 'Logs of pods',
  count: ({ podLogs }) => podLogs?.length,
  body: ({ podLogs = [] }) => (podLogs.length === 0 ? undefined : html`${podLogs.map(logOf)}`),
}

function logOf({ namespace, pod, container, isPrevious, lines }: PodLog) {
  const run = isPrevious ? ', the run before this one' : ''
  return html`<details class="class"><summary><bdi class="name">${namespace}/${pod}</bdi> ${container}${run} <span class="count">${formatNumber(lines.length)}</span></summary>
<pre>${lines.map(
    (line) => html`${line}
`,
  )}</pre></details>`
}
