import { rename, rm, writeFile } from 'node:fs/promises'

/** A text in pieces, which may be tiny. */
export type Pieces = Iterable<string>

/** Writes a file that is whole or absent. Rejects with the system's error. */
export async function writeWhole(path: string, content: string | Uint8Array | Pieces): Promise<void> {
  const part = `${path}.part`
  try {
    const isWhole = typeof content === 'string' || content instanceof Uint8Array
    await writeFile(part, isWhole ? content : largePieces(content))
    await rename(part, path)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

const PIECE_LENGTH = 256 * 1024

/** Each of them becomes a write. */
function* largePieces(pieces: Pieces): Generator<string> {
  let waiting: string[] = []
  let length = 0
  for (const piece of pieces) {
    waiting.push(piece)
    length += piece.length
    if (length < PIECE_LENGTH) continue
    yield waiting.join('')
    waiting = []
    length = 0
  }
  if (length > 0) yield waiting.join('')
}
