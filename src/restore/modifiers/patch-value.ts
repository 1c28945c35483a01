import { type Json, parseJson } from '../../core/json.ts'

/** What Velero's patch library says about JSON that is none. */
export const INVALID_STATE = 'invalid state detected'

/** What Go reads as a floating point number; not all of it is JSON. */
const GO_FLOAT =
  /^[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|inf(?:inity)?|nan|0x(?:[\da-f]+\.?[\da-f]*|\.[\da-f]+)p[-+]?\d+)$/i

/**
 * The JSON value that the text of a JSON patch stands for (M-10). A text becomes a string with its escapes read as JSON
 * reads them; where that is no string any more (a quote or a backslash inside) the text is taken as it is, and Velero's patch breaks.
 * @throws Error as Velero's patch library, for what looks like a number, a boolean, a list or a map but is none
 */
export function patchValue(text: string): Json {
  if (text === '') return ''
  if (text.startsWith('"') && text.endsWith('"'))
    return quoted(text.slice(1, text.length === 1 ? undefined : -1))
  return isLiteral(text) ? literal(text) : quoted(text)
}

function isLiteral(text: string): boolean {
  return text === 'null' || /^(?:true|false)$/i.test(text) || /^[{[]/.test(text) || isGoFloat(text)
}

/** Go refuses a number that is too large for a double. */
function isGoFloat(text: string): boolean {
  return (
    GO_FLOAT.test(text) && (!/^[-+]?[\d.]/.test(text) || /x/i.test(text) || Number.isFinite(Number(text)))
  )
}

function literal(text: string): Json {
  try {
    return parseJson(text)
  } catch {
    throw new Error(INVALID_STATE)
  }
}

function quoted(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string
  } catch {
    return text
  }
}
