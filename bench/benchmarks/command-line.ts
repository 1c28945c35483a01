import type { Benchmark, BenchmarkContext, Row, RunFigures } from '../benchmark.ts'
import { scale } from '../generate/scale.ts'
import { madeBackup } from '../generate/work-folder.ts'
import type { CommandTimeInput } from '../jobs/command-time.ts'
import { actionBundle, program } from '../program.ts'
import { interleave } from '../rounds.ts'
import { median } from '../statistics.ts'

/** These runs are short, and a short run is easily disturbed. */
const TIMES_MORE = 5

/** B9: what stands between a user and an answer when there is nothing to wait for. */
export const commandLine: Benchmark = async (context) => {
  const patient = { ...context, rounds: context.rounds * TIMES_MORE }
  const action = actionBundle()
  return [
    await start(patient, '`rehearse --help`', { args: [program(), '--help'] }, 2),
    // Without its inputs the Action says so and ends.
    ...(action === undefined
      ? []
      : [await start(patient, 'loading the Action', { args: [action], exitCode: 1 }, 3)]),
    await plan(context),
  ]
}

async function start(
  context: BenchmarkContext,
  what: string,
  command: CommandTimeInput,
  limit: number,
): Promise<Row> {
  const runs = await interleave(context, [
    { name: 'node', job: 'command-time', input: { args: ['-e', '0'] } },
    { name: 'command', job: 'command-time', input: command },
  ])
  const [figure, node] = [middle(runs.command, 'ms'), middle(runs.node, 'ms')]
  return {
    id: 'B9',
    what,
    figure,
    unit: 'ms',
    against: { what: 'node -e 0', figure: node },
    ratio: figure / node,
    goal: { kind: 'at-most', value: limit },
    runs,
  }
}

async function plan(context: BenchmarkContext): Promise<Row> {
  const { bucket } = await madeBackup(scale(10_000))
  const args = [program(), 'plan', bucket, '--json']
  const runs = await interleave(context, [{ name: 'plan', job: 'command-time', input: { args } }])
  const seconds = middle(runs.plan, 'cpuMs') / 1000
  return {
    id: 'B9',
    what: '`rehearse plan` of scale-10k, CPU',
    figure: seconds,
    unit: 's',
    ratio: seconds,
    goal: { kind: 'at-most', value: 1 },
    runs,
  }
}

function middle(side: readonly RunFigures[], key: string): number {
  return median(side.map((run) => run[key] ?? Number.NaN))
}
