import { expect, test } from 'vitest'
import { dataParent } from '../../../src/cluster/control-plane/data-folder.ts'

const GIB = 1024 ** 3

test.each([
  ['there is room for data and servers', 2 * GIB, 4 * GIB, '/dev/shm'],
  ['the folder is small, as in most containers', 64 * 1024 ** 2, 16 * GIB, '/tmp/x'],
  ['the folder promises more than the machine has', 8 * GIB, 3 * GIB, '/tmp/x'],
  ['there is no such folder', undefined, 16 * GIB, '/tmp/x'],
])('when %s', (_, memoryFolderBytes, availableMemoryBytes, expected) => {
  expect(dataParent({ TMPDIR: '/tmp/x' }, { memoryFolderBytes, availableMemoryBytes })).toBe(expected)
})
