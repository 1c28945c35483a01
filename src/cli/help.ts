import { COMMAND_NAMES, type CommandName, GROUPS, type OptionRow } from '../config/option-row.ts'
import { type OptionName, optionsOf, rowOf } from '../config/options.ts'
import { commandRow, EXIT_CODES } from './command-table.ts'
import { entry, wrap } from './wrap.ts'

/** Column at which the explanation of an option starts. */
const OPTION_COLUMN = 36

/** What `rehearse` prints when it is told nothing. */
export function programHelp(width: number): string {
  const column = Math.max(...COMMAND_NAMES.map((name) => name.length)) + 4
  return lines(
    'rehearse COMMAND',
    '',
    ...wrap(
      'Rehearses the restore of a Velero backup: every item goes into a real API server and is accounted for.',
      width,
    ),
    '',
    'Commands',
    ...COMMAND_NAMES.flatMap((name) => entry(name, commandRow(name).summary, column, width)),
    '',
    '`rehearse COMMAND --help` tells its options, examples and exit codes.',
  )
}

/** `notes` are paragraphs that the tables cannot know, such as the versions of Kubernetes that there are. */
export function commandHelp(command: CommandName, width: number, notes: readonly string[] = []): string {
  const { words, summary, about, examples, exitCodes } = commandRow(command)
  const usage =
    words === undefined
      ? ''
      : words.atLeast > 0 && words.unless === undefined
        ? ` ${words.name}`
        : ` [${words.name}${words.atMost > 1 ? ' ...' : ''}]`
  const hasVariables = optionsOf(command).some((name) => variableOf(name) !== undefined)
  return lines(
    `rehearse ${command}${usage} [options]`,
    '',
    ...wrap(`${summary} ${about}`, width),
    ...(words === undefined ? [] : ['', ...entry(words.name, words.doc, words.name.length + 4, width)]),
    ...optionBlocks(command, width),
    ...notes.flatMap((note) => ['', ...wrap(note, width)]),
    ...(hasVariables ? ['', 'A variable can set an option too: REHEARSE_REPORT_DIR for --report-dir.'] : []),
    '',
    'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
    'Exit codes',
    ...exitCodes.flatMap((code) => entry(String(code).padStart(3), EXIT_CODES[code], 7, width)),
  )
}

/** The variable that sets an option when no flag does. Those that are about one call only have none. */
export function variableOf(name: OptionName): string | undefined {
  const { group, isFlagOnly } = rowOf(name)
  return group === 'general' || isFlagOnly ? undefined : `REHEARSE_${name.toUpperCase().replaceAll('-', '_')}`
}

/** `-f, --restore-file FILE`, `--restore-pvs[=false]`, `--profile velero-1.18|velero-1.9`. */
export function flagOf(name: OptionName): string {
  const row = rowOf(name)
  const long = row.short === undefined ? `--${name}` : `-${row.short}, --${name}`
  if (row.type === 'boolean') return row.default === undefined ? `${long}[=false]` : long
  return `${long} ${row.type === 'choice' ? row.choices?.join('|') : row.placeholder}`
}

function optionBlocks(command: CommandName, width: number): readonly string[] {
  const names = optionsOf(command)
  return Object.entries(GROUPS).flatMap(([group, title]) => {
    const members = names.filter((name) => rowOf(name).group === group)
    if (members.length === 0) return []
    return [
      '',
      title,
      ...members.flatMap((name) => entry(flagOf(name), docOf(rowOf(name), command), OPTION_COLUMN, width)),
    ]
  })
}

function docOf(row: OptionRow, command: CommandName): string {
  const doc = row.docAt?.[command] ?? row.doc
  return row.type === 'boolean' || !row.default ? doc : `${doc} Default: ${row.default}.`
}

function lines(...all: readonly string[]): string {
  return `${all.join('\n')}\n`
}
