// Everything that comes from a backup or a server is shown as a code span: inside one, Markdown, HTML, mentions and links
// are plain text. A span can only be left through a run of backticks of its own length, so it is fenced by a longer one.
import { plainText } from '../plain-text.ts'

/** Also fit for a table cell: a bar is shown as its escape, because a table is cut at its bars before spans are read. */
export function codeSpan(text: string, maxLength = 500): string {
  const content = plainText(text, maxLength).trim().replaceAll('|', '\\u{7c}')
  if (content === '') return '–'
  const longest = Math.max(0, ...(content.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${content}${pad}${fence}`
}

/** A part of a document. `lines` may be cut from the end; `head` and `tail` stand or fall with the block. */
export interface Block {
  readonly head: string
  readonly lines: readonly string[]
  readonly tail: string
  /** How many lines there would be; `lines` may hold fewer from the start. */
  readonly total: number
  /** Said in place of the lines that are not there. */
  readonly more: (missing: number) => string
}

/** A block without lines to cut. */
export function fixedBlock(head: string): Block {
  return { head, lines: [], tail: '', total: 0, more: () => '' }
}

/** Blocks in their order, each as far as it fits; the result never has more than `maxBytes` bytes of UTF-8. */
export function fitBlocks(blocks: readonly Block[], maxBytes: number): string {
  let text = ''
  let left = maxBytes
  for (const block of blocks) {
    const part = fitBlock(block, left)
    if (part === undefined) return text
    text += part
    left -= bytesOf(part)
  }
  return text
}

/** All blocks, or undefined when not even their fixed parts fit. Room for lines is given away in the order of the blocks. */
export function fitAll(blocks: readonly Block[], maxBytes: number): string | undefined {
  const sizes = blocks.map((block) => bytesOf(block.head + block.tail + block.more(block.total)))
  let spare = maxBytes - sizes.reduce((sum, size) => sum + size, 0)
  if (spare < 0) return undefined
  const parts: string[] = []
  for (const [index, block] of blocks.entries()) {
    const room = spare + (sizes[index] ?? 0)
    const part = fitBlock(block, room) ?? ''
    parts.push(part)
    // A note that was not needed leaves room for the others.
    spare = room - bytesOf(part)
  }
  return parts.join('')
}

/** All blocks with all their lines. */
export function wholeBlocks(blocks: readonly Block[]): string {
  return fitBlocks(blocks, Number.POSITIVE_INFINITY)
}

function fitBlock({ head, lines, tail, total, more }: Block, maxBytes: number): string | undefined {
  // The longest note that may be needed is kept free from the start.
  let left = maxBytes - bytesOf(head) - bytesOf(tail) - bytesOf(more(total))
  if (left < 0) return undefined
  let shown = 0
  for (const line of lines) {
    const size = bytesOf(line)
    if (size > left) break
    left -= size
    shown++
  }
  const missing = total - shown
  return `${head}${lines.slice(0, shown).join('')}${missing > 0 ? more(missing) : ''}${tail}`
}

function bytesOf(text: string): number {
  return Buffer.byteLength(text)
}
