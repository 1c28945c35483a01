import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { messageOf } from '../../core/rehearsal-error.ts'
import { SourceUnavailable } from './binary-source.ts'
import { derivedGoMod, type GoModule } from './derived-module.ts'
import { type GoCommand, goTrouble } from './go-command.ts'
import { PINNED_MODULE_VERSION } from './known-versions.ts'

const MODULE_NAME = 'restore-rehearsal/control-plane'

/** Copies this project's own Go module: the go command may write into the folder it runs in. */
export function copyOwnModule(folder: string): void {
  const source = ownModule(import.meta.dirname)
  if (source === undefined) throw new SourceUnavailable('the folder go/ of this project is not there')
  mkdirSync(folder, { recursive: true })
  cpSync(source, folder, { recursive: true })
}

/** Beside `src` in the repository, beside `dist` in the package. */
function ownModule(from: string): string | undefined {
  for (
    let folder = from, parent = dirname(from);
    parent !== folder;
    folder = parent, parent = dirname(parent)
  ) {
    const goMod = join(parent, 'go', 'go.mod')
    if (existsSync(goMod) && readFileSync(goMod, 'utf8').includes(`\nmodule ${MODULE_NAME}\n`))
      return dirname(goMod)
  }
  return undefined
}

/** GOFLAGS for a version: the pinned module is complete, a derived one looks its checksums up as it goes. */
export function moduleFlags(version: string): string {
  return version === PINNED_MODULE_VERSION ? '' : '-mod=mod'
}

/**
 * Turns the copied module into one of another version. The Go checksum database vouches for what is downloaded.
 * @throws SourceUnavailable
 */
export async function deriveModule(
  folder: string,
  version: string,
  go: GoCommand,
  signal: AbortSignal,
): Promise<void> {
  writeFileSync(join(folder, 'go.mod'), `module ${MODULE_NAME}\n`)
  writeFileSync(join(folder, 'go.sum'), '')
  const download = await go.run(['mod', 'download', '-json', `k8s.io/kubernetes@v${version}`], signal)
  const { Error: trouble, GoMod } = parse<{ Error?: string; GoMod?: string }>(download.stdout)
  if (download.exitCode !== 0 || GoMod === undefined)
    throw new SourceUnavailable((trouble ?? goTrouble(download)).slice(0, 300))
  const edit = await go.run(['mod', 'edit', '-json', GoMod], signal)
  if (edit.exitCode !== 0) throw new SourceUnavailable(goTrouble(edit))
  const text = derivedGoMod(MODULE_NAME, version, parse<GoModule>(edit.stdout))
  if (text === undefined)
    throw new SourceUnavailable(`Kubernetes ${version} does not name its version of etcd`)
  writeFileSync(join(folder, 'go.mod'), text)
}

/** The newest released patch of a minor, from the module proxy. @throws SourceUnavailable */
export async function listedVersions(go: GoCommand, signal: AbortSignal): Promise<readonly string[]> {
  const list = await go.run(['list', '-m', '-json', '-versions', 'k8s.io/kubernetes'], signal)
  if (list.exitCode !== 0) throw new SourceUnavailable(goTrouble(list))
  const { Versions = [] } = parse<{ Versions?: readonly string[] }>(list.stdout)
  return Versions.map((version) => version.slice(1)).filter((version) => /^\d+\.\d+\.\d+$/.test(version))
}

function parse<T extends object>(text: string): T {
  try {
    return JSON.parse(text || '{}') as T
  } catch (error) {
    throw new SourceUnavailable(`go printed no JSON: ${messageOf(error)}`)
  }
}
