// A control group of the Linux kernel: processes that share so much memory and no more. Made by root, in either version of the interface.
import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export interface MemoryGroup {
  /** Words in front of a command that runs in it. */
  readonly enter: readonly string[]
  /** How often the kernel has ended a process of it for its memory. */
  readonly kills: () => number
}

interface Interface {
  readonly parent: string
  readonly limitFile: string
  /** Has a line `oom_kill N`. */
  readonly eventsFile: string
}

const V2: Interface = { parent: '/sys/fs/cgroup', limitFile: 'memory.max', eventsFile: 'memory.events' }
const V1: Interface = {
  parent: '/sys/fs/cgroup/memory',
  limitFile: 'memory.limit_in_bytes',
  eventsFile: 'memory.oom_control',
}

function available(): Interface | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined
  const controllers = join(V2.parent, 'cgroup.subtree_control')
  if (existsSync(controllers) && /\bmemory\b/.test(readFileSync(controllers, 'utf8'))) return V2
  return existsSync(join(V1.parent, V1.limitFile)) ? V1 : undefined
}

/** Says why there can be none here; undefined when there can. */
export function memoryGroupIsImpossible(): string | undefined {
  return available() === undefined ? 'needs root, and a memory controller of cgroups' : undefined
}

/** Removed with the test. */
export function memoryGroup(mebibytes: number): MemoryGroup {
  const kernel = available()
  if (kernel === undefined) throw new Error(memoryGroupIsImpossible())
  const folder = join(kernel.parent, `rehearse-faults-${process.pid}`)
  mkdirSync(folder)
  onTestFinished(() => rmdirSync(folder))
  writeFileSync(join(folder, kernel.limitFile), String(mebibytes * 2 ** 20))
  const swap = join(folder, 'memory.swap.max')
  if (existsSync(swap)) writeFileSync(swap, '0')
  const events = (): string => readFileSync(join(folder, kernel.eventsFile), 'utf8')
  return {
    enter: ['/bin/sh', '-c', 'echo $$ > "$0" && exec "$@"', join(folder, 'cgroup.procs')],
    kills: () => Number(/^oom_kill (\d+)$/m.exec(events())?.[1] ?? 0),
  }
}
