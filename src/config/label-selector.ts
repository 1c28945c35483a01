// The selector syntax of kubectl, as text → LabelSelector. A value may stand between parentheses only, so a comma outside
// of them always ends a requirement.
import type { LabelSelector } from '../restore/restore-document.ts'

export type Reading<T> = { readonly value: T } | { readonly problem: string }

interface Expression {
  readonly key: string
  readonly operator: string
  readonly values?: readonly string[]
}

const SET = /^(\S+?)\s+(in|notin)\s*\((.*)\)$/s
const EQUALITY = /^([^=!]+?)\s*(==|=|!=)\s*(.*)$/s
const NAME = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/
const PREFIX = /^(?=.{1,253}$)[a-z0-9](?:[-a-z0-9]*[a-z0-9])?(?:\.[a-z0-9](?:[-a-z0-9]*[a-z0-9])?)*$/

/** `a=b,c!=d,x in (1,2),y notin (3),key,!key`; all must hold. */
export function parseLabelSelector(text: string): Reading<LabelSelector> {
  const matchLabels: [string, string][] = []
  const matchExpressions: Expression[] = []
  for (const part of requirementsOf(text)) {
    const read = parseRequirement(part)
    if ('problem' in read) return read
    const { key, operator, values = [] } = read.value
    // A key that is asked for twice (`a=b,a=c`) keeps both demands: only one of them fits into matchLabels.
    const isFree = operator === 'Equals' && !matchLabels.some(([taken]) => taken === key)
    if (isFree) matchLabels.push([key, values[0] ?? ''])
    else matchExpressions.push(operator === 'Equals' ? { key, operator: 'In', values } : read.value)
  }
  return {
    value: {
      ...(matchLabels.length > 0 && { matchLabels: Object.fromEntries(matchLabels) }),
      ...(matchExpressions.length > 0 && { matchExpressions }),
    },
  }
}

/** Velero puts ` or ` between the selectors (S-51). */
export function parseOrSelectors(text: string): Reading<readonly LabelSelector[]> {
  const selectors: LabelSelector[] = []
  for (const part of text.split(' or ')) {
    const read = parseLabelSelector(part)
    if ('problem' in read) return read
    selectors.push(read.value)
  }
  return { value: selectors }
}

function requirementsOf(text: string): readonly string[] {
  const parts = text.split(/,(?![^(]*\))/).map((part) => part.trim())
  return parts.length > 1 && parts.at(-1) === '' ? parts.slice(0, -1) : parts
}

function parseRequirement(text: string): Reading<Expression> {
  if (text === '') return { problem: 'has an empty requirement' }
  const [, setKey, word, list] = SET.exec(text) ?? []
  if (setKey !== undefined && list !== undefined) {
    const values = list.split(',').map((value) => value.trim())
    return checked({ key: setKey, operator: word === 'in' ? 'In' : 'NotIn', values })
  }
  const [, key, sign, value] = EQUALITY.exec(text) ?? []
  if (key !== undefined && value !== undefined) {
    return checked({ key, operator: sign === '!=' ? 'NotIn' : 'Equals', values: [value] })
  }
  if (text.startsWith('!')) return checked({ key: text.slice(1).trim(), operator: 'DoesNotExist' })
  return checked({ key: text, operator: 'Exists' })
}

function checked(expression: Expression): Reading<Expression> {
  if (!isLabelKey(expression.key)) return { problem: `'${expression.key}' is not a label key` }
  const bad = expression.values?.find((value) => !isLabelValue(value))
  return bad === undefined ? { value: expression } : { problem: `'${bad}' is not a label value` }
}

function isLabelKey(key: string): boolean {
  const slash = key.indexOf('/')
  if (slash < 0) return NAME.test(key)
  return PREFIX.test(key.slice(0, slash)) && NAME.test(key.slice(slash + 1))
}

function isLabelValue(value: string): boolean {
  return value === '' || NAME.test(value)
}
