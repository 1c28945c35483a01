// Velero's messages quote Go's YAML reader. Its two halves count lines differently: what the scanner finds is on the line
// it says, what the parser finds is said to be one line up, and a problem in the very first line has no line at all.
import type { LineCounter, YAMLParseError } from 'yaml'

interface Wording {
  readonly codes?: readonly YAMLParseError['code'][]
  readonly pattern?: RegExp
  readonly text: string
  readonly foundBy: 'scanner' | 'parser'
}

const WORDINGS: readonly Wording[] = [
  { pattern: /Flow sequence|end with a \]/, text: "did not find expected ',' or ']'", foundBy: 'parser' },
  { pattern: /Flow map .*|end with a \}/, text: "did not find expected ',' or '}'", foundBy: 'parser' },
  { pattern: /closing ["']quote/, text: 'found unexpected end of stream', foundBy: 'scanner' },
  { pattern: /reserved character/, text: 'found character that cannot start any token', foundBy: 'scanner' },
  { codes: ['TAB_AS_INDENT'], text: 'found character that cannot start any token', foundBy: 'scanner' },
  { codes: ['BAD_DQ_ESCAPE'], text: 'found unknown escape character', foundBy: 'scanner' },
  {
    pattern: /Nested mappings|^Implicit keys need/,
    text: 'mapping values are not allowed in this context',
    foundBy: 'scanner',
  },
  { codes: ['BAD_INDENT'], text: 'did not find expected key', foundBy: 'parser' },
  { pattern: /call stack/, text: 'exceeded max depth of 10000', foundBy: 'parser' },
]

const NOTHING_MORE: Wording = { text: 'did not find expected node content', foundBy: 'parser' }

/** `yaml: line 3: did not find expected key`; a problem that has no counterpart keeps the words of the reader here. */
export function goYamlMessage(problem: YAMLParseError, text: string, lines: LineCounter): string {
  const { code, message, pos } = problem
  const isOpenAtEnd = /^Flow /.test(message) && /[[{,]\s*$/.test(text)
  const wording = isOpenAtEnd
    ? NOTHING_MORE
    : WORDINGS.find((row) => row.codes?.includes(code) || row.pattern?.test(message))
  if (wording === undefined) return `yaml: line ${lines.linePos(pos[0]).line}: ${message}`
  const offset = code === 'MULTILINE_IMPLICIT_KEY' ? pos[1] : pos[0]
  const line = zeroBasedLine(offset, text, lines, wording.foundBy)
  const shown = wording.foundBy === 'scanner' && line > 0 ? line + 1 : line
  return `yaml: ${shown === 0 ? '' : `line ${shown}: `}${wording.text}`
}

/** For the parser, the end of a text is on a line of its own. */
function zeroBasedLine(
  offset: number,
  text: string,
  lines: LineCounter,
  foundBy: Wording['foundBy'],
): number {
  if (offset < text.trimEnd().length) return lines.linePos(offset).line - 1
  const breaks = text.split('\n').length - 1
  return foundBy === 'parser' && !text.endsWith('\n') ? breaks + 1 : breaks
}
