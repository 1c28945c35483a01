// What a round does to the connections themselves, drawn by chance.
import type { Random } from '../../bench/generate/random.ts'
import type { TcpProxy, Toxic } from './tcp-proxy.ts'

export interface NetworkPlan {
  readonly seed: number
  readonly toxic: Toxic
  readonly stream: 'upstream' | 'downstream'
}

/** All of them leave a way through: a request of a few kilobytes is carried out in the end. */
const TOXICS: readonly [(random: Random) => Toxic, ...((random: Random) => Toxic)[]] = [
  (random) => ({ type: 'latency', latency: 50 + random.below(200), jitter: random.below(50) }),
  (random) => ({ type: 'bandwidth', rate: 1_000 + random.below(1_000) }),
  (random) => ({ type: 'slicer', average_size: 500 + random.below(1_000), size_variation: 200, delay: 50 }),
  (random) => ({ type: 'limit_data', bytes: 16_000 + random.below(64_000) }),
  (random) => ({ type: 'slow_close', delay: random.below(1_000) }),
]

export function planNetwork(random: Random): NetworkPlan {
  const toxic = random.pick(TOXICS)(random)
  // A list may be larger than any limit: then no connection would ever bring it.
  const isUp = toxic.type === 'limit_data' || random.below(2) === 0
  return { seed: 1 + random.below(1_000_000), toxic, stream: isUp ? 'upstream' : 'downstream' }
}

/** For a while nothing comes through open connections, nor through new ones; nobody is told. */
export async function silence(proxy: TcpProxy, ms: number): Promise<void> {
  await proxy.add({ type: 'timeout', timeout: 0 }, 'upstream')
  await proxy.add({ type: 'timeout', timeout: 0 }, 'downstream')
  await new Promise((resolve) => setTimeout(resolve, ms))
  await proxy.remove('timeout', 'upstream')
  await proxy.remove('timeout', 'downstream')
}

/** Cuts open connections and refuses new ones for a while. */
export async function cut(proxy: TcpProxy, ms: number): Promise<void> {
  await proxy.setEnabled(false)
  await new Promise((resolve) => setTimeout(resolve, ms))
  await proxy.setEnabled(true)
}
