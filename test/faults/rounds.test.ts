// A fixed set of rounds; `npm run test:faults` makes any number of others. Every kind of fault is in one of them.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAULT_NAMES, type FaultName } from './proxy/faults.ts'
import { planRound, type RoundPlan, runRound } from './round.ts'
import { type Servers, startServers } from './servers.ts'

let servers: Servers

beforeAll(async () => {
  servers = await startServers()
})
afterAll(() => servers?.stop())

const SIZE = { namespaces: 2, perNamespace: 8, hasDefinitions: false }

const ROUNDS: readonly (readonly [what: string, kinds: readonly FaultName[], more: Partial<RoundPlan>])[] = [
  ['a busy server', ['busy', 'busy-seconds', 'busy-date', 'busy-zero', 'cold-cache'], {}],
  [
    'errors before anything was done',
    ['broken-before', 'bad-gateway-before', 'unavailable-before', 'timeout-before'],
    {},
  ],
  [
    'errors behind what was done',
    ['broken-after', 'bad-gateway-after', 'unavailable-after', 'timeout-after'],
    {},
  ],
  ['web pages in place of answers', ['web-page-before', 'web-page-after'], {}],
  ['resets', ['reset-before', 'reset-after', 'half-a-body'], {}],
  ['resets over HTTP/1.1', ['reset-before', 'reset-after', 'half-a-body'], { protocol: 'http/1.1' }],
  ['connections that break', ['connection-lost-before', 'connection-lost-after', 'half-closed'], {}],
  [
    'connections that break over HTTP/1.1',
    ['connection-lost-before', 'connection-lost-after', 'half-closed'],
    { protocol: 'http/1.1' },
  ],
  [
    'answers that are late or never come',
    ['slow', 'never-answered-before', 'never-answered-after'],
    { concurrency: 32 },
  ],
  ['refusals for good', ['too-large'], {}],
  ['lists that expire', ['list-expired', 'list-expired-with-token', 'read-broken'], { pageSize: 3 }],
  [
    'discovery that flaps',
    ['groups-empty', 'group-missing', 'group-stale', 'discovery-unavailable'],
    { profile: 'velero-1.9', hasGeneratedNames: false },
  ],
]

test('every kind of fault has its round', () => {
  const tried = new Set(ROUNDS.flatMap(([, kinds]) => kinds))
  expect(FAULT_NAMES.filter((name) => !tried.has(name))).toEqual([])
})

test.each(ROUNDS.map(([what, kinds, more], index) => ({ what, kinds, more, round: index + 1 })))(
  'nothing is lost, twice or claimed wrongly: $what',
  async ({ kinds, more, round }) => {
    const faults = { seed: `fixed ${round}`, kinds, percent: 40, perRequest: 1 }
    const fixed = {
      faults,
      protocol: 'h2',
      size: SIZE,
      concurrency: 16,
      pageSize: 10,
      blow: undefined,
      network: undefined,
    } as const
    const { violations, faults: met } = await runRound(
      servers,
      planRound('fixed', round, { ...fixed, ...more }),
    )
    expect(violations).toEqual([])
    expect(met).toBeGreaterThan(0)
  },
)
