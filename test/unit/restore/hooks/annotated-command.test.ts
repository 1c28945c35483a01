import { expect, test } from 'vitest'
import { annotatedCommand } from '../../../../src/restore/hooks/annotated-command.ts'

test.each<readonly [text: string, command: readonly string[]]>([
  ['/usr/bin/foo', ['/usr/bin/foo']],
  ['a b c', ['a b c']],
  ['["a","b"]', ['a', 'b']],
  ['[]', []],
  ['["a",null]', ['a', '']],
  ['["a"', ['["a"']],
  ['["a",1]', ['["a",1]']],
  ['["a"] trailing', ['["a"] trailing']],
  [' ["a"]', [' ["a"]']],
  ['{"a":1}', ['{"a":1}']],
])('S-84, S-85: %s', (text, command) => {
  expect(annotatedCommand(text)).toEqual(command)
})
