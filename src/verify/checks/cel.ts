// CEL over objects of the cluster. The library evaluates at once and knows no limit of time, and one of its functions takes a
// regular expression; so every evaluation runs under the watchdog of node:vm, which ends even a regular expression that would
// never end by itself. That is a limit, no sandbox: an expression can reach nothing but `object`.
import { createContext, Script } from 'node:vm'
import { Environment } from '@marcbachmann/cel-js'
import { isObject, isRawNumber, type Json, type JsonObject } from '../../core/json.ts'

const MAX_LENGTH = 10_000
const LIMITS = { maxAstNodes: 2_000, maxDepth: 100 }

function environmentWith(variables: Readonly<Record<string, string>>): Environment {
  const environment = new Environment({
    enableOptionalTypes: true,
    homogeneousAggregateLiterals: false,
    limits: LIMITS,
  })
  for (const [name, type] of Object.entries(variables)) environment.registerVariable(name, type)
  return environment
}

const CHECKS = environmentWith({ object: 'map' })
/** What an admission webhook's match condition knows, but for `authorizer`. */
const CONDITIONS = environmentWith({ object: 'dyn', oldObject: 'dyn', request: 'map' })

/** Why an expression over one `object` cannot be used, with the place in it; undefined when it can. */
export function celProblem(expression: string): string | undefined {
  return problemIn(CHECKS, expression)
}

/** The same for an expression over a request for admission. */
export function conditionProblem(expression: string): string | undefined {
  return problemIn(CONDITIONS, expression)
}

function problemIn(environment: Environment, expression: string): string | undefined {
  if (expression.length > MAX_LENGTH) return `is longer than ${MAX_LENGTH} characters`
  const { valid, type, error } = environment.check(expression)
  if (!valid) {
    const place = error?.range === undefined ? '' : ` at character ${error.range.start + 1}`
    return `is no CEL expression: ${error?.summary ?? 'unknown problem'}${place}`
  }
  return type === 'bool' || type === 'dyn' ? undefined : `must be true or false, but it is of type ${type}`
}

/** What an expression says about one object. An error is told without any value. */
export type CelAnswer = { readonly holds: boolean } | { readonly error: string }

export interface CelTest<Input = JsonObject> {
  /** One answer for each input; fewer when the time ran out. @param inputs raw JSON, or variables */
  answer(inputs: readonly Input[], limitMs: number): readonly CelAnswer[]
}

/** What an expression can name, as CEL sees it. */
export type CelVariables = Readonly<Record<string, unknown>>

export function celVariables(values: JsonObject): CelVariables {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, celValue(value)]))
}

/** @param expression one that has no `celProblem` */
export function compileCel(expression: string): CelTest {
  return compileIn(CHECKS, expression, (object) => celVariables({ object }))
}

/** @param expression one that has no `conditionProblem` */
export function compileCondition(expression: string): CelTest<CelVariables> {
  return compileIn(CONDITIONS, expression, (variables) => variables)
}

function compileIn<Input>(
  environment: Environment,
  expression: string,
  variablesOf: (input: Input) => CelVariables,
): CelTest<Input> {
  const evaluate = environment.parse(expression)
  const answerOne = (input: Input): CelAnswer => {
    try {
      const value: unknown = evaluate(variablesOf(input))
      return typeof value === 'boolean' ? { holds: value } : { error: 'it is neither true nor false' }
    } catch (error) {
      return { error: errorText(error, expression) }
    }
  }
  return {
    answer(inputs, limitMs) {
      const answers: CelAnswer[] = []
      const work = (): void => {
        for (const input of inputs) answers.push(answerOne(input))
      }
      underWatch(work, limitMs)
      return answers
    },
  }
}

const CALL = new Script('work()')

/** Ends quietly when the time is over, wherever the work is. */
function underWatch(work: () => void, limitMs: number): void {
  try {
    CALL.runInContext(createContext({ work }), { timeout: Math.max(1, Math.ceil(limitMs)) })
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error
  }
}

/** `no such key at "missing"`: the kind of the error and the part of the user's own expression. */
function errorText(error: unknown, expression: string): string {
  if (error instanceof RangeError) return 'it needs more memory than there is'
  const { code, range } = error as { code?: string; range?: { start: number; end: number } }
  if (typeof code !== 'string') return 'it cannot be evaluated'
  const part = range === undefined ? '' : expression.slice(range.start, Math.max(range.end, range.start + 1))
  return `${code.replaceAll('_', ' ')}${part === '' ? '' : ` at "${part}"`}`
}

const SMALLEST = -(2n ** 63n)
const LARGEST = 2n ** 63n - 1n
const INTEGER = /^-?\d+$/

/** As Kubernetes decodes JSON: a number without fraction and exponent that fits is an int, every other one a double. */
export function celValue(value: Json | undefined): unknown {
  if (typeof value === 'number') return celNumber(String(value))
  if (isRawNumber(value)) return celNumber(value.rawJSON)
  if (Array.isArray(value)) return value.map(celValue)
  if (!isObject(value)) return value
  // A Map, because a key of an object may be any text, `__proto__` included.
  return new Map(Object.entries(value).map(([key, entry]) => [key, celValue(entry)]))
}

function celNumber(literal: string): bigint | number {
  if (!INTEGER.test(literal)) return Number(literal)
  const whole = BigInt(literal)
  return whole >= SMALLEST && whole <= LARGEST ? whole : Number(literal)
}
