// Making a folder is the one step that exactly one of several processes succeeds in, on every file system.

import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { systemCodeOf } from '../../core/rehearsal-error.ts'
import { sleep } from '../../core/sleep.ts'
import { identifySelf, isRunning, type ProcessIdentity } from '../processes/process-identity.ts'

const POLL_MS = 250
/** A lock without an owner's name is just being made, or its maker was killed in that instant. */
const NAMELESS_MS = 10_000

/** Runs the work while no other process holds this lock. A lock whose owner is gone is taken over. */
export async function withLock<T>(
  path: string,
  signal: AbortSignal,
  onWait: (owner: ProcessIdentity | undefined) => void,
  work: () => Promise<T>,
): Promise<T> {
  let hasWaited = false
  while (!(await tryLock(path))) {
    const owner = await readOwner(path)
    if (await isAbandoned(path, owner)) {
      await breakLock(path, owner)
      continue
    }
    if (!hasWaited) onWait(owner)
    hasWaited = true
    await sleep(POLL_MS, signal)
  }
  try {
    return await work()
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

async function tryLock(path: string): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') return false
    throw error
  }
  await writeFile(join(path, 'owner.json'), JSON.stringify(identifySelf()))
  return true
}

async function readOwner(path: string): Promise<ProcessIdentity | undefined> {
  try {
    return JSON.parse(await readFile(join(path, 'owner.json'), 'utf8')) as ProcessIdentity
  } catch {
    return undefined
  }
}

async function isAbandoned(path: string, owner: ProcessIdentity | undefined): Promise<boolean> {
  if (owner !== undefined) return !isRunning(owner)
  const made = await stat(path).catch(() => undefined)
  return made !== undefined && Date.now() - made.mtimeMs > NAMELESS_MS
}

/** Moved aside first: of two processes that find the same dead owner, one moves it, and a lock made in between is put back. */
async function breakLock(path: string, owner: ProcessIdentity | undefined): Promise<void> {
  const aside = `${path}.${randomBytes(4).toString('hex')}.old`
  try {
    await rename(path, aside)
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return
    throw error
  }
  const moved = await readOwner(aside)
  if (moved?.pid !== owner?.pid || moved?.startedAt !== owner?.startedAt) {
    // Unless a third has locked it by now: then two work at once, and the later result replaces the same earlier one.
    await rename(aside, path).catch(() => undefined)
  }
  await rm(aside, { recursive: true, force: true })
}
