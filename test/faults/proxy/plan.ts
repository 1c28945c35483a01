// Which request meets which fault. Decided by the seed, the request and how often it was seen, not by the order in which requests
// arrive: the same seed gives the same faults, however the requests are interleaved.
import { createRandom } from '../../../bench/generate/random.ts'
import { FAULT_NAMES, type FaultName, faultOf, type SeenRequest } from './faults.ts'

export interface FaultPlan {
  readonly seed: string
  readonly kinds: readonly FaultName[]
  /** Of a hundred requests so many meet a fault. */
  readonly percent: number
  /** The same request meets no more than so many. */
  readonly perRequest: number
}

/** The fault for the n-th time (from 0) that a request is seen. */
export function faultFor(plan: FaultPlan, request: SeenRequest, nth: number): FaultName | undefined {
  if (nth >= plan.perRequest) return undefined
  const possible = plan.kinds.filter((name) => faultOf(name).when(request))
  const [first, ...others] = possible
  if (first === undefined) return undefined
  const random = createRandom(`${plan.seed} ${nth} ${keyOf(request)}`)
  return random.below(100) < plan.percent ? random.pick([first, ...others]) : undefined
}

/** The same for every attempt of one request. */
export function keyOf({ method, path, name, query }: SeenRequest): string {
  return `${method} ${path} ${name} ${query.has('continue') ? 'next page' : ''}`
}

/** Every kind has its turn alone; other rounds mix them. */
export function kindsOf(random: ReturnType<typeof createRandom>): readonly FaultName[] {
  const [first, ...others] = FAULT_NAMES
  if (first === undefined) return []
  if (random.below(3) === 0) return [random.pick([first, ...others])]
  return FAULT_NAMES.filter(() => random.below(3) === 0)
}
