/** Lines of at most `width` characters, broken at blanks. A word that is longer stands alone. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line)
      line = word
    } else {
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line]
}

/** A name, and what it means from `column` on. A name that reaches the column gets a line of its own. */
export function entry(name: string, meaning: string, column: number, width: number): readonly string[] {
  const [first = '', ...rest] = wrap(meaning, Math.max(20, width - column))
  const margin = ' '.repeat(column)
  const head = `  ${name}`
  const start = head.length < column - 1 ? [head.padEnd(column) + first] : [head, margin + first]
  return [...start, ...rest.map((line) => margin + line)]
}
