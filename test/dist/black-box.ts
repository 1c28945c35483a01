// The shipped bundles as a user meets them: a process, its arguments and environment, its output and exit code.
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../..')
export const EXAMPLES = join(ROOT, 'examples')
export const CLI = join(ROOT, 'dist/cli.cjs')

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
  /** What was written to standard output and standard error so far. */
  readonly output: () => string
}

/** The words of a command line. */
export function optionWords(options: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => [`--${name}`, value])
}

/** A folder of its own for every test, with its own state of running clusters. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), 'rehearse-dist-'))
  readonly stateDirectory = join(this.folder, 'state')

  start(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Started {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: this.folder,
      env: { ...process.env, NO_COLOR: '1', REHEARSE_STATE_DIR: this.stateDirectory, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const out: Buffer[] = []
    const err: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
    const ended = new Promise<Ended>((resolve) => {
      child.on('close', (code) => resolve({ code, stdout: textOf(out), stderr: textOf(err) }))
    })
    return { child, ended, output: () => textOf([...out, ...err]) }
  }

  cli(...args: readonly string[]): Promise<Ended> {
    return this.start(CLI, args).ended
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts)
  }

  read(...parts: readonly string[]): string {
    return readFileSync(this.path(...parts), 'utf8')
  }

  json(...parts: readonly string[]): Record<string, unknown> {
    return JSON.parse(this.read(...parts)) as Record<string, unknown>
  }

  /** State files of clusters that are not ended. */
  clusters(): readonly Record<string, unknown>[] {
    const folder = this.stateDirectory
    if (!existsSync(folder)) return []
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>)
  }

  /** Whatever a test left: by the state files, then the folder. */
  async remove(): Promise<void> {
    await this.cli('cluster', 'down', '--all')
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).toString('utf8')
}

/** Command lines of living processes that name this text; Linux only, as the tests that use it. */
export function processesNaming(text: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')]
      } catch {
        return []
      }
    })
    .filter((line) => line.includes(text))
}

export async function until(what: string, isTrue: () => boolean, ms = 60_000): Promise<void> {
  const giveUpAt = Date.now() + ms
  while (!isTrue()) {
    if (Date.now() > giveUpAt) throw new Error(`waited ${ms} ms in vain: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
