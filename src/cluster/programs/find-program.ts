import { join } from 'node:path'
import { beginSearch } from '../binaries/begin-search.ts'
import { type BinarySearch, firstFound, noneFound, SourceUnavailable } from '../binaries/binary-source.ts'
import { downloadSource, type PublishedFile } from '../binaries/download-source.ts'
import { buildPackages } from '../binaries/go-build.ts'
import { goCommand, goTrouble } from '../binaries/go-command.ts'
import { type GoBuild, goSource } from '../binaries/go-source.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import type { Environment } from '../paths.ts'
import { digestOf, PROGRAMS, type ProgramName } from './program-table.ts'

export interface ProgramWanted {
  readonly name: ProgramName
  /** `1.36.3`, or its own version for a program that has one. */
  readonly version: string
  readonly environment: Environment
}

/** Path of the program. Its digest is compared with the one that it had when it was put into the cache. @throws CLUSTER_BINARIES_MISSING, CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED */
export async function findProgram(
  { environment, name, version }: ProgramWanted,
  context: ClusterContext,
): Promise<string> {
  const set = { name, title: name, programs: [name] }
  const { caches, search } = beginSearch(set, { kind: 'patch', version }, environment)
  const published = downloadSource((asked) => publishedFile(name, version, asked.platform))
  const built = goSource({
    versionOf: async () => version,
    takes: 'a few minutes',
    build: (wanted, inContext) => build(name, wanted, inContext),
  })
  const reasons: string[] = []
  const found = await firstFound([...caches, published, built], search, context, reasons, () => undefined)
  if (found === undefined) throw noneFound(`${name} ${version}`, reasons)
  return join(found.folder, name)
}

function publishedFile(
  name: ProgramName,
  version: string,
  platform: BinarySearch['platform'],
): PublishedFile | string {
  const digest = digestOf(name, version, platform)
  if (digest === undefined) return `no digest of ${name} ${version} for ${platform} is known`
  const { pathOf, publisher } = PROGRAMS[name]
  const [system = '', architecture = ''] = platform.split('-')
  return {
    version,
    publisher,
    path: pathOf(version, system, architecture),
    algorithm: 'sha256',
    digest,
    name,
  }
}

async function build(
  name: ProgramName,
  { search, ...wanted }: GoBuild,
  context: ClusterContext,
): Promise<void> {
  const { goBuild, goPackage } = PROGRAMS[name]
  if (goBuild === 'kubernetes')
    return await buildPackages({ ...search, ...wanted, packages: [goPackage] }, context)
  const { path, staging, version } = wanted
  const environment = { ...search.environment, GOBIN: staging }
  const go = goCommand({
    path,
    directory: staging,
    temporary: staging,
    environment,
    flags: '',
    platform: search.platform,
  })
  const flags = ['-trimpath', '-ldflags', '-s -w']
  const result = await go.run(['install', ...flags, `${goPackage}@v${version}`], context.signal)
  if (result.exitCode !== 0) throw new SourceUnavailable(goTrouble(result))
}
