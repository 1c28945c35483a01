import { expect, test, vi } from 'vitest'
import { cleanUp, STATE_DIRECTORY } from '../../../src/action/clean-up.ts'
import { buildRunner } from './build-runner.ts'

const defaultStateDirectory = () => '/default'

test.each([
  [{ [STATE_DIRECTORY]: '/of-the-main-step' }, '/of-the-main-step'],
  [{}, '/default'],
])('looks where the main step kept its clusters: %j', async (states, directory) => {
  const removeOrphans = vi.fn(async (_directory: string) => [])
  const runner = buildRunner({}, { states })
  await cleanUp(runner, { defaultStateDirectory, removeOrphans })
  expect(removeOrphans.mock.calls).toEqual([[directory]])
  expect(runner.log()).toBe('')
})

test('tells what it removed', async () => {
  const runner = buildRunner({})
  await cleanUp(runner, { defaultStateDirectory, removeOrphans: async () => ['a1', 'b2'] })
  expect(runner.log()).toBe('removed what was left of a1, b2\n')
})

test('a clean-up that fails is a warning', async () => {
  const runner = buildRunner({})
  await cleanUp(runner, {
    defaultStateDirectory,
    removeOrphans: () => Promise.reject(new Error('etcd does not end')),
  })
  expect(runner.notes).toEqual(['warning Something of the rehearsal is still there: etcd does not end'])
})
