import { type ChildProcess, spawn } from 'node:child_process'

/** Programs that are asked for a token. */
export interface AuthPrograms {
  /** Kills those that run, with all that they have started. */
  end(): void
}

/**
 * The client package starts the program of a kubeconfig, waits for it without a limit, and gives nobody a handle on it; one that
 * hangs would keep this process alive. So it is started here. @param authenticators of the package, those with an `execFn` start programs
 */
export function watchAuthPrograms(authenticators: unknown): AuthPrograms {
  const running = new Set<ChildProcess>()
  const start = (...[command, args, options]: Parameters<typeof spawn>): ChildProcess => {
    // A group of its own: a script ends together with what it waits for.
    const child = spawn(command, args, { ...options, detached: true })
    running.add(child)
    child.once('close', () => running.delete(child))
    return child
  }
  for (const one of Array.isArray(authenticators) ? authenticators : []) {
    if (one instanceof Object && 'execFn' in one) one.execFn = start
  }
  return {
    end() {
      for (const { pid } of running) if (pid !== undefined) killGroup(pid)
    },
  }
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // Gone in the meantime.
  }
}
