// Controllers, scheduler and kwok for the tests of simulated workloads: downloaded, or built from Go modules when that is not possible.
import { findSimulation } from '../src/cluster/simulated/find-simulation.ts'
import { TESTED_VERSION } from './prepare-control-plane.ts'

/** Gets them into the cache; a build takes minutes. */
export async function prepareSimulation(progress: (line: string) => void): Promise<void> {
  const wanted = { version: TESTED_VERSION, binariesDirectory: undefined, environment: process.env }
  await findSimulation(wanted, { signal: AbortSignal.timeout(45 * 60_000), progress })
}

if (import.meta.main) await prepareSimulation((line) => void process.stderr.write(`${line}\n`))
