// A pid alone says little: the system hands it out again once its process is gone. A pid together with
// the time its process started names one process for good, so nothing foreign is ever killed.

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export interface ProcessIdentity {
  readonly pid: number
  /** Opaque; differs between two processes that had the same pid, also across a reboot. */
  readonly startedAt: string
}

/** The process that has this pid now, or undefined when there is none (left). */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  const found = process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
  return found === undefined ? undefined : { pid, startedAt: found.startedAt }
}

/** This very process. */
export function identifySelf(): ProcessIdentity {
  return identifyProcess(process.pid) ?? { pid: process.pid, startedAt: 'unknown' }
}

/** True while exactly this process runs. One that ended and waits for its parent to notice does not run. */
export function isRunning(identity: ProcessIdentity): boolean {
  const found = process.platform === 'linux' ? fromProc(identity.pid) : fromPs(identity.pid)
  return found !== undefined && found.startedAt === identity.startedAt && !found.hasEnded
}

/** Running processes of one of these programs whose command line contains the text, and this word when there is one. */
export function processesNaming(
  text: string,
  programs: readonly string[],
  wanted?: string,
): readonly ProcessIdentity[] {
  return commandLines()
    .filter(({ words }) => programs.includes(words[0]?.split('/').at(-1) ?? ''))
    .filter(({ words }) => words.some((word) => word.includes(text)))
    .filter(({ words }) => wanted === undefined || words.includes(wanted))
    .map(({ pid }) => identifyProcess(pid))
    .filter((identity) => identity !== undefined && isRunning(identity)) as readonly ProcessIdentity[]
}

/** Running processes of the group that this one leads, itself among them. */
export function processGroup(leader: number): readonly ProcessIdentity[] {
  const pids =
    process.platform === 'linux'
      ? readdirSync('/proc').filter((name) => /^\d+$/.test(name) && groupFromProc(name) === String(leader))
      : ps(['-axo', 'pid=,pgid='])
          .stdout.split('\n')
          .map((line) => line.trim().split(/\s+/))
          .filter(([, group]) => group === String(leader))
          .map(([pid = '']) => pid)
  return pids
    .map((pid) => identifyProcess(Number(pid)))
    .filter((identity) => identity !== undefined && isRunning(identity)) as readonly ProcessIdentity[]
}

/** proc(5): the third field behind the name. */
function groupFromProc(pid: string): string | undefined {
  const text = readProc(`/proc/${pid}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[2]
}

interface Found {
  readonly startedAt: string
  readonly hasEnded: boolean
}

let bootId: string | undefined

/** proc(5): the name in parentheses may hold anything, so fields are counted from its end; state is the first, start time in ticks since boot the twentieth. */
function fromProc(pid: number): Found | undefined {
  const text = readProc(`/proc/${pid}/stat`)
  if (text === undefined) return undefined
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
  bootId ??= readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? ''
  return { startedAt: `${bootId}/${fields[19]}`, hasEnded: fields[0] === 'Z' || fields[0] === 'X' }
}

function fromPs(pid: number): Found | undefined {
  const { status, stdout } = ps(['-o', 'stat=,lstart=', '-p', String(pid)])
  const [, state, startedAt] = /^\s*(\S+)\s+(.*\S)\s*$/.exec(stdout) ?? []
  if (status !== 0 || state === undefined || startedAt === undefined) return undefined
  return { startedAt, hasEnded: state.startsWith('Z') }
}

function commandLines(): readonly { readonly pid: number; readonly words: readonly string[] }[] {
  if (process.platform !== 'linux') {
    return ps(['-axo', 'pid=,command='])
      .stdout.split('\n')
      .map((line) => line.trim().split(/\s+/))
      .map(([pid, ...words]) => ({ pid: Number(pid), words }))
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), words: readProc(`/proc/${name}/cmdline`)?.split('\0') ?? [] }))
}

function ps(args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  // A fixed locale: the start time is compared as text.
  return spawnSync('ps', args, {
    encoding: 'utf8',
    env: { PATH: '/bin:/usr/bin', LC_ALL: 'C' },
    timeout: 5_000,
  })
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
