// How long the two servers need by themselves: nothing is written down, nothing is waited for but /readyz.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:https'
import { join } from 'node:path'
import { findBinaries } from '../../src/cluster/binaries/find-binaries.ts'
import { makeCredentials } from '../../src/cluster/control-plane/credentials.ts'
import { dataParent } from '../../src/cluster/control-plane/data-folder.ts'
import { apiServerEnvironment, apiServerFlags, etcdFlags } from '../../src/cluster/control-plane/flags.ts'
import { freePort } from '../../src/cluster/control-plane/free-port.ts'
import { layoutOf } from '../../src/cluster/control-plane/layout.ts'
import { egressConfiguration } from '../../src/cluster/control-plane/no-egress.ts'
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
    const { ca, serving, serviceAccounts, admin } = await makeCredentials(new Date())
    const files = [
      [layout.caCert, ca],
      [layout.servingCert, serving.cert],
      [layout.servingKey, serving.key],
      [layout.serviceAccountKey, serviceAccounts.privateKey],
      [layout.serviceAccountPublicKey, serviceAccounts.publicKey],
      [layout.egress, egressConfiguration()],
    ] as const
    for (const [path, text] of files) writeFileSync(path, text, { mode: 0o600 })
    const port = await freePort()
    const flags = apiServerFlags(layout, port, binaries.version)
    const environment = apiServerEnvironment(process.availableMemory())
    const agent = new Agent({ keepAlive: true, ca, cert: admin.cert, key: admin.key })

    const started = performance.now()
    servers.push(await startServer({ name: 'etcd', path: binaries.etcd, flags: etcdFlags(layout) }, layout))
    servers.push(
      await startServer({ name: 'kube-apiserver', path: binaries.kubeApiserver, flags, environment }, layout),
    )
    const untilEnd = AbortSignal.any([signal, ...servers.map(({ ended }) => ended)])
    while ((await statusOf(`https://127.0.0.1:${port}/readyz`, agent)) !== 200) {
      untilEnd.throwIfAborted()
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
    const ms = round(performance.now() - started)
    agent.destroy()
    return { ms }
  } finally {
    await Promise.all(servers.map(({ identity }) => endProcess(identity, END_MS)))
    rmSync(layout.folder, { recursive: true, force: true })
  }
}

/** Undefined while nobody listens. */
function statusOf(url: string, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve) => {
    get(url, { agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode))
    }).on('error', () => resolve(undefined))
  })
}
