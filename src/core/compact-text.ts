/** A piece of a text keeps the whole text in memory, however small it is; a copy does not. For what outlives the text. */
export function compactText(text: string): string {
  return Buffer.from(text).toString()
}
