import { accessSync, constants, statfsSync } from 'node:fs'
import { type Environment, temporaryDirectoryOf } from '../paths.ts'

const MEMORY_FOLDER = '/dev/shm'
const ENOUGH_BYTES = 2 * 1024 ** 3

/** What decides where the data of a cluster is kept. */
export interface DataRoom {
  /** Free in the file system in memory; undefined when there is none that can be written. */
  readonly memoryFolderBytes: number | undefined
  /** Memory that this process and its children may still take. A file in memory takes from the same. */
  readonly availableMemoryBytes: number
}

/** The folder to make a cluster's folder in: in memory where that leaves as much memory again for the servers themselves. */
export function dataParent(environment: Environment, room: DataRoom = measureRoom()): string {
  const fitsInMemory =
    (room.memoryFolderBytes ?? 0) >= ENOUGH_BYTES && room.availableMemoryBytes >= 2 * ENOUGH_BYTES
  return fitsInMemory ? MEMORY_FOLDER : temporaryDirectoryOf(environment)
}

function measureRoom(): DataRoom {
  return { memoryFolderBytes: memoryFolderBytes(), availableMemoryBytes: process.availableMemory() }
}

function memoryFolderBytes(): number | undefined {
  try {
    accessSync(MEMORY_FOLDER, constants.W_OK)
    const { bavail, bsize } = statfsSync(MEMORY_FOLDER)
    return bavail * bsize
  } catch {
    return undefined
  }
}
