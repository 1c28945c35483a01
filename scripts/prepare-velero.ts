// Real Velero, to measure beside it: its server and its plugin for S3, from Go modules. Done once, then kept outside the checkout.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { digestOf } from './digest-of.ts'
import { runProgram } from './run-program.ts'
import { futureToolPath, prepareTools, TOOLS_FOLDER } from './test-tools.ts'

const MODULE = join(import.meta.dirname, '..', 'bench', 'velero')
const FILES = ['go.mod', 'go.sum'].map((name) => join(MODULE, name))
const PLUGIN = 'velero-plugin-for-aws'
const SERVER_MODULE = 'github.com/vmware-tanzu/velero'
const FOLDER = join(TOOLS_FOLDER, `velero-${digestOf(FILES)}`)

export interface PreparedVelero {
  /** The `velero` program, which is client and server. */
  readonly program: string
  /** Holds `velero-plugin-for-aws`, and nothing else: Velero runs whatever it finds there. */
  readonly pluginFolder: string
  /** `versitygw`, which serves a folder as S3. */
  readonly s3Server: string
}

const PARTS: PreparedVelero = {
  program: join(FOLDER, 'velero'),
  pluginFolder: join(FOLDER, 'plugins'),
  s3Server: futureToolPath('versitygw'),
}

/** Undefined as long as a part is missing. */
export function preparedVelero(): PreparedVelero | undefined {
  return Object.values(PARTS).every((path) => existsSync(path)) ? PARTS : undefined
}

/** Builds what is not there yet: about 8 minutes on 2 cores. Its S3 server is the one of the tests. */
export async function prepareVelero(progress: (line: string) => void): Promise<void> {
  await prepareTools(progress, ['versitygw'])
  if (existsSync(FOLDER)) return
  progress('Building Velero with Go: about 8 minutes on 2 cores, once, then cached')
  const staging = `${FOLDER}.new`
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(join(staging, 'plugins'), { recursive: true })
  await build(`${SERVER_MODULE}/cmd/velero`, staging)
  await build(`${SERVER_MODULE}-plugin-for-aws/${PLUGIN}`, join(staging, 'plugins'))
  renameSync(staging, FOLDER)
}

async function build(goPackage: string, folder: string): Promise<void> {
  const environment = { ...process.env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '' }
  const flags = ['-trimpath', '-buildvcs=false', '-ldflags', linkerFlags()]
  await runProgram(['go', 'build', ...flags, '-o', `${folder}/`, goPackage], {
    directory: MODULE,
    environment,
  })
}

/** The version that it calls itself; and one of its two ports for metrics has no flag: without this it is 8080, for everybody. */
function linkerFlags(): string {
  const version = new RegExp(`^\\s*${SERVER_MODULE} (v\\S+)`, 'm').exec(
    readFileSync(join(MODULE, 'go.mod'), 'utf8'),
  )
  return [
    '-s -w',
    `-X ${SERVER_MODULE}/pkg/buildinfo.Version=${version?.[1]}`,
    '-X sigs.k8s.io/controller-runtime/pkg/metrics/server.DefaultBindAddress=127.0.0.1:0',
  ].join(' ')
}

if (import.meta.main) await prepareVelero((line) => void process.stderr.write(`${line}\n`))
