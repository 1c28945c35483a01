import { RehearsalError } from '../core/rehearsal-error.ts'
import type { Place } from './option-row.ts'
import { EXCLUSIVE, OPTION_NAMES, type OptionName, type OptionValues, optionsOf, rowOf } from './options.ts'
import { parseValue } from './parse-value.ts'

/** What a user wrote for one option, and how they know it: `--deadline`, `REHEARSE_DEADLINE`, `input deadline`. */
export interface Given {
  readonly name: OptionName
  readonly label: string
  /** In the order they were written; not empty. */
  readonly texts: readonly string[]
}

export interface ReadValues {
  /** Only to be used when there are no problems. */
  readonly values: OptionValues
  readonly problems: readonly RehearsalError[]
}

/** Every default of the table, as a value. */
const DEFAULTS: Readonly<Record<string, unknown>> = Object.fromEntries(
  OPTION_NAMES.map((name) => [name, defaultOf(name)] as const),
)

/** All options of one place: what was given, else the default. Looks at everything before it reports anything. */
export function readValues(
  place: Place,
  given: readonly Given[],
  labelOf: (name: OptionName) => string,
): ReadValues {
  const problems: RehearsalError[] = []
  const values = new Map<OptionName, unknown>()
  for (const name of optionsOf(place)) {
    const row = rowOf(name)
    const found = given.find((one) => one.name === name)
    if (found === undefined) {
      if (row.requiredWithout !== undefined && !given.some((one) => one.name === row.requiredWithout))
        problems.push(new RehearsalError('OPTION_MISSING', `${labelOf(name)} is missing. ${row.doc}`))
      continue
    }
    const reading = parseValue(row, found.texts)
    if ('value' in reading) values.set(name, reading.value)
    else problems.push(new RehearsalError('OPTION_INVALID', `${found.label}: ${reading.problem}`))
  }
  // The table gives every option its type, and the parsers are typed by the same table; this is where the two meet.
  return {
    values: { ...DEFAULTS, ...Object.fromEntries(values) } as OptionValues,
    problems: [...problems, ...conflicts(given)],
  }
}

function conflicts(given: readonly Given[]): readonly RehearsalError[] {
  // A runner of workflows gives the default of every input.
  const chosen = given.filter(({ name, texts }) => texts.length !== 1 || texts[0] !== rowOf(name).default)
  return EXCLUSIVE.flatMap((pair) => {
    const [first, second] = pair.map((name) => chosen.find((one) => one.name === name)?.label)
    if (first === undefined || second === undefined) return []
    return [new RehearsalError('OPTION_CONFLICT', `${first} and ${second} cannot be given together`)]
  })
}

function defaultOf(name: OptionName): unknown {
  const row = rowOf(name)
  if (row.default === undefined) return undefined
  const reading = parseValue(row, [row.default])
  if ('problem' in reading) throw new Error(`default of ${name}: ${reading.problem}`)
  return reading.value
}
