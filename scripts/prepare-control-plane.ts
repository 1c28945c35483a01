import { findBinaries } from '../src/cluster/binaries/find-binaries.ts'

/** The version that the recorded cases were made with. */
export const TESTED_VERSION = '1.36.3'

/** Gets the control plane of the tests onto this machine: from the cache, by download, or built from Go modules. */
export async function prepareControlPlane(progress: (line: string) => void): Promise<void> {
  const wanted = { kubernetesVersion: TESTED_VERSION, binariesDirectory: undefined, environment: process.env }
  await findBinaries(wanted, { signal: AbortSignal.timeout(45 * 60_000), progress })
}
