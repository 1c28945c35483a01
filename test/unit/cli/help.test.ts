import { describe, expect, test } from 'vitest'
import { readCommandLine } from '../../../src/cli/command-line.ts'
import { COMMANDS } from '../../../src/cli/command-table.ts'
import { commandHelp, flagOf, programHelp } from '../../../src/cli/help.ts'
import { entry, wrap } from '../../../src/cli/wrap.ts'
import { COMMAND_NAMES } from '../../../src/config/option-row.ts'
import { optionsOf } from '../../../src/config/options.ts'

describe('help', () => {
  test('the program', async () => {
    await expect(programHelp(80)).toMatchFileSnapshot('golden/help.txt')
  })

  test('a short command', async () => {
    await expect(commandHelp('cluster down', 80)).toMatchFileSnapshot('golden/help-cluster-down.txt')
  })

  test.each(COMMAND_NAMES)('%s: every option, every exit code, no line too long', (name) => {
    const text = commandHelp(name, 100, ['A note.'])
    for (const option of optionsOf(name)) expect(text).toContain(`  ${flagOf(option)}`)
    for (const code of COMMANDS[name].exitCodes) expect(text).toMatch(new RegExp(`^ +${code}  `, 'm'))
    const examples: readonly string[] = COMMANDS[name].examples
    const prose = text.split('\n').filter((line) => !examples.includes(line.trim()))
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(100)
    expect(text).toContain('A note.')
  })

  test.each(
    COMMAND_NAMES.flatMap((name) => COMMANDS[name].examples.map((example) => [name, example] as const)),
  )('example of %s works: %s', (name, example) => {
    expect(readCommandLine(example.split(' ').slice(1), {})).toMatchObject({ kind: 'call', command: name })
  })
})

describe('wrap', () => {
  test.each([
    ['a bb ccc', 4, ['a bb', 'ccc']],
    ['longword x', 4, ['longword', 'x']],
    ['', 4, ['']],
  ])('%j at %d', (text, width, lines) => expect(wrap(text, width)).toEqual(lines))

  test('a long name gets its own line', () => {
    expect(entry('name', 'what it is', 10, 40)).toEqual(['  name    what it is'])
    expect(entry('long-name', 'what it is', 10, 40)).toEqual(['  long-name', '          what it is'])
  })
})
