// `npm test`: every test, those against real parts included. The first run on a machine builds or downloads the real parts; that
// happens before the tests, where its progress can be seen, but for controllers, the kind node and an older control plane: their
// builds take the time that the other tests leave over. A process or cluster that the tests have left is a failure. Ends with one
// line of sums.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { leftOverAfter, type SuitePlace } from './left-over.ts'
import { prepareControlPlane } from './prepare-control-plane.ts'
import { kindIsImpossible } from './prepare-kind.ts'
import { preparePrograms, prepareTools } from './test-tools.ts'

interface VitestSums {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly success: boolean
}

interface Part {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly isGreen: boolean
}

const names = process.argv.slice(2)
const say = (line: string): void => void process.stderr.write(`${line}\n`)
await prepareControlPlane(say)
await prepareTools(say)
await preparePrograms(say)

const temporaryFolder = mkdtempSync(join(tmpdir(), 'rehearse-suite-'))
const place: SuitePlace = { temporaryFolder, stateDirectory: join(temporaryFolder, 'state') }

const parts: Part[] = []
if (names.length > 0) {
  parts.push(await vitest(names))
} else {
  // One after the other: the first two compile the same packages, and the second finds them compiled.
  const simulation = prepareBeside('scripts/prepare-simulation.ts')
  const kindNode = simulation.then(prepareKindBeside)
  const olderVersion = kindNode.then(() => prepareBeside('scripts/prepare-control-plane.ts'))
  parts.push(await vitest(['--project', '!kind', '--project', '!simulated', '--project', '!versions']))
  const isPrepared = [await simulation]
  parts.push(await vitest(['--project', 'simulated']))
  isPrepared.push(await kindNode)
  parts.push(await vitest(['--project', 'kind']))
  isPrepared.push(await olderVersion)
  parts.push(await vitest(['--project', 'versions']))
  if (isPrepared.includes(false)) parts.push({ passed: 0, failed: 1, skipped: 0, isGreen: false })
}
const left = await leftOverAfter(place, 10_000)
for (const line of left) say(`LEFT OVER by the tests: ${line}`)
if (left.length > 0) parts.push({ passed: 0, failed: 1, skipped: 0, isGreen: false })
else rmSync(temporaryFolder, { recursive: true, force: true })

const sum = (key: 'passed' | 'failed' | 'skipped'): number =>
  parts.reduce((total, part) => total + part[key], 0)
const skipped = sum('skipped')
const figures = `${sum('passed')} passed, ${sum('failed')} failed`
process.stdout.write(`${figures}${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
process.exitCode = parts.every(({ isGreen }) => isGreen) && sum('passed') > 0 ? 0 : 1

/** True when there is a node, or when there can be none here: then its tests are skipped and say so. */
async function prepareKindBeside(): Promise<boolean> {
  const why = kindIsImpossible()
  if (why !== undefined) {
    say(`SKIPPED: the tests on a kind cluster: ${why}`)
    return true
  }
  return await prepareBeside('scripts/prepare-kind.ts')
}

async function prepareBeside(script: string): Promise<boolean> {
  return (await exitCodeOf('nice', ['-n', '19', 'node', script])) === 0
}

async function vitest(args: readonly string[]): Promise<Part> {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-test-'))
  const output = join(folder, 'sums.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${output}`]
  const code = await exitCodeOf('vitest', ['run', ...args, ...reporters], {
    ...process.env,
    TMPDIR: place.temporaryFolder,
    REHEARSE_STATE_DIR: place.stateDirectory,
  })
  const sums = JSON.parse(readFileSync(output, 'utf8')) as VitestSums
  rmSync(folder, { recursive: true })
  return {
    passed: sums.numPassedTests,
    failed: sums.numFailedTests,
    skipped: sums.numPendingTests,
    isGreen: code === 0 && sums.success,
  }
}

function exitCodeOf(command: string, args: readonly string[], env = process.env): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', () => resolve(1))
    child.on('close', (code) => resolve(code ?? 1))
  })
}
