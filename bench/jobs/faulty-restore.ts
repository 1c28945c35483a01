import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { textAt } from '../../src/core/json.ts'
import type { KubeConnection } from '../../src/kube/connection.ts'
import { openKubeClient } from '../../src/kube/kube-client.ts'
import { RESTORE_NAME_LABEL } from '../../src/restore/item/labels.ts'
import { countKinds } from '../../src/restore/ledger.ts'
import { takeSnapshot, uidOf } from '../../test/faults/snapshot.ts'
import { withControlPlane } from './control-plane.ts'
import { type EngineRun, engineRun } from './engine-run.ts'
import type { FaultServerInput } from './fault-server.ts'
import { requestOf } from './request-of.ts'

export interface FaultyRestoreInput extends Pick<FaultServerInput, 'perMille'> {
  readonly bucket: string
  readonly reportDir: string
}

const SERVER = join(import.meta.dirname, 'fault-server.ts')

/** The restore stage through the fault-injecting proxy, and a check of all that the cluster then holds. @throws when anything is lost, there twice, or claimed and not there */
export async function faultyRestore(input: FaultyRestoreInput, signal: AbortSignal): Promise<object> {
  const request = requestOf(input.bucket, input.reportDir)
  return await withControlPlane(signal, async (cluster) => {
    await using proxy = await startProxy({ ...input, connection: cluster.connection })
    const faulty = { ...cluster, connection: proxy.connection }
    const counted = { requests: 0, retries: 0 }
    const wrap: EngineRun['wrap'] = (client) => {
      Object.defineProperty(counted, 'retries', { get: () => client.log.figures().retries })
      Object.defineProperty(counted, 'requests', { get: () => client.log.figures().count })
      return client
    }
    const run = await engineRun(request, { cluster: faulty, isFresh: true, wrap, signal })
    const { ms, cpuMs, result } = run
    const count = result.created.length
    await checkAll(cluster, request.restore.metadata.name, result, signal)
    const rate = { objectsPerSecond: Math.round((count / ms) * 1000), count, ms, cpuMs }
    return { ...rate, requests: counted.requests, retries: counted.retries }
  })
}

type Result = Awaited<ReturnType<typeof engineRun>>['result']

async function checkAll(
  { connection }: RunningCluster,
  restoreName: string,
  result: Result,
  signal: AbortSignal,
): Promise<void> {
  const { created, ...others } = countKinds(result.ledger.outcomes)
  const wrong = Object.entries(others).filter(([kind, count]) => count > 0 && kind !== 'unchanged')
  if (wrong.length > 0)
    throw new Error(`not everything was created: ${JSON.stringify(Object.fromEntries(wrong))}`)
  const client = await openKubeClient(connection, { signal, maxInFlight: 16, userAgent: 'bench' })
  try {
    const claimed = new Set(result.created.map(({ uid }) => uid))
    const there = new Set<string | undefined>()
    for (const object of (await takeSnapshot(client)).values()) {
      const isOurs = textAt(object, 'metadata', 'labels', RESTORE_NAME_LABEL) === restoreName
      there.add(uidOf(object))
      if (isOurs && !claimed.has(uidOf(object) ?? '')) throw new Error('an object is there twice')
    }
    const lost = [...claimed].filter((uid) => !there.has(uid))
    if (lost.length > 0) throw new Error(`${lost.length} objects are claimed and not there`)
    if (claimed.size < created)
      throw new Error(`${created} items count as created, ${claimed.size} objects are there`)
  } finally {
    client.close()
  }
}

interface Proxy extends AsyncDisposable {
  readonly connection: KubeConnection
}

async function startProxy(input: FaultServerInput): Promise<Proxy> {
  const child: ChildProcess = spawn(process.execPath, [SERVER], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin?.write(`${JSON.stringify(input)}\n`)
  const end = async (): Promise<void> => {
    const ended = once(child, 'exit')
    child.stdin?.end()
    await ended
  }
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    return { connection: JSON.parse(line) as KubeConnection, [Symbol.asyncDispose]: end }
  }
  throw new Error('the proxy did not start')
}
