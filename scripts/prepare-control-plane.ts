// The control planes of the tests: from the cache, by download, or built from Go modules.
import { findBinaries } from '../src/cluster/binaries/find-binaries.ts'
import { OLDER_VERSION } from '../test/versions/older-version.ts'

/** The version that the recorded cases were made with. */
export const TESTED_VERSION = '1.36.3'

/** Gets the control plane of most tests onto this machine. */
export async function prepareControlPlane(progress: (line: string) => void): Promise<void> {
  await prepare(TESTED_VERSION, progress)
}

/** The one that an upgrade is rehearsed from. */
export async function prepareOlderControlPlane(progress: (line: string) => void): Promise<void> {
  await prepare(OLDER_VERSION, progress)
}

async function prepare(kubernetesVersion: string, progress: (line: string) => void): Promise<void> {
  const wanted = { kubernetesVersion, binariesDirectory: undefined, environment: process.env }
  await findBinaries(wanted, { signal: AbortSignal.timeout(45 * 60_000), progress })
}

if (import.meta.main) {
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  await prepareControlPlane(say)
  await prepareOlderControlPlane(say)
}
