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

/** Makes a process say on its fourth file what CPU it took; it costs both sides of a comparison the same. */
const SAY_CPU =
  "import{writeSync}from'node:fs';process.on('exit',()=>{const c=process.cpuUsage();writeSync(3,String(c.user+c.system))})"

/** From the start of a process to its exit, and its CPU without its children's. @throws for another exit code */
export async function commandTime(
  { args, exitCode }: CommandTimeInput,
  signal: AbortSignal,
): Promise<object> {
  const started = performance.now()
  const child = spawn(process.execPath, ['--import', `data:text/javascript,${SAY_CPU}`, ...args], {
    stdio: ['ignore', 'ignore', 'inherit', 'pipe'],
  })
  const cpu = text(child.stdio[3] as Readable)
  const code = await new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true })
    child.on('error', reject)
    child.on('exit', resolve)
  })
  const ms = round(performance.now() - started)
  signal.throwIfAborted()
  if (code !== (exitCode ?? 0)) throw new Error(`node ${args.join(' ')} ended with exit code ${code}`)
  return { ms, cpuMs: round(Number(await cpu) / 1000) }
}
