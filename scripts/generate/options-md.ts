import { OUTPUTS } from '../../src/action/outputs.ts'
import { COMMANDS, EXIT_CODES } from '../../src/cli/command-table.ts'
import { flagOf, variableOf } from '../../src/cli/help.ts'
import { COMMAND_NAMES, GROUPS, type OptionRow, type OptionType } from '../../src/config/option-row.ts'
import { EXCLUSIVE, OPTION_NAMES, type OptionName, rowOf } from '../../src/config/options.ts'
import { VARIABLES } from '../../src/config/variables.ts'
import { GENERATED } from './notice.ts'

const SYNTAX: Readonly<Record<OptionType, (row: OptionRow) => string>> = {
  text: () => 'text',
  choice: ({ choices = [] }) => choices.map((choice) => `\`${choice}\``).join(' or '),
  list: () => 'texts with `,` or line ends between them',
  map: () => 'pairs `a=b` with `,` or line ends between them',
  settings: () => 'settings `key=value` with `,` or line ends between them',
  boolean: () => '`true` or `false`; the flag alone means `true`',
  duration: () => 'duration: `90s`, `10m`, `1h30m`',
  age: () => 'time: `26h`, `90m`, `7d`',
  backup: () => 'name, `latest` or `latest:schedule=NAME`',
  size: () => 'size: `500MiB`, `2GiB`',
  percent: () => 'share: `5%`',
  factor: () => 'factor: `2x` or `1.5`',
  integer: ({ atLeast = 0 }) => `whole number of at least ${atLeast}`,
  selector: () => 'label selector',
  selectors: () => 'label selectors with ` or ` between them',
}

/** docs/options.md: every option with its flag, input, variable, default and meaning; then outputs and exit codes. */
export function renderOptionsMd(): string {
  return [
    `<!-- ${GENERATED} -->`,
    '# Options',
    'One table, `src/config/options.ts` with its folder `options/`, feeds the flags of `rehearse`, the variables, the inputs of the Action and this page. A flag wins over its variable, and both win over the same field of the Restore manifest or the rehearsal file. Some options are flags only: what they allow must not come from a variable.',
    'All problems are reported together, and nothing is done when there is one.',
    ...Object.entries(GROUPS).flatMap(([group, title]) => [
      `## ${title}`,
      ...OPTION_NAMES.filter((name) => rowOf(name).group === group).map(optionText),
    ]),
    '## Not together',
    EXCLUSIVE.map(([first, second]) => `- \`${first}\` and \`${second}\``).join('\n'),
    '## Commands',
    table(
      ['Command', 'What it does'],
      COMMAND_NAMES.map((name) => [`\`rehearse ${name}\``, COMMANDS[name].summary]),
    ),
    '## Other variables',
    table(
      ['Variable', 'Meaning'],
      Object.entries(VARIABLES).map(([name, doc]) => [`\`${name}\``, doc]),
    ),
    '## Exit codes of the commands',
    table(
      ['Code', 'Meaning'],
      Object.entries(EXIT_CODES).map(([code, meaning]) => [code, meaning]),
    ),
    'A step of the Action ends with 0 for `pass` and with 1 for everything else.',
    '## Outputs of the Action',
    table(
      ['Output', 'Meaning'],
      Object.entries(OUTPUTS).map(([name, { doc }]) => [`\`${name}\``, doc]),
    ),
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n')
}

function optionText(name: OptionName): string {
  const row = rowOf(name)
  const commands = row.places.filter((place) => place !== 'action').map((place) => `\`${place}\``)
  const facts = [
    commands.length > 0 ? `\`${flagOf(name)}\` of ${commands.join(', ')}` : undefined,
    row.places.includes('action') ? `input \`${name}\`` : undefined,
    commands.length > 0 && variableOf(name) !== undefined ? `variable \`${variableOf(name)}\`` : undefined,
    SYNTAX[row.type](row),
    row.default ? `default \`${row.default}\`` : undefined,
    row.requiredWithout === undefined ? undefined : `required without \`${row.requiredWithout}\``,
  ]
  const others = Object.entries(row.docAt ?? {}).map(([place, doc]) => ` With \`${place}\`: ${doc}`)
  return `### ${name}\n\n${row.doc}${others.join('')}\n\n${facts
    .filter((fact) => fact !== undefined)
    .map((fact) => `- ${fact}`)
    .join('\n')}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
