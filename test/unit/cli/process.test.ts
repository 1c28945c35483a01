import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { liveColumnsOf, painterFor } from '../../../src/cli/look.ts'
import { nodeProblem } from '../../../src/cli/node-version.ts'
import { shellWord } from '../../../src/cli/shell-word.ts'
import { watchInterrupts } from '../../../src/core/interrupts.ts'
import { colourPainter, plainPainter } from '../../../src/report/render/painter.ts'

test.each([
  ['24.0.0', undefined],
  ['25.1.0', undefined],
  ['100.0.0', undefined],
  ['22.19.0', 'error[NODE_TOO_OLD]: this is Node.js 22.19.0, but rehearse needs 24 or newer\n  next: '],
  ['8.17.0', 'error[NODE_TOO_OLD]'],
])('Node %s', (version, problem) => {
  if (problem === undefined) expect(nodeProblem(version)).toBeUndefined()
  else expect(nodeProblem(version)).toContain(problem)
})

describe('interrupts', () => {
  test('the first signal ends in order, the next one at once', () => {
    const source = new EventEmitter()
    const seen: string[] = []
    const { signal, stop } = watchInterrupts(source, {
      onFirst: () => seen.push('first'),
      onAgain: () => seen.push('again'),
    })
    expect(signal.aborted).toBe(false)
    source.emit('SIGINT')
    expect([signal.aborted, seen]).toEqual([true, ['first']])
    source.emit('SIGTERM')
    expect(seen).toEqual(['first', 'again'])
    stop()
    expect(source.eventNames()).toEqual([])
  })
})

describe('colours and live lines', () => {
  const terminal = { isTTY: true, columns: 120, write: () => undefined }
  const pipe = { isTTY: false, columns: undefined, write: () => undefined }

  test.each([
    ['a terminal', terminal, {}, false, colourPainter, 120],
    ['a pipe', pipe, {}, false, plainPainter, undefined],
    ['--no-color', terminal, {}, true, plainPainter, 120],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, false, plainPainter, 120],
    ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, false, colourPainter, 120],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false, plainPainter, undefined],
    ['a terminal in CI', terminal, { CI: 'true' }, false, colourPainter, undefined],
  ])('%s', (_what, stream, environment, noColor, painter, columns) => {
    expect(painterFor(stream, environment, noColor)).toBe(painter)
    expect(liveColumnsOf(stream, environment)).toBe(columns)
  })
})

test.each([
  ['/tmp/x-1/kubeconfig', '/tmp/x-1/kubeconfig'],
  ['a b', "'a b'"],
  ["it's", "'it'\\''s'"],
  ['', "''"],
])('shellWord %j', (text, word) => expect(shellWord(text)).toBe(word))
