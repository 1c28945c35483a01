// A network policy engine in a node of kind: kube-network-policies of the Kubernetes project, as it is. It judges the first packet of
// each connection that the kernel hands it through a queue. Its own rules for that need the queue expression of nftables, which not
// every kernel has; the queue target of iptables does the same.
import { execFileSync } from 'node:child_process'
import { KIND_PARTS } from '../../scripts/prepare-kind.ts'
import type { Docker } from './docker.ts'

const PROGRAM = '/usr/local/bin/kube-network-policies'
const QUEUE = '100'
/** Of all pods of the node; see 10-node.conflist. */
const PODS = '10.244.0.0/16'
const READY_MS = 60_000

/** Ends with the node. @throws when it does not read its queue in time, with the end of its log */
export async function startPolicyEngine({ host }: Docker, node: string): Promise<void> {
  const docker = (...args: readonly string[]): string =>
    execFileSync('docker', ['--host', host, ...args]).toString('utf8')
  const inNode = (...command: readonly string[]): string => docker('exec', '--privileged', node, ...command)
  docker('cp', KIND_PARTS.policyEngine, `${node}:${PROGRAM}`)
  const flags = [
    ...['--kubeconfig', '/etc/kubernetes/admin.conf', '--hostname-override', node, '--nfqueue-id', QUEUE],
    // What it cannot judge does not pass, so what passes was judged.
    ...['--fail-open=false', '--disable-nri', '--metrics-bind-address', '127.0.0.1:9080'],
  ]
  inNode('sh', '-c', `${PROGRAM} ${flags.join(' ')} >/var/log/policies 2>&1 &`)
  const deadline = Date.now() + READY_MS
  while (!readsQueue(inNode('cat', '/proc/net/netfilter/nfnetlink_queue'))) {
    if (Date.now() > deadline)
      throw new Error(`no policy engine reads its queue:\n${inNode('tail', '-n', '20', '/var/log/policies')}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  const packets = ['-s', PODS, '-m', 'conntrack', '--ctstate', 'NEW']
  inNode(
    'iptables',
    '-w',
    '-t',
    'mangle',
    '-A',
    'POSTROUTING',
    ...packets,
    '-j',
    'NFQUEUE',
    '--queue-num',
    QUEUE,
  )
}

function readsQueue(queues: string): boolean {
  return queues.split('\n').some((line) => line.trim().startsWith(`${QUEUE} `))
}
