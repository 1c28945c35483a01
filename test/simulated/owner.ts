// A process that starts a cluster with simulated workloads, says so on standard output, and then waits to be ended.
// usage: node owner.ts STATE_DIRECTORY DATA_PARENT restoring|living
import { TESTED_VERSION } from '../../scripts/prepare-control-plane.ts'
import { findBinaries } from '../../src/cluster/binaries/find-binaries.ts'
import { startCluster } from '../../src/cluster/control-plane/start-cluster.ts'
import { findSimulation } from '../../src/cluster/simulated/find-simulation.ts'

const [stateDirectory = '', dataParent = '', mode = ''] = process.argv.slice(2)
const context = { signal: new AbortController().signal, progress: () => undefined }
const wanted = { binariesDirectory: undefined, environment: process.env }
const binaries = await findBinaries({ ...wanted, kubernetesVersion: TESTED_VERSION }, context)
const simulation = await findSimulation({ ...wanted, version: binaries.version }, context)
const cluster = await startCluster(
  binaries,
  { stateDirectory, dataParent, keepRunning: false, simulation },
  context,
)
if (mode === 'living') await cluster.simulation?.begin([], context.signal)
process.stdout.write(`${cluster.id}\n`)
setInterval(() => undefined, 1_000)
