// Servers of stores as processes, on loopback ports of the system's choice. Whoever starts one ends it.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort } from '../../../../src/cluster/control-plane/free-port.ts'

export interface StoreServer extends AsyncDisposable {
  readonly port: number
}

const READY_MS = 120_000

/** @param command what to run for a port, with its environment */
export async function startStoreServer(
  command: (port: number) => readonly [string, ...(readonly string[])],
  environment: Readonly<Record<string, string>> = {},
): Promise<StoreServer> {
  const port = await freePort()
  const [program, ...args] = command(port)
  const child = spawn(program, args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    stdio: 'ignore',
  })
  const server: StoreServer = { port, [Symbol.asyncDispose]: () => end(child) }
  try {
    await untilListening(port, child)
    return server
  } catch (error) {
    await end(child)
    throw error
  }
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  const giveUpAt = Date.now() + READY_MS
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with exit code ${child.exitCode}`)
    if (Date.now() > giveUpAt) throw new Error(`${child.spawnfile} does not listen`)
    await pause(50)
  }
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.on('connect', () => socket.destroy())
  })
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
