import { type Json, parseJson } from '../../core/json.ts'

/** A command in a hook annotation (S-84): a JSON list of texts, or else all of it as one argument. */
export function annotatedCommand(text: string): readonly string[] {
  return (text.startsWith('[') ? textList(text) : undefined) ?? [text]
}

/** Go reads null as an empty text. */
function textList(text: string): readonly string[] | undefined {
  let value: Json
  try {
    value = parseJson(text)
  } catch {
    return undefined
  }
  if (!Array.isArray(value)) return undefined
  const words = value.map((word) => word ?? '')
  return words.every((word) => typeof word === 'string') ? words : undefined
}
