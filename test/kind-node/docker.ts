// A container engine of the tests' own, on a socket that nothing else uses. Needs root.
import { execFileSync, spawn } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Docker {
  /** For DOCKER_HOST. */
  readonly host: string
  stop(): Promise<void>
}

const READY_MS = 60_000
const END_MS = 30_000

/** @param dataFolder where images are kept; one engine at a time can use it. @throws with the last lines of its log */
export async function startDocker(dataFolder: string): Promise<Docker> {
  mkdirSync(dataFolder, { recursive: true })
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-docker-'))
  const host = `unix://${join(folder, 'docker.sock')}`
  const log = join(folder, 'log')
  const output = openSync(log, 'w')
  const places = ['--data-root', dataFolder, '--exec-root', join(folder, 'exec')]
  const child = spawn(
    'dockerd',
    [...places, '--host', host, '--pidfile', join(folder, 'pid'), ...runtimeFlags()],
    { stdio: ['ignore', output, output] },
  )
  closeSync(output)
  const failed = new Promise<never>((_, reject) => child.once('error', reject))
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const stop = async (): Promise<void> => {
    // Not SIGKILL: it ends its containers and its own containerd first.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await Promise.race([ended, afterwards(END_MS, `dockerd (process ${child.pid}) does not end`)])
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await Promise.race([answers(host), failed, ended.then(() => Promise.reject(new Error('dockerd ended')))])
  } catch (error) {
    const tail = readFileSync(log, 'utf8').split('\n').slice(-15).join('\n')
    await stop()
    throw new Error(`no container engine could be started:\n${tail}`, { cause: error })
  }
  removeContainers(host)
  return { host, stop }
}

/** A test run that was killed may have left some in the folder of images; it is ours alone. */
function removeContainers(host: string): void {
  const docker = (...args: readonly string[]): string =>
    execFileSync('docker', ['--host', host, ...args]).toString('utf8')
  const ids = docker('ps', '--all', '--quiet').split('\n').filter(Boolean)
  if (ids.length > 0) docker('rm', '--force', '--volumes', ...ids)
}

/** Where the capability CAP_SYS_RESOURCE (bit 24) cannot be given, the plain runc refuses every privileged container. */
function runtimeFlags(): readonly string[] {
  const bounding = /^CapBnd:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? '0'
  if (((BigInt(`0x${bounding}`) >> 24n) & 1n) === 1n) return []
  return ['--add-runtime', `nores=${join(import.meta.dirname, 'runc-nores')}`, '--default-runtime', 'nores']
}

function afterwards(ms: number, what: string): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error(what)), ms).unref())
}

async function answers(host: string): Promise<void> {
  const deadline = Date.now() + READY_MS
  while (!(await pings(host))) {
    if (Date.now() > deadline) throw new Error(`dockerd did not answer within ${READY_MS / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

function pings(host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('docker', ['version'], {
      env: { ...process.env, DOCKER_HOST: host },
      stdio: 'ignore',
    })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}
