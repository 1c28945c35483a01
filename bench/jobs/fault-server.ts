// The fault-injecting proxy as a process of its own, so that what it costs is not counted as ours. The first line of its standard
// input says what it is to do (the keys of the cluster are in it), it answers with the connection to itself, and ends with its input.
import { createInterface } from 'node:readline'
import type { KubeConnection } from '../../src/kube/connection.ts'
import { openOrigin } from '../../src/kube/open-origin.ts'
import { type Forward, openFaultProxy } from '../../test/faults/proxy/fault-proxy.ts'
import type { FaultName } from '../../test/faults/proxy/faults.ts'
import { createRandom } from '../generate/random.ts'

export interface FaultServerInput {
  readonly connection: KubeConnection
  /** Of a thousand requests so many meet each fault. */
  readonly perMille: Readonly<Partial<Record<FaultName, number>>>
}

const TIMEOUT_MS = 60_000
const ended = new AbortController()
const random = createRandom('faults of B7')
const PARTS = 10_000
for await (const line of createInterface({ input: process.stdin })) {
  const { connection, perMille } = JSON.parse(line) as FaultServerInput
  const faultFor = (): FaultName | undefined => faultAt(perMille, (random.below(PARTS) / PARTS) * 1_000)
  const proxy = await openFaultProxy(connection, {
    protocol: 'plain',
    faultFor,
    forward: await leanForward(connection),
  })
  process.stdout.write(`${JSON.stringify(proxy.connection)}\n`)
  process.stdin.once('close', () => {
    ended.abort()
    void proxy[Symbol.asyncDispose]()
  })
}

/** Costs a third of Node's own client. Of what the proxy needs, the cluster and we are robbed. */
async function leanForward(connection: KubeConnection): Promise<Forward> {
  const { signal } = ended
  const origin = await openOrigin(connection, signal, { http2: false })
  signal.addEventListener('abort', () => origin.close())
  return ({ body, ...passed }) =>
    origin.send({ ...passed, ...(body.length === 0 ? {} : { body }), timeoutMs: TIMEOUT_MS, signal })
}

function faultAt(perMille: FaultServerInput['perMille'], chance: number): FaultName | undefined {
  let upTo = 0
  for (const [name, share] of Object.entries(perMille)) {
    upTo += share
    if (chance < upTo) return name as FaultName
  }
  return undefined
}
