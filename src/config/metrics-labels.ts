/** Names that samples of the metrics file have themselves. */
const TAKEN: ReadonlySet<string> = new Set([
  'verdict',
  'stage',
  'outcome',
  'cause',
  'source',
  'weight',
  'result',
])

/** Whether a user may give this name to a label: as Prometheus has it, and not one of ours. */
export function isLabelName(name: string): boolean {
  return /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/.test(name) && !TAKEN.has(name)
}
