// A file system that is really too small.
import { spawnSync } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { checkRoom } from '../../../src/cluster/check-room.ts'
import { temporaryFolder } from './fixture-cluster.ts'

const WHY_NOT = process.getuid?.() === 0 && process.platform === 'linux' ? '' : ' (needs root on Linux)'

test.skipIf(WHY_NOT !== '')(
  `a disk without room is told with its figures, before anything starts${WHY_NOT}`,
  () => {
    const folder = temporaryFolder()
    expect(spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder]).status).toBe(0)
    onTestFinished(() => void spawnSync('umount', [folder]))
    expect(() => checkRoom('control-plane', folder, () => undefined)).toThrow(
      `${folder} has 8 MiB free, and a cluster needs 256 MiB`,
    )
  },
)

test('a disk with room is fine', () => {
  checkRoom('kind', temporaryFolder(), () => undefined)
})
