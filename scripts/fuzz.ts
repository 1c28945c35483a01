// `npm run fuzz -- --seed N --runs R`: archives made by chance, each refused with a code or read exactly. Everything follows from
// the seed. The archive that broke the rule, made as small as could be, is left in .work/fuzz.
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fuzzArchives } from '../test/fuzz/fuzz-archives.ts'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    runs: { type: 'string', default: '10000' },
  },
})
const [seed, runs] = [Number(values.seed), Number(values.runs)]
if (!Number.isSafeInteger(seed) || !(Number.isSafeInteger(runs) && runs > 0)) {
  process.stderr.write('--seed is a whole number, --runs is one above zero\n')
  process.exit(2)
}

const started = performance.now()
const seconds = (): string => ((performance.now() - started) / 1000).toFixed(0)
let told = started
process.stdout.write(`seed ${seed}, ${runs} cases\n`)
const { verdicts, failure } = await fuzzArchives({
  seed,
  runs,
  onCase: (done) => {
    if (performance.now() - told < 10_000) return
    told = performance.now()
    process.stdout.write(`  ${done} after ${seconds()} s\n`)
  },
})
for (const [verdict, count] of Object.entries(verdicts).toSorted(([, a], [, b]) => b - a)) {
  process.stdout.write(`${String(count).padStart(8)}  ${verdict}\n`)
}
if (failure === undefined) {
  process.stdout.write(`no failure in ${seconds()} s; seed ${seed}\n`)
} else {
  mkdirSync('.work/fuzz', { recursive: true })
  const file = `.work/fuzz/${seed}.tar.gz`
  writeFileSync(file, failure.archive)
  process.stdout.write(
    `FAILED after ${seconds()} s: ${failure.message}\nthe archive is ${file}; seed ${seed}\n`,
  )
  process.exitCode = 1
}
