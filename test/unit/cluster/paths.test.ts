import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { cacheDirectoryOf, stateDirectoryOf } from '../../../src/cluster/paths.ts'

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
