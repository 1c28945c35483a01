import { stringify } from 'yaml'
import { OUTPUTS } from '../../src/action/outputs.ts'
import type { OptionRow, OptionType } from '../../src/config/option-row.ts'
import { optionsOf, rowOf } from '../../src/config/options.ts'
import { GENERATED } from './notice.ts'

/** Types as the typings of GitHub Actions know them; what they do not know is a string. */
const TYPES: Readonly<Record<OptionType, (row: OptionRow) => object>> = {
  text: () => ({ type: 'string' }),
  choice: ({ choices = [] }) => ({ type: 'enum', 'allowed-values': choices }),
  list: () => ({ type: 'list', separator: ',', 'list-item': { type: 'string' } }),
  map: () => ({ type: 'list', separator: ',', 'list-item': { type: 'string' } }),
  settings: () => ({ type: 'list', separator: ',', 'list-item': { type: 'string' } }),
  boolean: () => ({ type: 'boolean' }),
  duration: () => ({ type: 'string' }),
  age: () => ({ type: 'string' }),
  backup: () => ({ type: 'string' }),
  size: () => ({ type: 'string' }),
  percent: () => ({ type: 'string' }),
  factor: () => ({ type: 'string' }),
  integer: () => ({ type: 'integer' }),
  selector: () => ({ type: 'string' }),
  selectors: () => ({ type: 'string' }),
}

/** action-types.yml: lets editors and generators of workflows check the inputs. */
export function renderActionTypesYml(): string {
  const inputs = optionsOf('action').map((name) => [name, TYPES[rowOf(name).type](rowOf(name))] as const)
  const outputs = Object.keys(OUTPUTS).map((name) => [name, { type: 'string' }] as const)
  const types = { inputs: Object.fromEntries(inputs), outputs: Object.fromEntries(outputs) }
  return `# ${GENERATED}\n${stringify(types, { lineWidth: 0, aliasDuplicateObjects: false })}`
}
