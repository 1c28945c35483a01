// Where one program comes from: the cache, a download whose digest is known, a build with Go. The first that has it wins.
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import { makeStaging } from '../binaries/binary-cache.ts'
import { withLock } from '../binaries/cache-lock.ts'
import {
  DOWNLOAD_LIMITS,
  FetchFailed,
  fetchFile,
  isDownloadAddress,
  placeOf,
} from '../binaries/fetch-file.ts'
import { type FileSeal, isUntouched, sealFile } from '../binaries/file-digest.ts'
import { buildPackages } from '../binaries/go-build.ts'
import { findGo, goCommand, goTrouble } from '../binaries/go-command.ts'
import { ModuleUnavailable } from '../binaries/go-module-folder.ts'
import { recentlyUnreachable, rememberUnreachable } from '../binaries/unreachable-memory.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import { cacheDirectoryOf, type Environment } from '../paths.ts'
import { digestOf, PROGRAMS, type ProgramName } from './program-table.ts'

export interface ProgramWanted {
  readonly name: ProgramName
  /** `1.36.3`, or its own version for a program that has one. */
  readonly version: string
  readonly environment: Environment
}

interface Search extends ProgramWanted {
  readonly cacheDirectory: string
  /** `linux-amd64`. */
  readonly platform: string
  readonly context: ClusterContext
}

/** Puts the program into the staging folder, or says in one line why it cannot. */
type Source = (search: Search, staging: string) => Promise<string | undefined>

const SOURCES = [
  ['download', download],
  ['Go build', buildWithGo],
] as const satisfies readonly (readonly [title: string, source: Source])[]

/** Path of the program. Its digest is compared with the one that it had when it was put into the cache. @throws CLUSTER_BINARIES_MISSING, CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED */
export async function findProgram(wanted: ProgramWanted, context: ClusterContext): Promise<string> {
  const { environment, name, version } = wanted
  const cacheDirectory = cacheDirectoryOf(environment)
  const platform = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`
  const search: Search = { ...wanted, cacheDirectory, platform, context }
  const folder = join(cacheDirectory, 'programs', `${name}-${version}-${platform}`)
  const cached = await useCached(folder, name, context.signal)
  if (cached !== undefined) return cached
  const onWait = (): void => context.progress(`Waiting: another process is getting ${name} ${version}`)
  return await withLock(`${folder}.lock`, context.signal, onWait, async () => {
    const made = await useCached(folder, name, context.signal)
    return made ?? (await fill(search, folder))
  })
}

async function fill(search: Search, folder: string): Promise<string> {
  const { cacheDirectory, context, name, version } = search
  const reasons: string[] = []
  for (const [title, source] of SOURCES) {
    const staging = await makeStaging(cacheDirectory)
    try {
      const why = await source(search, staging)
      if (why === undefined) return await adopt(staging, folder, name, context.signal)
      reasons.push(`  ${title}: ${why.replace(/\s+/g, ' ').slice(0, 300)}`)
    } finally {
      await rm(staging, { recursive: true, force: true })
    }
  }
  throw new RehearsalError(
    'CLUSTER_BINARIES_MISSING',
    [`no ${name} ${version} found:`, ...reasons].join('\n'),
  )
}

async function download(search: Search, staging: string): Promise<string | undefined> {
  const { cacheDirectory, context, environment, name, platform, version } = search
  const row = PROGRAMS[name]
  const [system = '', architecture = ''] = platform.split('-')
  const baseUrl = (environment.REHEARSE_DOWNLOAD_BASE_URL || row.publisher).replace(/\/+$/, '')
  if (baseUrl === 'off') return 'switched off by REHEARSE_DOWNLOAD_BASE_URL'
  const digest = digestOf(name, version, platform)
  if (digest === undefined) return `no digest of ${name} ${version} for ${platform} is known`
  const url = URL.parse(`${baseUrl}/${row.pathOf(version, system, architecture)}`)
  if (!isDownloadAddress(url))
    return 'REHEARSE_DOWNLOAD_BASE_URL is no address of the web or of a folder (file:///…)'
  const memory = await recentlyUnreachable(cacheDirectory, baseUrl, new Date())
  if (memory !== undefined) return `${memory.why} (tried at ${memory.at}, again after an hour)`
  context.progress(`Downloading ${name} ${version} from ${placeOf(url)} (once, then cached)`)
  try {
    const path = join(staging, name)
    const request = { url, path, algorithm: 'sha256', environment, limits: DOWNLOAD_LIMITS } as const
    const actual = await fetchFile({ ...request, onProgress: () => undefined }, context.signal)
    if (actual === digest) return undefined
    throw new RehearsalError(
      'CLUSTER_BINARIES_DIGEST',
      `${url.protocol}//${url.host}${url.pathname} is not the file that is expected: its SHA-256 begins with ${actual.slice(0, 16)}, not ${digest.slice(0, 16)}`,
    )
  } catch (error) {
    if (!(error instanceof FetchFailed)) throw error
    if (error.isUnreachable)
      await rememberUnreachable(cacheDirectory, {
        baseUrl,
        at: new Date().toISOString(),
        why: error.message,
      })
    return error.message
  }
}

