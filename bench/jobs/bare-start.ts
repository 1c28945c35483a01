// How long the two servers need by themselves: nothing is written down, nothing is waited for but /readyz.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get } from 'node:https'
import { join } from 'node:path'
import { findBinaries } from '../../src/cluster/binaries/find-binaries.ts'
import { makeCredentials } from '../../src/cluster/control-plane/credentials.ts'
import { dataParent } from '../../src/cluster/control-plane/data-folder.ts'
import { apiServerFlags, etcdFlags } from '../../src/cluster/control-plane/flags.ts'
import { freePort } from '../../src/cluster/control-plane/free-port.ts'
import { layoutOf } from '../../src/cluster/control-plane/layout.ts'
import { round } from './stopwatch.ts'

const POLL_MS = 20

/** etcd and kube-apiserver with the flags of a rehearsal, started at the same moment; keys and certificates lie ready. */
export async function bareStart(_input: object, signal: AbortSignal): Promise<object> {
  const progress = (line: string): void => void process.stderr.write(`${line}\n`)
  const search = { kubernetesVersion: undefined, binariesDirectory: undefined, environment: process.env }
  const binaries = await findBinaries(search, { signal, progress })
  const layout = layoutOf(mkdtempSync(join(dataParent(process.env), 'rehearse-bench-')))
  const { ca, serving, serviceAccounts, admin } = await makeCredentials(new Date())
  const files = [
    [layout.caCert, ca],
    [layout.servingCert, serving.cert],
    [layout.servingKey, serving.key],
    [layout.serviceAccountKey, serviceAccounts.privateKey],
    [layout.serviceAccountPublicKey, serviceAccounts.publicKey],
  ] as const
  for (const [path, text] of files) writeFileSync(path, text, { mode: 0o600 })
  const port = await freePort()
  const agent = new Agent({ keepAlive: true, ca, cert: admin.cert, key: admin.key })
  const servers: ChildProcess[] = []
  const started = performance.now()
  try {
    const options = { cwd: layout.folder, stdio: 'ignore' } as const
    servers.push(spawn(binaries.etcd, etcdFlags(layout), options))
    servers.push(spawn(binaries.kubeApiserver, apiServerFlags(layout, port, binaries.version), options))
    while ((await statusOf(`https://127.0.0.1:${port}/readyz`, agent)) !== 200) {
      signal.throwIfAborted()
      if (servers.some(({ exitCode }) => exitCode !== null))
        throw new Error('a server ended while it started')
      await new Promise((resolve) => setTimeout(resolve, POLL_MS))
    }
    return { ms: round(performance.now() - started) }
  } finally {
    agent.destroy()
    await Promise.all(servers.map(killed))
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

function killed(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.pid === undefined) return resolve()
    server.once('exit', () => resolve())
    server.kill('SIGKILL')
  })
}
