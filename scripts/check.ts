// `npm run check`: types, lint, generated files and unit tests side by side. Changes no file. With paths it checks and
// tests only those: `npm run check -- src/kube`.
import { spawn } from 'node:child_process'

const paths = process.argv.slice(2)
const testPaths = paths.map((path) => path.replace(/^src\//, 'test/unit/'))

const CHECKS: readonly (readonly [name: string, ...command: readonly string[]])[] = [
  ['types', 'tsc', '--noEmit', '-p', '.'],
  ['types of the page', 'tsc', '--noEmit', '-p', 'tsconfig.page.json'],
  ['lint', 'biome', 'check', ...(paths.length > 0 ? paths : ['.'])],
  ['generated files', 'node', 'scripts/generate.ts', '--check'],
  ['unit tests', 'vitest', 'run', '--project', 'unit', '--passWithNoTests', ...testPaths],
]

interface Outcome {
  readonly name: string
  readonly code: number
  readonly seconds: string
  readonly output: string
}

function run([name, command, ...args]: (typeof CHECKS)[number]): Promise<Outcome> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(command ?? '', args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const chunks: Buffer[] = []
    const end = (code: number): void => {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      resolve({ name, code, seconds, output: Buffer.concat(chunks).toString() })
    }
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
    child.on('error', (error) => {
      chunks.push(Buffer.from(error.message))
      end(1)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

const outcomes = await Promise.all(CHECKS.map(run))
for (const { name, code, output } of outcomes) {
  if (code !== 0) process.stdout.write(`\n── ${name} ──\n${output}\n`)
}
for (const { name, code, seconds } of outcomes) {
  process.stdout.write(`${code === 0 ? 'ok    ' : 'FAILED'}  ${name} (${seconds} s)\n`)
}
process.exitCode = outcomes.some(({ code }) => code !== 0) ? 1 : 0
