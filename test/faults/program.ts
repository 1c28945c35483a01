// The program as a user starts it, from its sources, with a state folder of its own.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { listClusters } from '../../src/cluster/left-behind.ts'
import type { Report } from '../../src/report/model.ts'
import type { MemoryGroup } from './memory-group.ts'

export interface Program {
  readonly process: ChildProcess
  /** Of both streams so far. */
  readonly output: () => string
  /** Resolves when it has ended. */
  readonly end: Promise<ProgramEnd>
  /** Where it writes down its clusters. */
  readonly stateFolder: string
}

export interface ProgramEnd {
  /** Undefined when a signal ended it. */
  readonly exitCode: number | undefined
  readonly output: string
  readonly report: Report | undefined
}

export interface ProgramOptions {
  readonly temporaryFolder?: string
  readonly reportFolder?: string
  readonly nodeOptions?: readonly string[]
  /** It and all that it starts share the memory of this group. */
  readonly memoryGroup?: MemoryGroup
}

/** Killed with the test, if it runs that long. */
export function startProgram(args: readonly string[], options: ProgramOptions = {}): Program {
  const folder = temporaryFolder()
  const reportFolder = options.reportFolder ?? join(folder, 'report')
  const stateFolder = join(folder, 'state')
  const enter = options.memoryGroup?.enter ?? []
  const node = [process.execPath, ...(options.nodeOptions ?? [])]
  const [command = '', ...words] = [...enter, ...node, 'src/cli/main.ts', ...args]
  const child = spawn(command, [...words, '--report-dir', reportFolder], {
    env: {
      ...process.env,
      REHEARSE_STATE_DIR: stateFolder,
      TMPDIR: options.temporaryFolder ?? folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  }
  const end = new Promise<ProgramEnd>((resolve) => {
    child.once('close', (code) => {
      const path = join(reportFolder, 'report.json')
      const report = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Report) : undefined
      resolve({ exitCode: code ?? undefined, output, report })
    })
  })
  return { process: child, output: () => output, end, stateFolder }
}

/** Removed with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-faults-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Process ids of the servers that a program has written down. */
export function serversOf({ stateFolder }: Program): readonly { name: string; pid: number }[] {
  return existsSync(stateFolder) ? listClusters(stateFolder).flatMap(({ children }) => children) : []
}

/** One that has ended and that its parent has not noticed yet is not alive; init takes its time on a busy machine. */
export function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z\s]/.test(stdout.trim())
}
