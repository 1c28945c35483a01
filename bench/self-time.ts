// `node bench/self-time.ts PROFILE…`: where the time of CPU profiles went, as text: by file, then by function. Self time only, so that
// the lines add up; a garbage collection and the native code of Node are lines of their own.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

interface CallFrame {
  readonly functionName: string
  readonly url: string
  readonly lineNumber: number
}

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: CallFrame }[]
  readonly samples: readonly number[]
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[]
}

/** What a process does while it waits. */
const IDLE = new Set(['(idle)', '(root)'])
const LINES = 40

const byFile = new Map<string, number>()
const byFunction = new Map<string, number>()
for (const path of process.argv.slice(2)) add(JSON.parse(readFileSync(path, 'utf8')) as Profile)
process.stdout.write(`${table(byFile)}\n${table(byFunction)}`)

function add({ nodes, samples, timeDeltas }: Profile): void {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  samples.forEach((id, index) => {
    const frame = frames.get(id)
    if (frame === undefined || IDLE.has(frame.functionName)) return
    const file = fileOf(frame)
    const name = `${frame.functionName || '(anonymous)'} ${file}:${frame.lineNumber + 1}`
    count(byFile, file, timeDeltas[index] ?? 0)
    count(byFunction, name, timeDeltas[index] ?? 0)
  })
}

function fileOf({ url, functionName }: CallFrame): string {
  if (url === '') return functionName.startsWith('(') ? functionName : 'native'
  const path = url.startsWith('file:') ? fileURLToPath(url) : url
  return path.replace(`${process.cwd()}/`, '')
}

function count(times: Map<string, number>, key: string, us: number): void {
  times.set(key, (times.get(key) ?? 0) + us)
}

function table(times: ReadonlyMap<string, number>): string {
  const total = [...times.values()].reduce((sum, us) => sum + us, 0)
  const rows = [...times].toSorted(([, a], [, b]) => b - a).slice(0, LINES)
  return rows
    .map(([name, us]) => {
      const share = ((us / total) * 100).toFixed(1).padStart(5)
      return `${(us / 1000).toFixed(0).padStart(7)} ms ${share} %  ${name}\n`
    })
    .join('')
}
