import type { Report } from '../model.ts'

/** report.json: readable at the top, and one line per item, so that a diff of two reports shows items. */
export function renderReportJson(report: Report): string {
  return [...reportJsonPieces(report)].join('')
}

/** The same text in pieces, in their order: a report of many items is long, and nobody has to hold it whole. */
export function* reportJsonPieces(report: Report): Generator<string> {
  let before = '{\n'
  for (const [key, value] of Object.entries(report)) {
    if (value === undefined) continue
    yield `${before}  ${JSON.stringify(key)}: `
    yield* valuePieces(value)
    before = ',\n'
  }
  yield '\n}\n'
}

function* valuePieces(value: unknown): Generator<string> {
  if (!Array.isArray(value)) {
    yield JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ')
    return
  }
  for (const [index, entry] of value.entries())
    yield `${index === 0 ? '[' : ','}\n    ${JSON.stringify(entry)}`
  yield value.length === 0 ? '[]' : '\n  ]'
}
