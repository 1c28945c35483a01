import type { Report } from '../model.ts'

/** report.json: readable at the top, and one line per item, so that a diff of two reports shows items. */
export function renderReportJson(report: Report): string {
  const lines = Object.entries(report)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `  ${JSON.stringify(key)}: ${renderValue(value)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}

function renderValue(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value, undefined, 2).replaceAll('\n', '\n  ')
  if (value.length === 0) return '[]'
  return `[\n${value.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`
}
