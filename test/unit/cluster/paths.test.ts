import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { cacheDirectoryOf, stateDirectoryOf, toolCacheOf } from '../../../src/cluster/paths.ts'

test.each([
  [{ HOME: '/h' }, '/h/.local/state/restore-rehearsal', '/h/.cache/restore-rehearsal'],
  [
    { HOME: '/h', XDG_STATE_HOME: '/s', XDG_CACHE_HOME: '/c' },
    '/s/restore-rehearsal',
    '/c/restore-rehearsal',
  ],
  [
    { HOME: '/h', XDG_STATE_HOME: 's', XDG_CACHE_HOME: '' },
    '/h/.local/state/restore-rehearsal',
    '/h/.cache/restore-rehearsal',
  ],
  [
    {
      HOME: '/h',
      XDG_STATE_HOME: '/s',
      XDG_CACHE_HOME: '/c',
      REHEARSE_STATE_DIR: '/rs',
      REHEARSE_CACHE_DIR: '/rc',
    },
    '/rs',
    '/rc',
  ],
  [{ HOME: '/h', REHEARSE_STATE_DIR: 'rs', REHEARSE_CACHE_DIR: 'rc' }, resolve('rs'), resolve('rc')],
])('%j', (environment, state, cache) => {
  expect(stateDirectoryOf(environment)).toBe(state)
  expect(cacheDirectoryOf(environment)).toBe(cache)
})

test.each<readonly [Readonly<Record<string, string>>, string | undefined]>([
  [{}, undefined],
  [{ RUNNER_TOOL_CACHE: '/t' }, '/t'],
  [{ RUNNER_TOOL_CACHE: '/t', AGENT_TOOLSDIRECTORY: '/a' }, '/a'],
  [{ RUNNER_TOOL_CACHE: '/t', AGENT_TOOLSDIRECTORY: '' }, '/t'],
  [{ RUNNER_TOOL_CACHE: 't' }, undefined],
  [{ RUNNER_TOOL_CACHE: '/t', REHEARSE_CACHE_DIR: 'rc' }, undefined],
])('the tool cache of a runner: %j', (environment, directory) => {
  expect(toolCacheOf(environment)).toBe(directory)
})
