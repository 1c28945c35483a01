import { formatNumber } from './format.ts'
import type { WorkloadsSection } from './workloads-section.ts'

const ENDS = {
  ready: '',
  still: ', and nothing moved any more',
  timeout: ' when the time for it was over',
} as const satisfies Record<WorkloadsSection['ended'], string>

/** `14 of 15 ready on simulated nodes, and nothing moved any more`. */
export function workloadsText({ kinds, nodes, ended }: WorkloadsSection): string {
  const restored = kinds.reduce((sum, one) => sum + one.restored, 0)
  const ready = kinds.reduce((sum, one) => sum + one.ready, 0)
  const where = nodes === 'simulated' ? 'simulated nodes' : 'real nodes'
  return `${formatNumber(ready)} of ${formatNumber(restored)} ready on ${where}${ENDS[ended]}`
}

/** `2 Secrets and 1 Pod removed by controllers`, for people; undefined when there is nothing to say. */
export function collectedText({ collected }: WorkloadsSection): string | undefined {
  if (collected.length === 0) return undefined
  const kinds = Map.groupBy(collected, ({ kind }) => kind)
  const parts = [...kinds].map(([kind, objects]) => `${formatNumber(objects.length)} × ${kind}`)
  return `removed by controllers: ${parts.join(', ')}`
}
