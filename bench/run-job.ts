import { spawn } from 'node:child_process'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { JobRunner, RunFigures } from './benchmark.ts'

const JOB = join(import.meta.dirname, 'job.ts')

/** Jobs as processes. `nodeFlags` go to Node itself: `--cpu-prof`. */
export function jobRunner(signal: AbortSignal, nodeFlags: readonly string[]): JobRunner {
  return async (job, input) => {
    const loadBefore = Math.round((loadavg()[0] ?? 0) * 100) / 100
    const output = await outputOf([...nodeFlags, JOB, job, JSON.stringify(input)], signal)
    return { ...(JSON.parse(output) as RunFigures), loadBefore }
  }
}

/** What a job prints. After a cancel it is waited for: it has a cluster to take down. */
function outputOf(args: readonly string[], signal: AbortSignal): Promise<string> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    const chunks: Buffer[] = []
    const end = (): void => void child.kill('SIGTERM')
    signal.addEventListener('abort', end, { once: true })
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      signal.removeEventListener('abort', end)
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'))
      else reject(signal.aborted ? signal.reason : new Error(`the job ended with exit code ${code}`))
    })
  })
}
