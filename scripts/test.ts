// `npm test`: every test, those against real parts included. The first run on a machine builds or downloads the control plane;
// that happens before the tests, where its progress can be seen. Ends with one line of sums.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareControlPlane } from './prepare-control-plane.ts'
import { prepareTools } from './test-tools.ts'

interface VitestSums {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTotalTestSuites: number
  readonly success: boolean
}

const names = process.argv.slice(2)
const say = (line: string): void => void process.stderr.write(`${line}\n`)
await prepareControlPlane(say)
await prepareTools(say)

const folder = mkdtempSync(join(tmpdir(), 'rehearse-test-'))
const output = join(folder, 'sums.json')
const code = await vitest([
  'run',
  ...names,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${output}`,
])
const sums = JSON.parse(readFileSync(output, 'utf8')) as VitestSums
rmSync(folder, { recursive: true })
const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = sums
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
process.exitCode = code !== 0 || !sums.success || passed === 0 ? 1 : 0

function vitest(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    spawn('vitest', args, { stdio: 'inherit' }).on('close', (exit) => resolve(exit ?? 1))
  })
}
