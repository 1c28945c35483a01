const PROBLEMS =
  'Invalid value|Required value|Unsupported value|Duplicate value|Forbidden|Too long|Too many|Too few|Not found|Internal error'
const FIRST = new RegExp(`(?:is invalid: |^)\\[?([\\w][\\w.\\-/\\[\\]()]*): (${PROBLEMS})`)

/**
 * The first complaint of a server about the content of an object: `spec.ports[].port: Invalid value`, without positions, keys
 * and values, which differ from object to object. Undefined when it complains about something else.
 */
export function problemOf(words: string): string | undefined {
  const [, field, problem] = FIRST.exec(words) ?? []
  if (field === undefined || problem === undefined) return undefined
  return `${field.replace(/\[[^\]]*\]/g, '[]')}: ${problem}`
}
