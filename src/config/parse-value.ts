import { formatDuration, parseAge, parseDuration } from '../core/duration.ts'
import { parseSize } from '../core/size.ts'
import { parseBackupChoice } from './backup-wish.ts'
import { parseLabelSelector, parseOrSelectors, type Reading } from './label-selector.ts'
import type { OptionRow, OptionType, ValueOf } from './option-row.ts'

/** The words that Velero's own three-valued flags take. */
const BOOLEANS: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(['1', 't', 'T', 'true', 'True', 'TRUE'].map((word) => [word, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'false', 'False', 'FALSE'].map((word) => [word, false])),
}

const PARSERS: { readonly [T in OptionType]: (text: string, row: OptionRow) => Reading<ValueOf[T]> } = {
  text: (text) => ({ value: text }),
  choice: (text, { choices = [] }) =>
    choices.includes(text) ? { value: text } : { problem: `'${text}' is none of ${choices.join(', ')}` },
  list: (text, { choices }) => {
    const entries = splitList(text)
    const odd = choices === undefined ? undefined : entries.find((entry) => !choices.includes(entry))
    return odd === undefined ? { value: entries } : { problem: `'${odd}' is none of ${choices?.join(', ')}` }
  },
  map: (text) => parsePairs(splitList(text)),
  settings: (text) => parseSettings(splitList(text)),
  boolean: (text) => {
    const value = Object.hasOwn(BOOLEANS, text) ? BOOLEANS[text] : undefined
    return value === undefined ? { problem: `'${text}' is neither true nor false` } : { value }
  },
  duration: (text, { atLeast = 0 }) => {
    const ms = parseDuration(text)
    if (ms === undefined) return { problem: `'${text}' is not a duration such as 10m, 1h30m or 90s` }
    return ms >= atLeast ? { value: ms } : { problem: `'${text}' is less than ${formatDuration(atLeast)}` }
  },
  age: (text) => {
    const ms = parseAge(text)
    return ms === undefined ? { problem: `'${text}' is not a time such as 26h, 90m or 7d` } : { value: ms }
  },
  backup: (text) => parseBackupChoice(text),
  size: (text, { atLeast = 0 }) => {
    const bytes = parseSize(text)
    if (bytes === undefined) return { problem: `'${text}' is not a size such as 500MiB or 2GiB` }
    return bytes >= atLeast ? { value: bytes } : { problem: `'${text}' is less than ${atLeast} bytes` }
  },
  integer: (text, { atLeast = 0 }) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    return value >= atLeast
      ? { value }
      : { problem: `'${text}' is not a whole number of at least ${atLeast}` }
  },
  percent: (text) => {
    const share = /^\d{1,3}(?:\.\d{1,4})?%$/.test(text) ? Number(text.slice(0, -1)) / 100 : Number.NaN
    return share <= 1 ? { value: share } : { problem: `'${text}' is not a share such as 5%` }
  },
  factor: (text) => {
    const factor = /^\d{1,4}(?:\.\d{1,4})?x?$/.test(text) ? Number(text.replace('x', '')) : Number.NaN
    return factor >= 1
      ? { value: factor }
      : { problem: `'${text}' is not a factor of at least 1, such as 2x or 1.5` }
  },
  selector: (text) => withSyntax(parseLabelSelector(text)),
  selectors: (text) => withSyntax(parseOrSelectors(text)),
}

/** Types whose option may be given several times. The texts are joined as if they had been written in one. */
const JOINTS: Partial<Readonly<Record<OptionType, string>>> = {
  list: ',',
  map: ',',
  settings: ',',
  selector: ',',
  selectors: ' or ',
}

/** The value of one option from all the texts that were given for it. `texts` is not empty. */
export function parseValue(row: OptionRow, texts: readonly string[]): Reading<ValueOf[OptionType]> {
  const joint = JOINTS[row.type]
  if (joint === undefined && texts.length > 1) return { problem: `given ${texts.length} times` }
  return PARSERS[row.type](texts.join(joint), row)
}

/** Entries between commas or line ends, without the blanks around them. Velero's flags keep the blanks (S-51), which never helps. */
function splitList(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

function parsePairs(entries: readonly string[]): Reading<Readonly<Record<string, string>>> {
  const pairs = new Map<string, string>()
  for (const entry of entries) {
    const [, from, to] = /^([^=:]+)[=:]([^=:]+)$/.exec(entry) ?? []
    if (from === undefined || to === undefined) return { problem: `'${entry}' is not a pair such as a=b` }
    const taken = pairs.get(from.trim())
    if (taken !== undefined && taken !== to.trim()) return { problem: `'${from.trim()}' is mapped twice` }
    pairs.set(from.trim(), to.trim())
  }
  return { value: Object.fromEntries(pairs) }
}

/** A value is not repeated in a problem: it may be a secret. */
function parseSettings(entries: readonly string[]): Reading<Readonly<Record<string, string>>> {
  const settings = new Map<string, string>()
  for (const entry of entries) {
    const [, name, value] = /^([A-Za-z][\w.-]*)\s*=\s*(.+)$/.exec(entry) ?? []
    if (name === undefined || value === undefined) {
      return { problem: `entry ${settings.size + 1} is not of the form key=value` }
    }
    if (settings.has(name)) return { problem: `'${name}' is set twice` }
    settings.set(name, value)
  }
  return { value: Object.fromEntries(settings) }
}

function withSyntax<T>(reading: Reading<T>): Reading<T> {
  return 'problem' in reading
    ? { problem: `${reading.problem}; write it as in a=b,c!=d,x in (1,2),!key` }
    : reading
}
