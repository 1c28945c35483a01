import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Milliseconds. CPU time tells more than the clock on a machine that does other things as well. */
export interface Lap {
  readonly ms: number
  /** Of this process. */
  readonly cpuMs: number
  /** Of the processes that it started and of theirs, which are the servers; 0 where the system does not say. */
  readonly serverCpuMs: number
  /** Share of the machine's CPU time that went to anything else, 0 to 1; 0 where the system does not say. */
  readonly otherShare: number
}

/** Starts; each call of what it returns gives the times since the start. */
export function stopwatch(): () => Lap {
  const started = performance.now()
  const cpu = process.cpuUsage()
  const server = childrenCpuMs()
  const machine = machineBusyMs()
  return () => {
    const { user, system } = process.cpuUsage(cpu)
    const ms = performance.now() - started
    const cpuMs = (user + system) / 1000
    const serverCpuMs = childrenCpuMs() - server
    const otherMs = Math.max(0, machineBusyMs() - machine - cpuMs - serverCpuMs)
    const otherShare = Math.round((otherMs / ms / availableParallelism()) * 100) / 100
    return { ms: round(ms), cpuMs: round(cpuMs), serverCpuMs, otherShare }
  }
}

/** Ticks of the clock that `/proc` counts in: a hundred a second, whatever the kernel itself uses. */
const MS_PER_TICK = 10

function childrenCpuMs(): number {
  return childrenOf('self').reduce((sum, pid) => sum + treeCpuMs(pid), 0)
}

/** Of a process and all that it has started, ended ones too; 0 where the system does not say. Milliseconds. */
export function treeCpuMs(pid: number | string): number {
  return childrenOf(pid).reduce((sum, child) => sum + treeCpuMs(child), cpuMsOf(pid))
}

/** Empty for one that has just ended. */
function childrenOf(pid: number | string): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' '))
      .filter((child) => child.trim() !== '')
  } catch {
    return []
  }
}

/** All CPUs of the machine, whoever used them: the first line of `/proc/stat` without idle time and waits for disks. */
function machineBusyMs(): number {
  try {
    const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
    const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = line.split(/ +/).slice(1).map(Number)
    return (user + nice + system + irq + softIrq) * MS_PER_TICK
  } catch {
    return 0
  }
}

/**
 * The name, which may hold anything, ends with the last bracket; fields 14 to 17 are user and system time, first its own, then that
 * of the children that it has seen end.
 */
function cpuMsOf(pid: number | string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 15)
    return fields.reduce((sum, ticks) => sum + Number(ticks) * MS_PER_TICK, 0)
  } catch {
    return 0
  }
}

export function peakMemoryMiB(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024)
}

export function round(value: number): number {
  return Math.round(value * 10) / 10
}