async function buildWithGo(search: Search, staging: string): Promise<string | undefined> {
  const { context, environment, name, platform, version } = search
  const path = findGo(environment)
  if (path === undefined) return 'there is no go command on the PATH'
  const { goBuild, goPackage } = PROGRAMS[name]
  context.progress(`Building ${name} ${version} with Go: a few minutes, once, then cached`)
  try {
    if (goBuild === 'kubernetes') {
      await buildPackages({ ...search, path, staging, packages: [goPackage] }, context)
      return undefined
    }
    const settings = { ...environment, GOBIN: staging }
    const go = goCommand({ path, directory: staging, environment: settings, flags: '', platform })
    const flags = ['-trimpath', '-ldflags', '-s -w']
    const result = await go.run(['install', ...flags, `${goPackage}@v${version}`], context.signal)
    return result.exitCode === 0 ? undefined : goTrouble(result)
  } catch (error) {
    if (error instanceof ModuleUnavailable) return error.message
    throw error
  }
}

/** A folder appears under its name only when it is complete. */
async function adopt(
  staging: string,
  folder: string,
  name: ProgramName,
  signal: AbortSignal,
): Promise<string> {
  await chmod(join(staging, name), 0o755)
  const seal = await sealFile(join(staging, name), signal)
  await writeFile(join(staging, 'seal.json'), `${JSON.stringify(seal, undefined, 2)}\n`)
  await mkdir(join(folder, '..'), { recursive: true, mode: 0o700 })
  await rm(folder, { recursive: true, force: true })
  await rename(staging, folder)
  return join(folder, name)
}

/** @throws CLUSTER_BINARIES_DIGEST when it is not what was once put there */
async function useCached(
  folder: string,
  name: ProgramName,
  signal: AbortSignal,
): Promise<string | undefined> {
  const path = join(folder, name)
  const seal = await readSeal(folder)
  if (seal === undefined) return undefined
  try {
    if (await isUntouched(path, seal)) return path
    const now = await sealFile(path, signal)
    if (now.sha256 === seal.sha256) return path
  } catch (error) {
    signal.throwIfAborted()
    throw new RehearsalError('CLUSTER_BINARIES_DIGEST', `${path} cannot be read: ${messageOf(error)}`, {
      cause: error,
    })
  }
  throw new RehearsalError('CLUSTER_BINARIES_DIGEST', `${path} has changed since it was put into the cache`)
}

async function readSeal(folder: string): Promise<FileSeal | undefined> {
  try {
    const seal = JSON.parse(await readFile(join(folder, 'seal.json'), 'utf8')) as Partial<FileSeal>
    return typeof seal.sha256 === 'string' ? (seal as FileSeal) : undefined
  } catch {
    return undefined
  }
}
