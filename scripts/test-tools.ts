// Real servers that tests talk to. Each is installed once into a folder outside the checkout: Go modules with the Go
// toolchain, packages with npm. Programs of the system come from its packages.
import { existsSync, mkdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { CHROMIUM_NAMES, programPath } from './chromium.ts'
import { type Command, runProgram } from './run-program.ts'

interface Tool {
  /** Below the folder of the tools: there when it is installed. */
  readonly file: string
  readonly install: Command
}

export const TOOLS_FOLDER =
  process.env.REHEARSE_CI_TOOLS ?? join(homedir(), '.cache', 'restore-rehearsal', 'ci-tools')

const AZURITE = 'azurite-3.37.0'
const TOOLS = {
  versitygw: {
    file: 'versitygw',
    install: ['go', 'install', 'github.com/versity/versitygw/cmd/versitygw@v1.8.0'],
  },
  'fake-gcs-server': {
    file: 'fake-gcs-server',
    install: ['go', 'install', 'github.com/fsouza/fake-gcs-server@v1.56.1'],
  },
  toxiproxy: {
    file: join('toxiproxy', 'server'),
    install: ['go', 'install', 'github.com/Shopify/toxiproxy/v2/cmd/server@v2.12.0'],
  },
  azurite: {
    file: join(AZURITE, 'node_modules', 'azurite', 'dist', 'src', 'blob', 'main.js'),
    install: ['npm', 'install', '--prefix', AZURITE, '--no-audit', '--no-fund', 'azurite@3.37.0'],
  },
} as const satisfies Record<string, Tool>

export type ToolName = keyof typeof TOOLS

interface Program {
  /** Any of them will do. */
  readonly names: readonly [string, ...string[]]
  /** Of Debian. */
  readonly packages: readonly string[]
}

/** Programs of the system that tests call by name. */
const PROGRAMS: readonly Program[] = [
  { names: ['ip'], packages: ['iproute2'] },
  { names: ['xmllint'], packages: ['libxml2-utils'] },
  { names: CHROMIUM_NAMES, packages: ['chromium', 'fonts-dejavu-core'] },
]

/** Where the program of a tool is once it is prepared. */
export function futureToolPath(name: ToolName): string {
  return join(TOOLS_FOLDER, TOOLS[name].file)
}

/** The program of a tool that was prepared. @throws when it was not */
export function toolPath(name: ToolName): string {
  const path = futureToolPath(name)
  if (existsSync(path)) return path
  throw new Error(`${name} is missing: node scripts/test-tools.ts installs it`)
}

/** Installs those that are not there yet. */
export async function prepareTools(
  progress: (line: string) => void,
  names: readonly ToolName[] = Object.keys(TOOLS) as ToolName[],
): Promise<void> {
  mkdirSync(TOOLS_FOLDER, { recursive: true })
  for (const name of names) {
    const { file, install } = TOOLS[name]
    if (existsSync(join(TOOLS_FOLDER, file))) continue
    progress(`Installing ${name} for the tests: once, then cached`)
    const environment = { ...process.env, GOBIN: join(TOOLS_FOLDER, dirname(file)) }
    await runProgram(install, { directory: TOOLS_FOLDER, environment })
  }
}

/** Installs with apt-get what tests call by name and is not there yet. */
export async function preparePrograms(progress: (line: string) => void): Promise<void> {
  for (const { names, packages } of PROGRAMS) {
    if (programPath(names) !== undefined) continue
    progress(`Installing ${names[0]} for the tests with apt-get`)
    await runAsRoot(['apt-get', 'update', '-q'])
    await runAsRoot(['apt-get', 'install', '--yes', '--no-install-recommends', ...packages])
  }
}

function runAsRoot(command: Command): Promise<void> {
  return runProgram(process.getuid?.() === 0 ? command : ['sudo', ...command])
}

if (import.meta.main) {
  const say = (line: string): void => void process.stderr.write(`${line}\n`)
  await prepareTools(say)
  await preparePrograms(say)
}
