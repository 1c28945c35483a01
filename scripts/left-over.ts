// What a test suite has left on the machine. Whatever the suite starts inherits its temporary folder, in its environment or on its
// command line; nobody else knows the folder, so nothing foreign is found. Where there is no /proc only records are looked at.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { listClusters } from '../src/cluster/left-behind.ts'

export interface SuitePlace {
  /** As TMPDIR of the suite; made for this one run. */
  readonly temporaryFolder: string
  readonly stateDirectory: string
}

const POLL_MS = 100

/** The same after a while in which what is ending may end. */
export async function leftOverAfter(place: SuitePlace, waitMs: number): Promise<readonly string[]> {
  const deadline = Date.now() + waitMs
  for (;;) {
    const left = leftOver(place)
    if (left.length === 0 || Date.now() >= deadline) return left
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** For people, one line each. Empty: nothing. */
export function leftOver(place: SuitePlace): readonly string[] {
  const clusters = listClusters(place.stateDirectory).map(({ id, folder }) => `cluster ${id} in ${folder}`)
  return [...clusters, ...processesKnowing(place.temporaryFolder)]
}

function processesKnowing(folder: string): readonly string[] {
  if (!existsSync('/proc/self/environ')) return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .filter(
      (pid) =>
        isRunning(pid) &&
        [...wordsOf(pid, 'environ'), ...wordsOf(pid, 'cmdline')].some((word) => word.includes(folder)),
    )
    .map((pid) => `process ${pid}: ${wordsOf(pid, 'cmdline').slice(0, 3).join(' ').trim()}`)
}

function isRunning(pid: string): boolean {
  return !/\) [ZX] /.test(wordsOf(pid, 'stat').join(' '))
}

/** Empty for a process that is gone, or of somebody else. */
function wordsOf(pid: string, file: 'environ' | 'cmdline' | 'stat'): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8').split('\0')
  } catch {
    return []
  }
}
