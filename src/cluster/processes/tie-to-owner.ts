import { runCommand } from './run-command.ts'

/** Words in front of a command; none: it outlives its owner when that is killed. */
export type Tie = readonly string[]

/** util-linux has it everywhere; that of BusyBox, and one from before 2019, lack the option. */
const PDEATHSIG: Tie = ['/usr/bin/setpriv', '--pdeathsig', 'KILL', '--']

/**
 * What makes the kernel of Linux end a process as soon as the one that started it is gone, whatever ended that: SIGKILL, V8 out of
 * memory, the kernel itself. prctl(2), PR_SET_PDEATHSIG; it survives execve(2).
 */
export async function findTie(signal: AbortSignal): Promise<Tie> {
  if (process.platform !== 'linux') return []
  const [path = '', ...args] = [...PDEATHSIG, '/bin/true']
  try {
    const { exitCode } = await runCommand({ path, args, environment: {} }, signal)
    return exitCode === 0 ? PDEATHSIG : []
  } catch {
    signal.throwIfAborted()
    return []
  }
}
