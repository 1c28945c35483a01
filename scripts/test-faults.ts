// `npm run test:faults -- --seed N --rounds R`: restores through faults, each followed by a check of the whole cluster. Everything
// follows from the seed; a round that fails is repeated with `--only ROUND`.
import { parseArgs } from 'node:util'
import { SHORT } from '../test/faults/restore.ts'
import { planRound, type RoundEnd, type RoundPlan, runRound } from '../test/faults/round.ts'
import { type Servers, startServers } from '../test/faults/servers.ts'
import { prepareControlPlane } from './prepare-control-plane.ts'
import { prepareTools } from './test-tools.ts'

/** What earlier rounds left makes every list longer. */
const ROUNDS_PER_CLUSTER = 25

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    rounds: { type: 'string', default: '10' },
    only: { type: 'string' },
    // For a machine that is busy with something else: every limit of time is so many times as long.
    patience: { type: 'string', default: '1' },
  },
})
const numbers =
  values.only === undefined
    ? Array.from({ length: Number(values.rounds) }, (_, index) => index + 1)
    : values.only.split(',').map(Number)

const patience = Object.fromEntries(
  Object.entries(SHORT).map(([name, ms]) => [name, ms * Number(values.patience)]),
)
// Servers end with this process, but not when a signal ends it.
for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => process.exit(130))

process.stdout.write(`seed ${values.seed}\n`)
const say = (line: string): void => void process.stderr.write(`${line}\n`)
await prepareControlPlane(say)
await prepareTools(say, ['toxiproxy'])
const sums = { requests: 0, faults: 0, failed: 0 }
let servers: Servers | undefined
try {
  for (const [index, round] of numbers.entries()) {
    if (index % ROUNDS_PER_CLUSTER === 0) {
      await servers?.stop()
      servers = await startServers()
    }
    if (servers === undefined) break
    report(await runRound(servers, planRound(values.seed, round), patience))
  }
} finally {
  await servers?.stop()
}
const { requests, faults, failed } = sums
process.stdout.write(
  `${numbers.length} rounds, ${requests} requests, ${faults} faults, ${failed} rounds with violations; seed ${values.seed}\n`,
)
process.exitCode = failed > 0 ? 1 : 0

function report({ plan, violations, requests: asked, faults: met, counts, seconds }: RoundEnd): void {
  sums.requests += asked
  sums.faults += met
  const outcomes = Object.entries(counts).filter(([, count]) => count > 0)
  const told = outcomes.map(([kind, count]) => `${kind} ${count}`).join(', ')
  process.stdout.write(
    `${violations.length === 0 ? 'ok  ' : 'FAIL'} round ${plan.round}: ${seconds} s, ${asked} requests, ${met} faults, ${summaryOf(plan)} → ${told}\n`,
  )
  if (violations.length === 0) return
  sums.failed += 1
  for (const line of violations) process.stdout.write(`       ${line}\n`)
  process.stdout.write(`       plan ${JSON.stringify(plan)}\n`)
}

function summaryOf({ faults: { kinds, percent }, protocol, concurrency, blow, network }: RoundPlan): string {
  const [only] = kinds
  const what = kinds.length === 1 ? only : `${kinds.length} kinds`
  return [
    `${percent} % ${what}`,
    protocol,
    `${concurrency} in flight`,
    ...(blow ? [blow.kind] : []),
    ...(network ? [network.toxic.type] : []),
  ].join(', ')
}
