// Arguments → a call, or every problem of them at once. `parseArgs` only cuts the arguments into tokens: it would stop at
// the first problem, and it does not know our types.
import { parseArgs } from 'node:util'
import { COMMAND_NAMES, type CommandName } from '../config/option-row.ts'
import { OPTION_NAMES, type OptionName, type OptionValues, optionsOf, rowOf } from '../config/options.ts'
import { type Given, readValues } from '../config/read-values.ts'
import { nearest } from '../core/nearest.ts'
import { RehearsalError } from '../core/rehearsal-error.ts'
import { commandRow } from './command-table.ts'
import { variableOf } from './help.ts'

export type CommandLine =
  | { readonly kind: 'help'; readonly command: CommandName | undefined }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'call'
      readonly command: CommandName
      readonly values: OptionValues
      readonly words: readonly string[]
    }
  | {
      readonly kind: 'problems'
      readonly command: CommandName | undefined
      readonly problems: readonly RehearsalError[]
    }

type Environment = Readonly<Record<string, string | undefined>>

const FLAGS = OPTION_NAMES.filter((name) => rowOf(name).places.some((place) => place !== 'action'))
const PARSE_OPTIONS = Object.fromEntries(
  FLAGS.map((name) => {
    const { type, short } = rowOf(name)
    return [
      name,
      { type: type === 'boolean' ? ('boolean' as const) : ('string' as const), ...(short && { short }) },
    ]
  }),
)

export function readCommandLine(args: readonly string[], environment: Environment): CommandLine {
  const { flags, words, problems } = cut(args)
  const command = COMMAND_NAMES.find((name) => name.split(' ').every((word, index) => words[index] === word))
  if (flags.some(({ name }) => name === 'help')) return { kind: 'help', command }
  if (flags.some(({ name }) => name === 'version')) return { kind: 'version' }
  if (command === undefined) {
    if (args.length === 0) return { kind: 'help', command }
    return { kind: 'problems', command, problems: [unknownCommand(words), ...problems] }
  }
  const given = [...flagsOf(command, flags, problems), ...variablesOf(command, flags, environment)]
  const { values, problems: more } = readValues(command, given, (name) => `--${name}`)
  const own = words.slice(command.split(' ').length)
  const hasStranger = problems.some(({ code }) => code === 'OPTION_UNKNOWN')
  const all = [...problems, ...more, ...wordProblems(command, own, hasStranger, values)]
  return all.length > 0
    ? { kind: 'problems', command, problems: all }
    : { kind: 'call', command, values, words: own }
}

interface Flag {
  readonly name: string
  /** As it was typed: `-f`, `--restore-file`. */
  readonly rawName: string
  readonly value: string | undefined
}

interface Cut {
  readonly flags: readonly Flag[]
  readonly words: readonly string[]
  /** Of flags without their value; more are added on the way. */
  readonly problems: RehearsalError[]
}

function cut(args: readonly string[]): Cut {
  const { tokens } = parseArgs({
    args: [...args],
    options: PARSE_OPTIONS,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const options = tokens.filter((token) => token.kind === 'option')
  // `--backup --json`: the next flag is not the name of a backup. Without the first the rest is read as it was meant.
  const hungry = options.find(({ name, value, inlineValue }) => {
    if (!isFlag(name) || rowOf(name).type === 'boolean') return false
    return value === undefined || (inlineValue === false && value.startsWith('-') && value.length > 1)
  })
  if (hungry === undefined) {
    const words = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value)
    return { flags: options, words, problems: [] }
  }
  const rest = cut(args.toSpliced(hungry.index, 1))
  const hint =
    hungry.value === undefined ? '' : `; a value that starts with a dash is written ${hungry.rawName}=-…`
  rest.problems.unshift(new RehearsalError('OPTION_MISSING', `${hungry.rawName} needs a value${hint}`))
  return rest
}

/** The flags that this command has; every other one is a problem. */
function flagsOf(command: CommandName, flags: readonly Flag[], problems: RehearsalError[]): readonly Given[] {
  const known = optionsOf(command)
  const given = new Map<OptionName, { label: string; texts: string[] }>()
  for (const { name, rawName, value } of flags) {
    if (!isFlag(name) || !known.includes(name)) {
      problems.push(new RehearsalError('OPTION_UNKNOWN', `${rawName} ${whyUnknown(name, command)}`))
      continue
    }
    const earlier = given.get(name)
    if (earlier === undefined) given.set(name, { label: rawName, texts: [value ?? 'true'] })
    else earlier.texts.push(value ?? 'true')
  }
  return [...given].map(([name, { label, texts }]) => ({ name, label, texts }))
}

function whyUnknown(name: string, command: CommandName): string {
  const base = `is not an option of \`rehearse ${command}\``
  if (isFlag(name)) {
    const owners = COMMAND_NAMES.filter((other) => rowOf(name).places.includes(other)).map(
      (other) => `\`${other}\``,
    )
    return `${base}; it belongs to ${owners.join(', ')}`
  }
  const similar = nearest(name, optionsOf(command))
  return similar === undefined ? base : `${base}; did you mean --${similar}?`
}

/** A flag wins over its variable; an empty variable is none. */
function variablesOf(
  command: CommandName,
  flags: readonly Flag[],
  environment: Environment,
): readonly Given[] {
  return optionsOf(command).flatMap((name) => {
    const label = variableOf(name)
    const value = label === undefined ? undefined : environment[label]
    if (label === undefined || !value || flags.some((flag) => flag.name === name)) return []
    return [{ name, label, texts: [value] }]
  })
}

function wordProblems(
  command: CommandName,
  words: readonly string[],
  hasStranger: boolean,
  values: OptionValues,
): readonly RehearsalError[] {
  const row = commandRow(command).words
  const isNeeded = row?.unless === undefined || values[row.unless] === undefined
  if (isNeeded && words.length < (row?.atLeast ?? 0)) {
    return [new RehearsalError('OPTION_MISSING', `${row?.name} is missing. ${row?.doc}`)]
  }
  const extra = words[row?.atMost ?? 0]
  // Behind an unknown flag it is most likely that flag's value.
  if (extra === undefined || hasStranger) return []
  return [new RehearsalError('OPTION_UNKNOWN', `'${extra}' is one word too many for \`rehearse ${command}\``)]
}

function unknownCommand(words: readonly string[]): RehearsalError {
  const [first, second] = words
  if (first === undefined)
    return new RehearsalError('OPTION_MISSING', `a command is missing: ${COMMAND_NAMES.join(', ')}`)
  if (first === 'cluster' && second === undefined) {
    const seconds = COMMAND_NAMES.flatMap((name) => /^cluster (.+)/.exec(name)?.[1] ?? [])
    return new RehearsalError(
      'OPTION_MISSING',
      `\`rehearse cluster\` needs a second word: ${seconds.join(', ')}`,
    )
  }
  const typed = first === 'cluster' ? `${first} ${second}` : first
  const similar = nearest(typed, COMMAND_NAMES)
  const question = similar === undefined ? '' : `; did you mean \`${similar}\`?`
  return new RehearsalError('OPTION_UNKNOWN', `'${typed}' is not a command${question}`)
}

function isFlag(name: string): name is OptionName {
  return (FLAGS as readonly string[]).includes(name)
}
