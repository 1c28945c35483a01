const SHOWN = 160

/** A path of an archive as it may appear in a message: one line, plain ASCII, not endless. */
export function quotePath(path: string): string {
  const shown = path.length > SHOWN ? `${path.slice(0, SHOWN)}…` : path
  const plain = shown.replace(/[^\x20-\x7e…]|["\\]/gu, (character) =>
    character === '"' || character === '\\'
      ? `\\${character}`
      : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )
  return `"${plain}"`
}
