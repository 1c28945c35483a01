// Whether a cluster fits on this machine: one that runs out of room half-way is told badly, by whatever broke first.

export type RoomOf = 'control-plane' | 'simulated' | 'kind'

/** Bytes. */
export interface Room {
  /** Free where the cluster's files go; undefined where nobody can say. */
  readonly diskBytes: number | undefined
  /** What this process and those that it starts may still take, as far as the system says. */
  readonly memoryBytes: number
}

interface Needs {
  /** With less it does not start. Undefined: its files go where we cannot look. */
  readonly diskBytes: number | undefined
  /** With less it is slow, or is ended by the system. */
  readonly memoryBytes: number
}

const MIB = 1024 ** 2

/**
 * An empty control plane of 1.36.3 takes 123 MiB of disk, most of it log that etcd lays out beforehand, and 400 MiB of memory.
 * Controllers, scheduler and kwok take 245 MiB with a small backup. A kind node runs a kubelet and DNS besides, and its files are the container engine's.
 */
export const NEEDS = {
  'control-plane': { diskBytes: 256 * MIB, memoryBytes: 768 * MIB },
  simulated: { diskBytes: 256 * MIB, memoryBytes: 1_024 * MIB },
  kind: { diskBytes: undefined, memoryBytes: 1_536 * MIB },
} as const satisfies Record<RoomOf, Needs>

export interface RoomDecision {
  /** Why it cannot start. */
  readonly problem: string | undefined
  /** Why it may end badly. Memory is never a problem: a cache that can be given back counts as taken in containers. */
  readonly warning: string | undefined
}

/** @param folder where its files go, for people */
export function decideRoom(of: RoomOf, room: Room, folder: string): RoomDecision {
  const { diskBytes, memoryBytes } = NEEDS[of]
  const lacksDisk = diskBytes !== undefined && room.diskBytes !== undefined && room.diskBytes < diskBytes
  const lacksMemory = room.memoryBytes < memoryBytes
  return {
    problem: lacksDisk
      ? `${folder} has ${mebibytes(room.diskBytes)} free, and a cluster needs ${mebibytes(diskBytes)}`
      : undefined,
    warning: lacksMemory
      ? `Only ${mebibytes(room.memoryBytes)} of memory seem to be free, and a cluster takes up to ${mebibytes(memoryBytes)}: it may be slow, or be ended by the system`
      : undefined,
  }
}

function mebibytes(bytes: number): string {
  return `${Math.floor(bytes / MIB)} MiB`
}
