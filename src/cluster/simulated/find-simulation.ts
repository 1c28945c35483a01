import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import type { Environment } from '../paths.ts'
import { findProgram } from '../programs/find-program.ts'
import { KWOK_VERSION, type ProgramName } from '../programs/program-table.ts'
import type { SimulationPrograms } from './start-simulation.ts'

export interface SimulationWanted {
  /** Of Kubernetes: controllers and scheduler are of the version of the API server. */
  readonly version: string
  /** When it is given, nothing else is looked at. */
  readonly binariesDirectory: string | undefined
  readonly environment: Environment
}

/** @throws CLUSTER_BINARIES_MISSING, CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED */
export async function findSimulation(
  { version, binariesDirectory, environment }: SimulationWanted,
  context: ClusterContext,
): Promise<SimulationPrograms> {
  const find = async (name: ProgramName, wanted: string): Promise<string> =>
    binariesDirectory === undefined
      ? await findProgram({ name, version: wanted, environment }, context)
      : programIn(binariesDirectory, name)
  // One after the other: builds share what they compile.
  return {
    kubeControllerManager: await find('kube-controller-manager', version),
    kubeScheduler: await find('kube-scheduler', version),
    kwok: await find('kwok', KWOK_VERSION),
  }
}

function programIn(directory: string, name: ProgramName): string {
  const path = join(directory, name)
  if (existsSync(path)) return path
  throw new RehearsalError(
    'CLUSTER_BINARIES_MISSING',
    `there is no ${name} in ${directory}; simulated workloads need kube-controller-manager, kube-scheduler and kwok there`,
  )
}
