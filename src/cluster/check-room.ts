import { statfsSync } from 'node:fs'
import { RehearsalError } from '../core/rehearsal-error.ts'
import { decideRoom, type RoomOf } from './room.ts'

/** Before anything of a cluster is made. @param folder where its files go @throws CLUSTER_NO_ROOM */
export function checkRoom(of: RoomOf, folder: string, progress: (line: string) => void): void {
  const room = { diskBytes: freeBytes(folder), memoryBytes: process.availableMemory() }
  const { problem, warning } = decideRoom(of, room, folder)
  if (problem !== undefined) throw new RehearsalError('CLUSTER_NO_ROOM', problem)
  if (warning !== undefined) progress(warning)
}

/** A folder that is not there is met again when a file is made in it. */
function freeBytes(folder: string): number | undefined {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return undefined
  }
}
