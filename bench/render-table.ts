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
