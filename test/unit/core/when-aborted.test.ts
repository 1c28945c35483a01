import { expect, test } from 'vitest'
import { whenAborted } from '../../../src/core/when-aborted.ts'

test('calls once, when the signal aborts or at once when it has', () => {
  const controller = new AbortController()
  const reasons: unknown[] = []
  const note = (reason: unknown): void => void reasons.push(reason)
  whenAborted(controller.signal, note)
  expect(reasons).toEqual([])
  controller.abort('gone')
  expect(reasons).toEqual(['gone'])
  whenAborted(controller.signal, note)
  expect(reasons).toEqual(['gone', 'gone'])
})
