// A network of its own for one command: loopback, and one interface that everything else would leave by. The kernel counts what
// goes out there. Nobody is at its other end. Names are asked for at an address outside too.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Without ARP, multicast and addresses of its own making the kernel itself sends nothing there. */
const SCRIPT = `set -eu
folder=$1
shift
mount --bind "$folder/resolv.conf" /etc/resolv.conf
ip link set lo up
ip link add out0 type veth peer name out1
for link in out0 out1; do ip link set "$link" arp off multicast off addrgenmode none; ip link set "$link" up; done
ip addr add 198.18.0.2/15 dev out0
ip -6 addr add 2001:db8:1::2/64 dev out0 nodad
ip route add default dev out0
ip -6 route add default dev out0
cat /proc/net/dev > "$folder/before"
code=0
"$@" || code=$?
cat /proc/net/dev > "$folder/after"
exit "$code"
`

export interface Watched {
  readonly code: number | null
  readonly output: string
  /** Packets that went out, whatever their protocol. Undefined: the network could not be made. */
  readonly packets: number | undefined
}

/** Why nothing can be watched here; undefined when it can. */
export function whyNoWatch(): string | undefined {
  if (process.platform !== 'linux') return 'network namespaces are a matter of Linux'
  if (process.getuid?.() !== 0) return 'a network namespace needs root'
  const { error, stderr, status } = inOwnNetwork(['true'])
  return status === 0 ? undefined : `no network namespace can be made: ${error?.message ?? stderr.trim()}`
}

/** Runs a command and counts what leaves loopback until it ends. */
export async function watchNetwork(
  command: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Watched> {
  const folder = newFolder()
  try {
    const child = spawn('unshare', argsFor(folder, command), {
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    const [before, after] = ['before', 'after'].map((name) => sentPackets(join(folder, name)))
    const packets = before === undefined || after === undefined ? undefined : after - before
    return { code, output, packets }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function inOwnNetwork(command: readonly string[]) {
  const folder = newFolder()
  try {
    return spawnSync('unshare', argsFor(folder, command), { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rehearse-network-'))
  writeFileSync(join(folder, 'resolv.conf'), 'nameserver 198.51.100.53\noptions timeout:1 attempts:1\n')
  return folder
}

function argsFor(folder: string, command: readonly string[]): readonly string[] {
  return ['--net', '--mount', '--', 'sh', '-c', SCRIPT, 'sh', folder, ...command]
}

/** The tenth figure of an interface in /proc/net/dev: packets that were sent. */
function sentPackets(file: string): number | undefined {
  try {
    const line = readFileSync(file, 'utf8')
      .split('\n')
      .find((one) => one.trim().startsWith('out0:'))
    const figure = line?.split(':')[1]?.trim().split(/\s+/)[9]
    return figure === undefined ? undefined : Number(figure)
  } catch {
    return undefined
  }
}
