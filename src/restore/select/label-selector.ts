import type { LabelSelector } from '../restore-document.ts'
import { labelKeyProblems, labelValueProblems } from './label-syntax.ts'

export type Labels = Readonly<Record<string, string>>
export type LabelTest = (labels: Labels) => boolean

interface Operator {
  readonly test: (value: string | undefined, values: ReadonlySet<string>) => boolean
  /** What Kubernetes says when the number of values is wrong. */
  readonly valuesProblem: (count: number) => string | undefined
}

const NEEDS_VALUES = "for 'in', 'notin' operators, values set can't be empty"
const NEEDS_NO_VALUES = 'values set must be empty for exists and does not exist'

const OPERATORS = new Map<string, Operator>([
  [
    'In',
    {
      test: (value, values) => value !== undefined && values.has(value),
      valuesProblem: (count) => (count === 0 ? NEEDS_VALUES : undefined),
    },
  ],
  [
    'NotIn',
    {
      test: (value, values) => value === undefined || !values.has(value),
      valuesProblem: (count) => (count === 0 ? NEEDS_VALUES : undefined),
    },
  ],
  [
    'Exists',
    {
      test: (value) => value !== undefined,
      valuesProblem: (count) => (count > 0 ? NEEDS_NO_VALUES : undefined),
    },
  ],
  [
    'DoesNotExist',
    {
      test: (value) => value === undefined,
      valuesProblem: (count) => (count > 0 ? NEEDS_NO_VALUES : undefined),
    },
  ],
])

interface Expression {
  readonly key: string
  readonly operator: string
  readonly values: readonly string[]
}

/** An empty selector matches everything. @throws Error in Kubernetes' own words for what a selector cannot say */
export function compileSelector(selector: LabelSelector): LabelTest {
  const tests = expressionsOf(selector).map(compileExpression)
  return (labels) => tests.every((test) => test(labels))
}

function expressionsOf(selector: LabelSelector): readonly Expression[] {
  const labels = Object.entries(selector.matchLabels ?? {}).map(([key, value]) => ({
    key,
    operator: 'In',
    values: [value],
  }))
  const expressions = (selector.matchExpressions ?? []).map((entry) => ({
    ...entry,
    values: entry.values ?? [],
  }))
  return [...labels, ...expressions]
}

function compileExpression(expression: Expression): LabelTest {
  const operator = OPERATORS.get(expression.operator)
  if (operator === undefined)
    throw new Error(`${JSON.stringify(expression.operator)} is not a valid label selector operator`)
  const { key } = expression
  const problems = problemsOf(expression, operator)
  if (problems.length > 0) throw new Error(problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`)
  const values = new Set(expression.values)
  return (labels) => operator.test(Object.hasOwn(labels, key) ? labels[key] : undefined, values)
}

function problemsOf({ key, values }: Expression, operator: Operator): readonly string[] {
  const countProblem = operator.valuesProblem(values.length)
  return [
    ...problem('key', JSON.stringify(key), labelKeyProblems(key)),
    ...problem('values', goList(values), countProblem === undefined ? [] : [countProblem]),
    ...values.flatMap((value, index) =>
      problem(`values[${index}][${key}]`, JSON.stringify(value), labelValueProblems(value)),
    ),
  ]
}

function problem(field: string, value: string, why: readonly string[]): readonly string[] {
  return why.length === 0 ? [] : [`${field}: Invalid value: ${value}: ${why.join('; ')}`]
}

/** As Go prints a list of texts for programmers. */
function goList(values: readonly string[]): string {
  return `[]string${values.length === 0 ? '(nil)' : `{${values.map((value) => JSON.stringify(value)).join(', ')}}`}`
}
