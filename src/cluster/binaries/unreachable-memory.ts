// A machine without a way out should not try it in every run. What is remembered: the address, when, and why.

import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemCodeOf } from '../../core/rehearsal-error.ts'

export interface Unreachable {
  readonly baseUrl: string
  /** RFC 3339. */
  readonly at: string
  readonly why: string
}

const REMEMBER_MS = 3_600_000

/** What happened to the last download from this address, when that was less than an hour ago and it could not be reached. */
export async function recentlyUnreachable(
  cacheDirectory: string,
  baseUrl: string,
  now: Date,
): Promise<Unreachable | undefined> {
  try {
    const memory = JSON.parse(await readFile(memoryPath(cacheDirectory), 'utf8')) as Unreachable
    const ageMs = now.getTime() - Date.parse(memory.at)
    return memory.baseUrl === baseUrl && ageMs >= 0 && ageMs < REMEMBER_MS ? memory : undefined
  } catch {
    return undefined
  }
}

/** Where it cannot be written down it is tried again in the next run. */
export async function rememberUnreachable(cacheDirectory: string, memory: Unreachable): Promise<void> {
  const path = memoryPath(cacheDirectory)
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(`${path}.${process.pid}.tmp`, JSON.stringify(memory))
    await rename(`${path}.${process.pid}.tmp`, path)
  } catch (error) {
    if (systemCodeOf(error) === undefined) throw error
  }
}

function memoryPath(cacheDirectory: string): string {
  return join(cacheDirectory, 'download-unreachable.json')
}
