import { type Row, verdictOf } from './benchmark.ts'

const HEAD = ['id', 'what', 'figure', 'against', 'ratio', 'goal', 'verdict'] as const

/** The rows as text, in columns, a line each. */
export function renderTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)]
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function cells(row: Row): readonly string[] {
  const { id, what, figure, unit, against, ratio, goal } = row
  return [
    id,
    what,
    `${number(figure)} ${unit}`,
    against === undefined ? '' : `${against.what}: ${number(against.figure)}`,
    ratio === undefined ? '' : number(ratio),
    goal === undefined ? '' : `${goal.kind === 'at-least' ? '≥' : '≤'} ${goal.value}`,
    verdictOf(row),
  ]
}

/** Three digits are more than a benchmark can promise. */
function number(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

const UNDISTURBED = 0.1

/** A line for every id whose runs had to share the machine; a rate that comes from them says little. */
export function renderDisturbances(rows: readonly Row[]): string {
  const shares = new Map<string, number>()
  for (const { id, runs } of rows) {
    const own = Object.values(runs).flatMap((side) => side.map(({ otherShare }) => otherShare ?? 0))
    shares.set(id, Math.max(shares.get(id) ?? 0, ...own))
  }
  return [...shares]
    .filter(([, share]) => share > UNDISTURBED)
    .map(([id, share]) => `${id}: other programs took up to ${Math.round(share * 100)} % of the machine\n`)
    .join('')
}
