// Everything that can go wrong between a client and an API server, one row each. A row says which requests it can happen to and
// what the client sees; `wire.ts` is how it is done on a connection.
import type { Answer, Wire } from './wire.ts'

/** What a fault leaves of a write. */
export type Effect =
  /** The API server never saw it. */
  | 'none'
  /** The API server carried it out, and the client was not told so. */
  | 'hidden'
  /** The client gets the real answer in the end. */
  | 'told'

export interface Fault {
  readonly when: (request: SeenRequest) => boolean
  readonly effect: Effect
  /** The server has decided, and will decide the same again. */
  readonly isFinal?: boolean
  readonly run: (wire: Wire) => Promise<void> | void
}

export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  /** Of the object in the body; '' when there is none. */
  readonly name: string
}

const any = (): boolean => true
const isRead = ({ method }: SeenRequest): boolean => method === 'GET'
const isWrite = ({ method }: SeenRequest): boolean => method !== 'GET'
const isList = ({ method, query }: SeenRequest): boolean => method === 'GET' && query.has('limit')
const isNextPage = ({ query }: SeenRequest): boolean => query.has('continue')
const isGroups = ({ path }: SeenRequest): boolean => path === '/apis'
const isDiscovery = ({ path }: SeenRequest): boolean => path === '/api' || path === '/apis'
const isCreate = ({ method }: SeenRequest): boolean => method === 'POST'

const refused = (status: number, headers: Record<string, string> = {}): Pick<Fault, 'effect' | 'run'> => ({
  effect: 'none',
  run: (wire) => wire.reply(statusAnswer(status, headers)),
})

const answerReplaced = (status: number): Pick<Fault, 'effect' | 'run'> => ({
  effect: 'hidden',
  run: async (wire) => {
    await wire.forward()
    wire.reply(statusAnswer(status))
  },
})

const behind = (act: (wire: Wire) => void): Pick<Fault, 'effect' | 'run'> => ({
  effect: 'hidden',
  run: async (wire) => {
    await wire.forward()
    act(wire)
  },
})

export const FAULTS = {
  busy: { when: any, ...refused(429) },
  'busy-seconds': { when: any, ...refused(429, { 'retry-after': '1' }) },
  'busy-date': {
    when: any,
    effect: 'none',
    run: (wire) => wire.reply(statusAnswer(429, { 'retry-after': inOneSecond() })),
  },
  'broken-before': { when: any, ...refused(500) },
  'bad-gateway-before': { when: any, ...refused(502) },
  'unavailable-before': { when: any, ...refused(503, { 'retry-after': '1' }) },
  'timeout-before': { when: any, ...refused(504) },
  'broken-after': { when: isWrite, ...answerReplaced(500) },
  'bad-gateway-after': { when: isWrite, ...answerReplaced(502) },
  'unavailable-after': { when: isWrite, ...answerReplaced(503) },
  'timeout-after': { when: isWrite, ...answerReplaced(504) },
  'web-page-before': { when: any, effect: 'none', run: (wire) => wire.reply(webPage()) },
  'web-page-after': { when: isWrite, ...behind((wire) => wire.reply(webPage())) },
  'busy-zero': { when: any, ...refused(429, { 'retry-after': '0' }) },
  'reset-before': { when: any, effect: 'none', run: (wire) => wire.reset() },
  'reset-after': { when: any, ...behind((wire) => wire.reset()) },
  'connection-lost-before': { when: any, effect: 'none', run: (wire) => wire.breakConnection() },
  'connection-lost-after': { when: any, ...behind((wire) => wire.breakConnection()) },
  'half-closed': { when: any, ...behind((wire) => wire.halfClose()) },
  'half-a-body': {
    when: any,
    effect: 'hidden',
    run: async (wire) => wire.replyHalf(await wire.forward()),
  },
  slow: {
    when: any,
    effect: 'told',
    run: async (wire) => {
      const answer = await wire.forward()
      await wire.pause(2_000)
      wire.reply(answer)
    },
  },
  'never-answered-before': { when: any, effect: 'none', run: () => undefined },
  'never-answered-after': { when: any, ...behind(() => undefined) },
  'too-large': { when: isCreate, isFinal: true, ...refused(413) },
  'list-expired': { when: isNextPage, ...refused(410) },
  'list-expired-with-token': {
    when: isNextPage,
    effect: 'none',
    run: (wire) => wire.reply(expiredAt(wire.request.query.get('continue') ?? '')),
  },
  'cold-cache': { when: isList, ...refused(429, { 'retry-after': '1' }) },
  'groups-empty': { when: isGroups, effect: 'none', run: (wire) => changeGroups(wire, () => []) },
  'group-missing': {
    when: isGroups,
    effect: 'none',
    run: (wire) => changeGroups(wire, (groups) => groups.filter((group) => !isNamed(group, 'apps'))),
  },
  'group-stale': { when: isGroups, effect: 'none', run: (wire) => changeGroups(wire, staleApps) },
  'discovery-unavailable': { when: isDiscovery, ...refused(503) },
  'read-broken': { when: isRead, ...refused(500) },
} as const satisfies Record<string, Fault>

export type FaultName = keyof typeof FAULTS
export const FAULT_NAMES = Object.keys(FAULTS) as readonly FaultName[]

export function faultOf(name: FaultName): Fault {
  return FAULTS[name]
}

function statusAnswer(status: number, headers: Record<string, string> = {}): Answer {
  const body = {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code: status,
    reason: 'Injected',
    message: 'injected',
  }
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: json(body) }
}

/** Of somebody between client and API server. */
function webPage(): Answer {
  return { status: 200, headers: { 'content-type': 'text/html' }, body: Buffer.from('<p>Please log in</p>') }
}

/** As the API server says how to go on: the same place, at the version of today. */
function expiredAt(token: string): Answer {
  const body = {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: { continue: token },
    status: 'Failure',
    code: 410,
    reason: 'Expired',
  }
  return { status: 410, headers: { 'content-type': 'application/json' }, body: json(body) }
}

function inOneSecond(): string {
  return new Date(Date.now() + 1_000).toUTCString()
}

interface Group {
  readonly metadata?: { readonly name?: string }
  readonly versions?: readonly object[]
}

async function changeGroups(
  wire: Wire,
  change: (groups: readonly Group[]) => readonly Group[],
): Promise<void> {
  const answer = await wire.forward()
  const list = JSON.parse(answer.body.toString('utf8')) as { readonly items?: readonly Group[] }
  wire.reply({ ...answer, body: json({ ...list, items: change(list.items ?? []) }) })
}

function isNamed({ metadata }: Group, name: string): boolean {
  return metadata?.name === name
}

function staleApps(groups: readonly Group[]): readonly Group[] {
  return groups.map((group) => {
    if (!isNamed(group, 'apps')) return group
    return {
      ...group,
      versions: (group.versions ?? []).map((version) => ({ ...version, freshness: 'Stale' })),
    }
  })
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value))
}
