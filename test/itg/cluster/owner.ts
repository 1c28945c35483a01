// A process that starts a cluster, says so on standard output, and then waits to be ended.
// usage: node owner.ts STATE_DIRECTORY DATA_PARENT throw-away|tied|keep|exit

import { findBinaries } from '../../../src/cluster/binaries/find-binaries.ts'
import { startCluster } from '../../../src/cluster/control-plane/start-cluster.ts'
import { findTie } from '../../../src/cluster/processes/tie-to-owner.ts'

const [stateDirectory = '', dataParent = '', mode = ''] = process.argv.slice(2)
const context = { signal: new AbortController().signal, progress: () => undefined }
const wanted = { kubernetesVersion: undefined, binariesDirectory: undefined, environment: process.env }
const binaries = await findBinaries(wanted, context)
process.stdout.write('starting\n')
const cluster = await startCluster(
  binaries,
  {
    stateDirectory,
    dataParent,
    keepRunning: mode === 'keep',
    tie: mode === 'throw-away' ? [] : await findTie(context.signal),
  },
  context,
)
process.stdout.write(`${JSON.stringify({ id: cluster.id, connection: cluster.connection })}\n`)
if (mode === 'exit') process.exit(0)
if (mode === 'throw-away' || mode === 'tied') setInterval(() => undefined, 1_000)
