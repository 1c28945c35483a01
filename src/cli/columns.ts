import { plainText } from '../report/plain-text.ts'

/** Rows of cells under each other, two blanks apart; numbers stand at the right. Cells are made printable. */
export function columns(rows: readonly (readonly (string | number)[])[], indent = '  '): readonly string[] {
  const cells = rows.map((row) =>
    row.map((cell) => ({ text: plainText(String(cell), 300), isNumber: typeof cell === 'number' })),
  )
  const widths: number[] = []
  for (const row of cells) {
    for (const [index, { text }] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, text.length)
  }
  return cells.map((row) => {
    const line = row.map(({ text, isNumber }, index) => {
      const width = widths[index] ?? 0
      return isNumber ? text.padStart(width) : text.padEnd(width)
    })
    return (indent + line.join('  ')).trimEnd()
  })
}
