// Faults below HTTP, made by toxiproxy: every connection slow, cut in pieces, ended after some bytes, silent, refused. One cluster
// for all of them; what a round leaves is in nobody's way.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Patience } from '../../src/kube/patience.ts'
import type { NetworkPlan } from './network.ts'
import { planRound, type RoundPlan, runRound } from './round.ts'
import { type Servers, startServers } from './servers.ts'

let servers: Servers

beforeAll(async () => {
  servers = await startServers()
})
afterAll(() => servers?.stop())

const TINY = { namespaces: 1, perNamespace: 3, hasDefinitions: false }
const SIZE = { namespaces: 2, perNamespace: 12, hasDefinitions: false }

type Row = readonly [
  what: string,
  toxic: NetworkPlan['toxic'] | undefined,
  more: Partial<RoundPlan>,
  patience?: Partial<Patience>,
]

const ROWS: readonly Row[] = [
  [
    '1 s for each request',
    { type: 'latency', latency: 1_000, jitter: 0 },
    { size: TINY },
    { requestTimeoutMs: 10_000 },
  ],
  ['little bandwidth', { type: 'bandwidth', rate: 100 }, {}, { requestTimeoutMs: 10_000 }],
  ['bytes in small pieces', { type: 'slicer', average_size: 200, size_variation: 100, delay: 20 }, {}],
  ['connections that end after 8 KB', { type: 'limit_data', bytes: 8_000 }, {}],
  ['the same over HTTP/1.1', { type: 'limit_data', bytes: 8_000 }, { protocol: 'http/1.1', concurrency: 4 }],
  ['ends that are noticed late', { type: 'slow_close', delay: 1_000 }, { faults: broken(20) }],
  ['silence', undefined, { blow: { kind: 'network silent', atRequest: 20, downMs: 4_000 } }],
  [
    'silence over HTTP/1.1',
    undefined,
    { blow: { kind: 'network silent', atRequest: 20, downMs: 4_000 }, protocol: 'http/1.1' },
  ],
  ['no way through', undefined, { blow: { kind: 'network cut', atRequest: 20, downMs: 3_000 } }],
]

function broken(percent: number): RoundPlan['faults'] {
  return { seed: 'network', kinds: ['connection-lost-after'], percent, perRequest: 1 }
}

const isSlow = (toxic: Row[1]): boolean => toxic?.type === 'latency'
const breaks = (toxic: Row[1], { blow }: RoundPlan): boolean =>
  blow !== undefined || toxic?.type === 'limit_data' || toxic?.type === 'slow_close'

test.each(ROWS.map(([what, toxic, more, patience], index) => ({ what, toxic, more, patience, index })))(
  'nothing is lost, twice or claimed wrongly: $what',
  async ({ toxic, more, patience, index }) => {
    const plan = planRound('network', index + 1, {
      faults: broken(0),
      protocol: 'h2',
      size: SIZE,
      concurrency: 16,
      pageSize: 500,
      hasGeneratedNames: false,
      blow: undefined,
      network: toxic === undefined ? undefined : { seed: 1, toxic, stream: 'upstream' },
      ...more,
    })
    const { violations, counts, figures, connections } = await runRound(servers, plan, patience)
    expect(violations).toEqual([])
    expect([counts.failed, counts.unknown]).toEqual([0, 0])
    if (isSlow(toxic)) expect(figures?.p50Ms).toBeGreaterThan(900)
    // A create that may have been carried out is looked for, which counts as no retry; but a new connection is needed for it.
    const anew = connections - (plan.protocol === 'h2' ? 1 : plan.concurrency)
    if (breaks(toxic, plan)) expect(Math.max(anew, figures?.retries ?? 0)).toBeGreaterThan(0)
  },
)
