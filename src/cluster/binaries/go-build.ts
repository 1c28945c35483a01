import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import { type BinarySearch, SourceUnavailable } from './binary-source.ts'
import { type BuildProgress, buildProgress } from './build-progress.ts'
import { type GoCommand, goCommand, goTrouble } from './go-command.ts'
import { copyOwnModule, deriveModule, listedVersions, moduleFlags } from './go-module-folder.ts'
import { goSource } from './go-source.ts'
import { MODULE_VERSIONS, PINNED_MODULE_VERSION } from './known-versions.ts'
import { minorOf, newestOf } from './version-request.ts'

/** etcd and kube-apiserver compiled from their Go modules. Takes minutes, once. */
export const goBuild = goSource({
  versionOf: versionToBuild,
  takes: 'usually 4 to 6 minutes on 2 cores',
  build: ({ search, ...wanted }, context) =>
    buildPackages({ ...search, ...wanted, packages: PACKAGES }, context),
})

/** With no version asked for the one whose checksums are here, then the table, then what the module proxy lists. */
async function versionToBuild(
  { cacheDirectory, environment, platform, request }: BinarySearch,
  path: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (request.kind === 'newest') return PINNED_MODULE_VERSION
  if (request.kind === 'patch') return request.version
  const known = newestOf(request, MODULE_VERSIONS)
  if (known !== undefined) return known
  mkdirSync(cacheDirectory, { recursive: true, mode: 0o700 })
  return newestOf(
    request,
    await listedVersions(
      goCommand({ path, directory: cacheDirectory, environment, flags: '', platform }),
      signal,
    ),
  )
}

export interface PackagesToBuild extends Pick<BinarySearch, 'cacheDirectory' | 'environment' | 'platform'> {
  /** Of the go command. */
  readonly path: string
  /** Of Kubernetes. */
  readonly version: string
  /** Programs end up in here, under the last part of their package's name. */
  readonly staging: string
  readonly packages: readonly string[]
}

/** Programs of one version of Kubernetes, from its modules. @throws SourceUnavailable, CLUSTER_BUILD_FAILED */
export async function buildPackages(wanted: PackagesToBuild, context: ClusterContext): Promise<void> {
  const { cacheDirectory, environment, path, platform, staging, version } = wanted
  const module = join(staging, 'module')
  const log = openLog(cacheDirectory, version)
  const go = logged(
    goCommand({
      path,
      directory: module,
      temporary: staging,
      environment,
      flags: moduleFlags(version),
      platform,
    }),
    log,
  )
  using progress = buildProgress(version, context.progress)
  try {
    copyOwnModule(module)
    if (version !== PINNED_MODULE_VERSION) await deriveModule(module, version, go, context.signal)
    await checkToolchain(go, context.signal)
    progress.packagesKnown(await countPackages(go, wanted.packages, progress, context.signal))
    await compile(go, { ...wanted, log }, progress, context.signal)
    await rm(module, { recursive: true, force: true })
  } finally {
    log.end()
  }
}

/** `go version` in a folder fails when the go.mod there wants a newer Go than there is. @throws SourceUnavailable */
async function checkToolchain(go: GoCommand, signal: AbortSignal): Promise<void> {
  const result = await go.run(['version'], signal)
  if (result.exitCode !== 0) throw new SourceUnavailable(goTrouble(result))
}

const PACKAGES = ['./cmd/etcd', 'k8s.io/kubernetes/cmd/kube-apiserver'] as const

/** Downloads the modules as well. @throws SourceUnavailable */
async function countPackages(
  go: GoCommand,
  packages: readonly string[],
  progress: BuildProgress,
  signal: AbortSignal,
): Promise<number> {
  const result = await go.run(['list', '-deps', ...packages], signal, progress.onLine)
  if (result.exitCode !== 0) throw new SourceUnavailable(goTrouble(result))
  return result.stdout.trimEnd().split('\n').length
}

interface Compilation extends Pick<PackagesToBuild, 'version' | 'staging' | 'packages'> {
  readonly log: WriteStream
}

/** @throws CLUSTER_BUILD_FAILED */
async function compile(
  go: GoCommand,
  { log, packages, staging, version }: Compilation,
  progress: BuildProgress,
  signal: AbortSignal,
): Promise<void> {
  const flags = ['-v', '-trimpath', '-buildvcs=false', '-ldflags', linkerFlags(version), '-o', `${staging}/`]
  const result = await go.run(['build', ...flags, ...packages], signal, progress.onLine)
  if (result.exitCode === 0) return
  throw new RehearsalError(
    'CLUSTER_BUILD_FAILED',
    `the Go build of Kubernetes ${version} failed: ${goTrouble(result)} (log: ${log.path})`,
  )
}

/** -ldflags of a build of Kubernetes: without these its programs would call themselves v0.0.0. */
export function linkerFlags(version: string): string {
  const values = {
    gitVersion: `v${version}`,
    gitMajor: '1',
    gitMinor: minorOf(version).split('.')[1] ?? '',
    gitTreeState: 'clean',
  }
  const packages = ['k8s.io/component-base/version', 'k8s.io/client-go/pkg/version']
  const assignments = packages.flatMap((name) =>
    Object.entries(values).map(([key, value]) => `-X ${name}.${key}=${value}`),
  )
  return ['-s -w', ...assignments].join(' ')
}

function openLog(cacheDirectory: string, version: string): WriteStream {
  const directory = join(cacheDirectory, 'logs')
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  return createWriteStream(join(directory, `go-build-${version}.log`))
}

function logged(go: GoCommand, log: WriteStream): GoCommand {
  return {
    run(args, signal, onErrorLine) {
      log.write(`$ go ${args.join(' ')}\n`)
      return go.run(args, signal, (line) => {
        log.write(`${line}\n`)
        onErrorLine?.(line)
      })
    },
  }
}
