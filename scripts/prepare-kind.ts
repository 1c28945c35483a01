// A real kind cluster where no registry of images can be reached: every program of the node is built from Go modules, the node itself
// from Debian packages. Done once, then kept outside the checkout.
import { existsSync, globSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { linkerFlags } from '../src/cluster/binaries/go-build.ts'
import { PINNED_MODULE_VERSION } from '../src/cluster/binaries/known-versions.ts'
import { startDocker } from '../test/kind-node/docker.ts'
import { digestOf } from './digest-of.ts'
import { runProgram, succeeds } from './run-program.ts'
import { TOOLS_FOLDER } from './test-tools.ts'

const ROOT = join(import.meta.dirname, '..')
const RECIPE = join(ROOT, 'test', 'kind-node')
const MODULE = join(ROOT, 'go')

/** `kind` and Kubernetes' own programs, all of one set of module versions. */
const PACKAGES = [
  './cmd/coredns',
  './cmd/etcd',
  './cmd/pause',
  ...[
    'kubeadm',
    'kubectl',
    'kubelet',
    'kube-proxy',
    'kube-apiserver',
    'kube-controller-manager',
    'kube-scheduler',
  ].map((name) => `k8s.io/kubernetes/cmd/${name}`),
]
const KIND = 'sigs.k8s.io/kind@v0.33.0'
/** Of the Kubernetes project: keeps to network policies by asking a program about packets. */
const POLICY_ENGINE = 'sigs.k8s.io/kube-network-policies/cmd/kube-network-policies/standard@v1.1.1'
/** Built by itself: it imports a package under a path that differs only in case from another's, which go refuses in one command. */
const STORAGE = 'github.com/rancher/local-path-provisioner'
const DEBIAN_PACKAGES = ['docker.io', 'iptables', 'busybox-static', 'mmdebstrap']

/** Says why there can be no kind cluster here; undefined when there can. */
export function kindIsImpossible(): string | undefined {
  if (process.platform !== 'linux') return 'kind nodes need Linux'
  if (process.getuid?.() !== 0) return 'a container engine can be started by root only'
  if (!existsSync('/usr/bin/apt-get')) return 'the node is made of Debian packages, and there is no apt-get'
  return undefined
}

const KEY = digestOf([
  ...globSync('{go.mod,go.sum,cmd/**}', { cwd: MODULE }).map((name) => join(MODULE, name)),
  ...globSync('{image.sh,rootfs/*}', { cwd: RECIPE }).map((name) => join(RECIPE, name)),
])
const FOLDER = join(TOOLS_FOLDER, `kind-${KEY}`)

/** What the tests need; it is there after `prepareKind`. */
export const KIND_PARTS = {
  /** Holds `kind` and `kubectl`. */
  bin: join(FOLDER, 'bin'),
  /** Where the container engine keeps the image of the node. */
  dockerData: join(FOLDER, 'docker'),
  image: `kindest/node:v${PINNED_MODULE_VERSION}-${KEY}`,
  /** Run in a node by the test that needs it. */
  policyEngine: join(TOOLS_FOLDER, 'kube-network-policies-1.1.1', 'standard'),
} as const

/** Builds what is not there yet: about 8 minutes on 2 cores when the control plane was built before. */
export async function prepareKind(progress: (line: string) => void): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  await installPackages(progress)
  await buildPrograms(progress)
  await buildImage(progress)
  await buildPolicyEngine(progress)
}

async function installPackages(progress: (line: string) => void): Promise<void> {
  const isInstalled = await succeeds(['dpkg', '-s', ...DEBIAN_PACKAGES])
  if (isInstalled) return
  progress(`Installing ${DEBIAN_PACKAGES.join(', ')}`)
  const wait = ['-o', 'DPkg::Lock::Timeout=600']
  const install = ['install', '-qy', '--no-install-recommends', ...DEBIAN_PACKAGES]
  await runProgram(['apt-get', ...wait, 'update', '-q'])
  await runProgram(['apt-get', ...wait, ...install])
}

async function buildPrograms(progress: (line: string) => void): Promise<void> {
  if (existsSync(KIND_PARTS.bin)) return
  progress(
    'Building kind and the programs of its node with Go: about 8 minutes on 2 cores, once, then cached',
  )
  const staging = `${KIND_PARTS.bin}.new`
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging)
  const module = buildingInto(staging)
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', linkerFlags(PINNED_MODULE_VERSION)]
  const build = (...packages: readonly string[]): Promise<void> =>
    runProgram(['go', 'build', ...flags, '-o', `${staging}/`, ...packages], module)
  await build(...PACKAGES)
  await build(STORAGE)
  await runProgram(['go', 'install', '-trimpath', '-ldflags', '-s -w', KIND], module)
  renameSync(staging, KIND_PARTS.bin)
}

function buildingInto(folder: string): { directory: string; environment: NodeJS.ProcessEnv } {
  const settings = { CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '', GOBIN: folder }
  return { directory: MODULE, environment: { ...process.env, ...settings } }
}

async function buildImage(progress: (line: string) => void): Promise<void> {
  const docker = await startDocker(KIND_PARTS.dockerData)
  try {
    const here = { directory: ROOT, environment: { ...process.env, DOCKER_HOST: docker.host } }
    if (await succeeds(['docker', 'image', 'inspect', KIND_PARTS.image], here)) return
    progress('Making the image of the kind node: about 90 s, once, then cached')
    const work = join(FOLDER, 'work')
    await runProgram([join(RECIPE, 'image.sh'), KIND_PARTS.bin, work, KIND_PARTS.image], here)
    rmSync(work, { recursive: true })
  } finally {
    await docker.stop()
  }
}

async function buildPolicyEngine(progress: (line: string) => void): Promise<void> {
  if (existsSync(KIND_PARTS.policyEngine)) return
  progress('Building a network policy engine with Go: about 3 minutes on 2 cores, once, then cached')
  const module = buildingInto(dirname(KIND_PARTS.policyEngine))
  await runProgram(['go', 'install', '-trimpath', '-ldflags', '-s -w', POLICY_ENGINE], module)
}

if (import.meta.main) await prepareKind((line) => void process.stderr.write(`${line}\n`))
