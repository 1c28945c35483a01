// What pods of a kind cluster reach: one another, the names of the cluster, its API server. The rules stand in the packet filter of
// each node, behind the translation of service addresses, so they hold without a network plugin that knows policies, and
// whatever policies the backup brings along. The node itself pulls images as before.
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import type { Environment } from '../paths.ts'
import type { CommandResult } from '../processes/run-command.ts'
import { type KindPlace, kindTrouble, nodesOf, runInNode } from './kind-command.ts'

const CHAIN = 'REHEARSE-EGRESS'
/** The way out of a node; the interfaces of pods are `veth…`. Answers to who came in may go out. */
const OUTWARD = `FORWARD -o eth+ -j ${CHAIN}`
/** The engine's resolver looks like an address of the node itself, and would carry names, and data in names, to the outside. */
const RESOLVER = 'INPUT ! -i lo -d 127.0.0.0/8 -j REJECT'

/** First in its chain, and only once. */
const put = (filter: string, [chain = '', ...rule]: readonly string[]): string =>
  `${filter} -w -C ${chain} ${rule.join(' ')} 2>/dev/null || ${filter} -w -I ${chain} 1 ${rule.join(' ')}`

const SCRIPT = [
  'set -e',
  ...['iptables', 'ip6tables'].flatMap((filter) => [
    `${filter} -w -N ${CHAIN} 2>/dev/null || ${filter} -w -F ${CHAIN}`,
    `${filter} -w -A ${CHAIN} -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN`,
    `${filter} -w -A ${CHAIN} -j REJECT`,
    put(filter, OUTWARD.split(' ')),
  ]),
  put('iptables', RESOLVER.split(' ')),
].join('\n')

/**
 * Sets the rules on every node. Pods in the network of their node are not held by them.
 * @throws CLUSTER_EGRESS_OPEN when a node does not take them
 */
export async function limitEgress(
  place: KindPlace,
  environment: Environment,
  signal: AbortSignal,
): Promise<void> {
  const nodes = await nodesOf(place, environment, signal)
  if (nodes.length === 0) throw open('kind names no node')
  for (const node of nodes) {
    let result: CommandResult
    try {
      result = await runInNode(place, node, ['sh', '-c', SCRIPT], environment, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw open(messageOf(error), error)
    }
    if (result.exitCode !== 0) throw open(`node ${node} does not take the rules:\n${kindTrouble(result)}`)
  }
}

function open(why: string, cause?: unknown): RehearsalError {
  return new RehearsalError('CLUSTER_EGRESS_OPEN', `what pods reach could not be limited: ${why}`, { cause })
}
