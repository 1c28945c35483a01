import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { containersThatPrinted, linesIn } from '../../../../src/verify/workloads/pod-logs.ts'

function pod(status: JsonObject): JsonObject {
  return { metadata: { namespace: 'shop', name: 'web' }, status: { phase: 'Running', ...status } }
}

describe('whose logs are kept', () => {
  test.each<readonly [what: string, status: JsonObject, names: readonly string[]]>([
    [
      'a pod that is ready has nothing to explain',
      {
        conditions: [{ type: 'Ready', status: 'True' }],
        containerStatuses: [{ name: 'a', state: { running: {} } }],
      },
      [],
    ],
    [
      'a Job that is through neither',
      { phase: 'Succeeded', containerStatuses: [{ name: 'a', state: { terminated: {} } }] },
      [],
    ],
    [
      'a container that waits for its image has printed nothing',
      { containerStatuses: [{ name: 'a', state: { waiting: { reason: 'ErrImagePull' } } }] },
      [],
    ],
    [
      'one that has crashed and is ready for the moment',
      {
        conditions: [{ type: 'Ready', status: 'True' }],
        containerStatuses: [
          { name: 'a', ready: true, state: { running: {} }, lastState: { terminated: { reason: 'Error' } } },
        ],
      },
      ['a'],
    ],
    [
      'one that has ended',
      { containerStatuses: [{ name: 'a', state: { terminated: { reason: 'Error' } } }] },
      ['a'],
    ],
    [
      'one that ends again and again',
      {
        containerStatuses: [
          { name: 'a', state: { waiting: { reason: 'CrashLoopBackOff' } }, lastState: { terminated: {} } },
        ],
      },
      ['a'],
    ],
    [
      'of several only those that are in trouble',
      {
        initContainerStatuses: [
          { name: 'first', ready: true, state: { terminated: { reason: 'Completed' } } },
        ],
        containerStatuses: [
          { name: 'well', ready: true, state: { running: {} } },
          { name: 'ill', ready: false, state: { running: {} } },
        ],
      },
      ['ill'],
    ],
  ])('%s', (_what, status, names) => {
    expect(containersThatPrinted(pod(status)).map(({ container }) => container)).toEqual(names)
  })

  test('of one that runs anew, the run that ended', () => {
    const status = { name: 'a', ready: false, state: { running: {} }, lastState: { terminated: {} } }
    expect(containersThatPrinted(pod({ containerStatuses: [status] }))).toMatchObject([{ isPrevious: true }])
  })
})

describe('lines of a log', () => {
  test.each<readonly [what: string, text: string, lines: readonly string[]]>([
    ['nothing', '', []],
    ['with and without an end of line', 'a\r\nb', ['a', 'b']],
    ['a long one is told by its length', `${'x'.repeat(501)}\n`, ['(a line of 501 characters)']],
    ['the last twenty', 'x\n'.repeat(21), Array<string>(20).fill('x')],
  ])('%s', (_what, text, lines) => expect(linesIn(Buffer.from(text))).toEqual(lines))

  test('a line that the server has cut is not shown: half a secret cannot be recognised', () => {
    const text = `${'x\n'.repeat(32 * 1024 - 3)}half a`
    expect(linesIn(Buffer.from(text)).at(-1)).toBe('(cut here)')
  })
})
