// How long the two servers need by themselves: nothing is written down, nothing is waited for but /readyz.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBinaries } from '../../src/cluster/binaries/find-binaries.ts'
import { connectionTo, writeCredentials } from '../../src/cluster/control-plane/credential-files.ts'
import { makeCredentials } from '../../src/cluster/control-plane/credentials.ts'
import { dataParent } from '../../src/cluster/control-plane/data-folder.ts'
import { apiServerEnvironment, apiServerFlags, etcdFlags } from '../../src/cluster/control-plane/flags.ts'
import { freePort } from '../../src/cluster/control-plane/free-port.ts'
import { layoutOf } from '../../src/cluster/control-plane/layout.ts'
import { egressConfiguration } from '../../src/cluster/control-plane/no-egress.ts'
import { openProbe } from '../../src/cluster/control-plane/probe.ts'
import { type ServerProcess, startServer } from '../../src/cluster/control-plane/server-process.ts'
import { endProcess } from '../../src/cluster/processes/end-process.ts'
import { round } from './stopwatch.ts'

const POLL_MS = 20
const END_MS = 10_000

/** etcd and kube-apiserver as a rehearsal starts them, but at the same moment, and with keys and certificates at hand. */
export async function bareStart(_input: object, signal: AbortSignal): Promise<object> {
  const progress = (line: string): void => void process.stderr.write(`${line}\n`)
  const search = { kubernetesVersion: undefined, binariesDirectory: undefined, environment: process.env }
  const binaries = await findBinaries(search, { signal, progress })
  const layout = layoutOf(mkdtempSync(join(dataParent(process.env), 'rehearse-bench-')))
  const servers: ServerProcess[] = []
  try {
    const credentials = await makeCredentials(new Date())
    writeCredentials(layout, credentials)
    writeFileSync(layout.egress, egressConfiguration(), { mode: 0o600 })
    const port = await freePort()
    const flags = apiServerFlags(layout, port, binaries.version)
    const environment = apiServerEnvironment(process.availableMemory())
    const probe = openProbe(connectionTo(port, credentials))

    const started = performance.now()
    servers.push(await startServer({ name: 'etcd', path: binaries.etcd, flags: etcdFlags(layout) }, layout))
    servers.push(
      await startServer({ name: 'kube-apiserver', path: binaries.kubeApiserver, flags, environment }, layout),
    )
    const untilEnd = AbortSignal.any([signal, ...servers.map(({ ended }) => ended)])
    while ((await probe.get('/readyz', untilEnd))?.status !== 200) {
      untilEnd.throwIfAborted()
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
    const ms = round(performance.now() - started)
    probe.close()
    return { ms }
  } finally {
    await Promise.all(servers.map(({ identity }) => endProcess(identity, END_MS)))
    rmSync(layout.folder, { recursive: true, force: true })
  }
}
