import { optionsOf } from '../config/options.ts'
import { type Given, type ReadValues, readValues } from '../config/read-values.ts'
import type { Runner } from './runner.ts'

/** All inputs by the table of options. An empty input is one that was not given. */
export function readInputs(runner: Pick<Runner, 'input'>): ReadValues {
  const given = optionsOf('action').flatMap((name): Given[] => {
    const text = runner.input(name)
    return text === '' ? [] : [{ name, label: labelOf(name), texts: [text] }]
  })
  return readValues('action', given, labelOf)
}

/** How a user of the Action knows an option. */
export function labelOf(name: string): string {
  return `input ${name}`
}
