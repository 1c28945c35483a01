import { spawn } from 'node:child_process'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { round } from './stopwatch.ts'

export interface CommandTimeInput {
  /** Arguments for Node. */
  readonly args: readonly string[]
  /** Default 0. */
  readonly exitCode?: number
}

export interface CommandTime {
  readonly ms: number
  readonly cpuMs: number
  readonly peakMemoryMiB: number
}

/** Makes a process say on its fourth file what CPU and memory it took; it costs both sides of a comparison the same. */
const SAY_USAGE =
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,JSON.stringify(process.resourceUsage())))"

/** From the start of a process to its exit, and its CPU and memory without its children's. @throws for another exit code */
export async function commandTime(
  { args, exitCode }: CommandTimeInput,
  signal: AbortSignal,
): Promise<CommandTime> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${SAY_USAGE}`, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const said = text(child.stdio[3] as Readable)
  const code = await new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
    child.on('error', reject)
    child.on('exit', resolve)
  })
  const ms = round(performance.now() - started)
  signal.throwIfAborted()
  if (code !== (exitCode ?? 0)) throw new Error(`node ${args.join(' ')} ended with exit code ${code}`)
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(await said) as NodeJS.ResourceUsage
  return {
    ms,
    cpuMs: round((userCPUTime + systemCPUTime) / 1000),
    peakMemoryMiB: Math.round(maxRSS / 1024),
  }
}
