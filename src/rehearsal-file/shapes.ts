// What the values of a rehearsal file can be, beyond the shapes of a Restore.
import { parseDuration } from '../core/duration.ts'
import type { Json, JsonObject } from '../core/json.ts'
import { nearest } from '../core/nearest.ts'
import { record, refuse, type Shape, shape } from '../restore/document/shape.ts'
import { nameOfType } from '../restore/document/yaml.ts'

/** A text that is not empty. */
export const word: Shape<string> = shape({ type: 'string', minLength: 1 }, (value, path, problems) => {
  if (typeof value === 'string' && value !== '') return value
  // To YAML `y` is true, and 1.30 the number 1.3.
  if (typeof value !== 'boolean' && typeof value !== 'number')
    return refuse(value, path, problems, 'a text that says something')
  return addProblem(problems, `${path} must be a text, not ${nameOfType(value)}: write it in quotes`)
})

const KIND = /^[A-Za-z][A-Za-z0-9]*$/

/** `Deployment`. */
export const kindName: Shape<string> = shape(
  { type: 'string', pattern: KIND.source },
  (value, path, problems) =>
    typeof value === 'string' && KIND.test(value)
      ? value
      : refuseValue(value, path, problems, 'a kind such as Deployment'),
)

export function choice<const T extends string>(choices: readonly T[]): Shape<T> {
  return shape({ enum: choices }, (value, path, problems) => {
    const found = choices.find((one) => one === value)
    if (found !== undefined) return found
    const meant = typeof value === 'string' ? nearest(value, choices) : undefined
    const question = meant === undefined ? '' : `; did you mean ${meant}?`
    return addProblem(problems, `${path} must be one of ${choices.join(', ')}${question}`)
  })
}

/** `10m`, `1h30m` → milliseconds. */
export const milliseconds: Shape<number> = shape(
  { type: 'string', pattern: '^(?:\\d+(?:\\.\\d+)?(?:h|m|s|ms))+$' },
  (value, path, problems) => {
    const ms = typeof value === 'string' ? parseDuration(value) : undefined
    if (ms !== undefined && ms > 0) return ms
    return refuseValue(value, path, problems, 'a duration such as 10m, 1h30m or 90s')
  },
)

export function wholeNumber(minimum: number, maximum = 1_000_000_000): Shape<number> {
  return shape({ type: 'integer', minimum, maximum }, (value, path, problems) =>
    typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum
      ? value
      : refuseValue(value, path, problems, `a whole number from ${minimum} to ${maximum}`),
  )
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** `2027-06-30`, a day that there is. */
export const day: Shape<string> = shape({ type: 'string', pattern: DAY.source }, (value, path, problems) => {
  if (typeof value === 'string' && DAY.test(value)) {
    const time = new Date(`${value}T00:00:00Z`)
    // 31 June would become 1 July.
    if (!Number.isNaN(time.getTime()) && time.toISOString().startsWith(value)) return value
  }
  return refuseValue(value, path, problems, 'a day such as 2027-06-30')
})

/** `true` and nothing else. */
export const yes: Shape<true> = shape({ const: true }, (value, path, problems) =>
  value === true ? true : addProblem(problems, `${path} can only be true`),
)

/** A record under names from a closed list. */
export function namedRecord<T, N extends string>(
  names: readonly N[],
  entry: (name: N) => Shape<T>,
): Shape<{ readonly [K in N]?: T }> {
  // One shape for each name is what a record asks for; from a list its type cannot be told.
  return record(Object.fromEntries(names.map((name) => [name, entry(name)])) as never)
}

/** A shape with one more test: the problem, without its path, or undefined. */
export function tested<T>(inner: Shape<T>, problemOf: (value: T) => string | undefined): Shape<T> {
  return shape(inner.schema, (value, path, problems) => {
    const read = inner(value, path, problems)
    const problem = read === undefined ? undefined : problemOf(read)
    return problem === undefined ? read : addProblem(problems, `${path} ${problem}`)
  })
}

/** A record that must have some of its keys. */
export function needing<T extends object>(inner: Shape<T>, keys: readonly (keyof T & string)[]): Shape<T> {
  return shape({ ...inner.schema, required: keys }, (value, path, problems) => {
    const read = inner(value, path, problems)
    if (read === undefined) return undefined
    const missing = keys.filter((key) => !isWritten(value, key))
    for (const key of missing) problems.push(`${path} has no ${key}`)
    // A key whose value is wrong has its own problem.
    return keys.some((key) => read[key] === undefined) ? undefined : read
  })
}

/** A list that holds something. */
export function filled<T>(inner: Shape<readonly T[]>): Shape<readonly T[]> {
  return shape({ ...inner.schema, minItems: 1 }, (value, path, problems) =>
    Array.isArray(value) && value.length === 0
      ? addProblem(problems, `${path} is an empty list`)
      : inner(value, path, problems),
  )
}

/** Null and absent are the same. */
export function isWritten(value: Json, key: string): boolean {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
  const written = (value as JsonObject)[key]
  return written !== undefined && written !== null
}

export function addProblem(problems: string[], problem: string): undefined {
  problems.push(problem)
}

const MAX_QUOTED = 40

/** As `refuse`, with the value itself where it is short. */
function refuseValue(value: Json, path: string, problems: string[], expected: string): undefined {
  const quoted = JSON.stringify(value)
  if (typeof value === 'object' || quoted.length > MAX_QUOTED) return refuse(value, path, problems, expected)
  problems.push(`${path} must be ${expected}, not ${quoted}`)
}
