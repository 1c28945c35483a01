import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { onAbort } from '../../../src/core/on-abort.ts'

test('everyone who still waits is called once, with the reason; the signal has one listener', () => {
  const outer = new AbortController()
  const signal = AbortSignal.any([outer.signal, new AbortController().signal])
  const called: string[] = []
  const reasons: unknown[] = []
  const releases = ['a', 'b', 'c'].map((name) =>
    onAbort(signal, (reason) => {
      called.push(name)
      reasons.push(reason)
    }),
  )
  releases[1]?.()
  expect(getEventListeners(signal, 'abort')).toHaveLength(1)
  const reason = new Error('enough')
  outer.abort(reason)
  expect(called).toEqual(['a', 'c'])
  expect(reasons).toEqual([reason, reason])
})

test('a callback may take back another one, or itself', () => {
  const controller = new AbortController()
  const called: string[] = []
  const release = onAbort(controller.signal, () => {
    called.push('first')
    release()
  })
  controller.abort()
  release()
  expect(called).toEqual(['first'])
})
