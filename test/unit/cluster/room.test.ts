import { expect, test } from 'vitest'
import { decideRoom, type Room, type RoomOf } from '../../../src/cluster/room.ts'

const MIB = 1024 ** 2
const room = (disk: number | undefined, memory: number): Room => ({
  diskBytes: disk === undefined ? undefined : disk * MIB,
  memoryBytes: memory * MIB,
})

test.each<readonly [of: RoomOf, room: Room, problem: string | undefined, warning: string | undefined]>([
  ['control-plane', room(256, 768), undefined, undefined],
  ['control-plane', room(undefined, 4_000), undefined, undefined],
  ['control-plane', room(255, 4_000), '/data has 255 MiB free, and a cluster needs 256 MiB', undefined],
  [
    'control-plane',
    room(4_000, 100),
    undefined,
    'Only 100 MiB of memory seem to be free, and a cluster takes up to 768 MiB: it may be slow, or be ended by the system',
  ],
  ['kind', room(1, 4_000), undefined, undefined],
  [
    'kind',
    room(1, 1_000),
    undefined,
    'Only 1000 MiB of memory seem to be free, and a cluster takes up to 1536 MiB: it may be slow, or be ended by the system',
  ],
])('%s with %j', (of, given, problem, warning) =>
  expect(decideRoom(of, given, '/data')).toEqual({ problem, warning }),
)
