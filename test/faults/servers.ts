// etcd and kube-apiserver of a test's own, which can be killed, started again on the same data and port, and given a new
// certificate. Unlike a throw-away control plane they can reach what a webhook names.
import { randomBytes } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ControlPlaneBinaries } from '../../src/cluster/binaries/control-plane-set.ts'
import { findBinaries } from '../../src/cluster/binaries/find-binaries.ts'
import { folderName } from '../../src/cluster/cluster-record.ts'
import { connectionTo, writeCredentials } from '../../src/cluster/control-plane/credential-files.ts'
import { issueServing, makeCredentials, newAuthority } from '../../src/cluster/control-plane/credentials.ts'
import { dataParent } from '../../src/cluster/control-plane/data-folder.ts'
import { apiServerFlags, etcdFlags } from '../../src/cluster/control-plane/flags.ts'
import { freePort } from '../../src/cluster/control-plane/free-port.ts'
import { kubeconfigText } from '../../src/cluster/control-plane/kubeconfig.ts'
import { layoutOf } from '../../src/cluster/control-plane/layout.ts'
import { openProbe } from '../../src/cluster/control-plane/probe.ts'
import { type ServerProcess, startServer } from '../../src/cluster/control-plane/server-process.ts'
import { trackCluster } from '../../src/cluster/control-plane/tracked-cluster.ts'
import { waitUntilReady } from '../../src/cluster/control-plane/wait-until-ready.ts'
import { stateDirectoryOf } from '../../src/cluster/paths.ts'
import { endProcess } from '../../src/cluster/processes/end-process.ts'
import { identifySelf } from '../../src/cluster/processes/process-identity.ts'
import type { KubeConnection } from '../../src/kube/connection.ts'

type Server = 'etcd' | 'kube-apiserver'

export interface Servers {
  readonly connection: KubeConnection
  readonly kubeconfig: string
  /** SIGKILL; resolves when the process is gone. */
  kill(name: Server): Promise<void>
  /** Starts it again where it was. Does not wait until it is ready. */
  start(name: Server): Promise<void>
  untilReady(): Promise<void>
  /** Another certificate of the same authority takes the place of the present one; the server notices the change of the file. */
  rotateCertificate(): Promise<void>
  stop(): Promise<void>
}

export interface ServerOptions {
  readonly etcdFlags?: readonly string[]
  readonly apiServerFlags?: readonly string[]
}

const READY_MS = 120_000
const GONE_MS = 10_000

export async function startServers(options: ServerOptions = {}): Promise<Servers> {
  const binaries = await ourBinaries()
  const id = randomBytes(4).toString('hex')
  const layout = layoutOf(join(dataParent(process.env), folderName(id)))
  const port = await freePort()
  const tracked = trackCluster(stateDirectoryOf(process.env), {
    format: 1,
    id,
    createdAt: new Date().toISOString(),
    owner: identifySelf(),
    children: [],
    folder: layout.folder,
    kubeconfigPath: layout.kubeconfig,
    keep: false,
    version: binaries.version,
  })
  mkdirSync(layout.folder, { mode: 0o700 })
  const now = new Date()
  const authority = await newAuthority(now)
  const credentials = await makeCredentials(now, authority)
  const connection = connectionTo(port, credentials)
  writeCredentials(layout, credentials)
  writeFileSync(layout.kubeconfig, kubeconfigText(connection, id), { mode: 0o600 })

  const commands = {
    etcd: { path: binaries.etcd, flags: [...etcdFlags(layout), ...(options.etcdFlags ?? [])] },
    'kube-apiserver': {
      path: binaries.kubeApiserver,
      flags: [
        ...apiServerFlags(layout, port, binaries.version).filter((flag) => !flag.includes('egress')),
        ...(options.apiServerFlags ?? []),
      ],
    },
  }
  const running = new Map<Server, ServerProcess>()
  const servers: Servers = {
    connection,
    kubeconfig: layout.kubeconfig,
    async start(name) {
      const server = await startServer({ name, ...commands[name] }, layout)
      tracked.addChild(server)
      running.set(name, server)
    },
    async kill(name) {
      const server = running.get(name)
      if (server !== undefined && !(await endProcess(server.identity, GONE_MS))) {
        throw new Error(`${name} is still there`)
      }
    },
    async untilReady() {
      const probe = openProbe(connection)
      try {
        await waitUntilReady(probe, AbortSignal.timeout(READY_MS))
      } finally {
        probe.close()
      }
    },
    async rotateCertificate() {
      const next = await issueServing(authority)
      for (const [path, text] of [
        [layout.servingKey, next.key],
        [layout.servingCert, next.cert],
      ] as const) {
        writeFileSync(`${path}.new`, text, { mode: 0o600 })
        renameSync(`${path}.new`, path)
      }
    },
    stop: tracked.stop,
  }
  try {
    await servers.start('etcd')
    await servers.start('kube-apiserver')
    await servers.untilReady()
    return servers
  } catch (error) {
    await servers.stop()
    throw error
  }
}

async function ourBinaries(): Promise<ControlPlaneBinaries> {
  const wanted = { kubernetesVersion: '1.36.3', binariesDirectory: undefined, environment: process.env }
  return await findBinaries(wanted, { signal: AbortSignal.timeout(840_000), progress: () => undefined })
}
