// One folder per version and platform: the programs, and a `contents.json` with their digests that is written last.
// A folder appears under its name only when it is complete. Digests are checked before the programs are used;
// reading 130 MB takes 0.1 to 0.3 s, so that is skipped while a file's size and times are as recorded.

import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RehearsalError } from '../../core/rehearsal-error.ts'
import {
  type BinarySource,
  type ControlPlaneBinaries,
  PROGRAMS,
  type Program,
  unavailable,
} from './binary-source.ts'
import { type FileSeal, isUntouched, sealFile } from './file-digest.ts'
import { compareVersions, newestOf, requestText } from './version-request.ts'

interface Contents {
  readonly version: string
  readonly origin: string
  readonly files: Readonly<Record<Program, FileSeal>>
}

/** With no version asked for, an older one in the cache does not stand in the way of a newer one. */
const OLDEST_NEWEST = '1.36.0'

export const binaryCache: BinarySource = {
  title: 'cache',
  async find({ cacheDirectory, platform, request }, { signal }) {
    const cached = cachedVersions(cacheDirectory, platform)
    const wanted =
      request.kind === 'newest' ? cached.filter((v) => compareVersions(v, OLDEST_NEWEST) >= 0) : cached
    const version = newestOf(request, wanted)
    if (version === undefined) {
      return unavailable(`${binariesDirectory(cacheDirectory)} does not hold ${requestText(request)}`)
    }
    return { kind: 'found', binaries: await useCached(cacheDirectory, platform, version, signal) }
  },
}

/** Versions that are complete in the cache, in no order. */
export function cachedVersions(cacheDirectory: string, platform: string): readonly string[] {
  return folderNames(binariesDirectory(cacheDirectory))
    .map((name) => /^(\d+\.\d+\.\d+)-(.+)$/.exec(name))
    .filter((match) => match?.[2] === platform)
    .map((match) => match?.[1] ?? '')
    .filter((version) => readContents(entryFolder(cacheDirectory, platform, version)) !== undefined)
}

/** @throws CLUSTER_BINARIES_DIGEST when a program is not what was once put there */
export async function useCached(
  cacheDirectory: string,
  platform: string,
  version: string,
  signal: AbortSignal,
): Promise<ControlPlaneBinaries> {
  const folder = entryFolder(cacheDirectory, platform, version)
  const contents = readContents(folder)
  if (contents === undefined) throw new RehearsalError('CLUSTER_BINARIES_MISSING', `${folder} is incomplete`)
  const seals = await Promise.all(
    PROGRAMS.map((name) => checkSeal(join(folder, name), contents.files[name], signal)),
  )
  if (PROGRAMS.some((name, index) => seals[index] !== contents.files[name])) {
    // Copied or unpacked since, as a cache between pipelines is: next time it need not be read again.
    await writeContents(folder, { ...contents, files: byProgram(seals) })
  }
  return { etcd: join(folder, 'etcd'), kubeApiserver: join(folder, 'kube-apiserver'), version }
}

/** A new empty folder on the same file system as the cache; make the programs in it, then `adopt` it. */
export async function makeStaging(cacheDirectory: string): Promise<string> {
  const folder = join(
    binariesDirectory(cacheDirectory),
    `.new-${process.pid}-${randomBytes(4).toString('hex')}`,
  )
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return folder
}

export interface NewEntry {
  readonly staging: string
  readonly version: string
  readonly platform: string
  /** For people who look into the folder: an address or `go build`. */
  readonly origin: string
}

/** Takes the programs of a staging folder into the cache. */
export async function adopt(
  cacheDirectory: string,
  entry: NewEntry,
  signal: AbortSignal,
): Promise<ControlPlaneBinaries> {
  const seals = await Promise.all(PROGRAMS.map((name) => sealFile(join(entry.staging, name), signal)))
  await writeContents(entry.staging, {
    version: entry.version,
    origin: entry.origin,
    files: byProgram(seals),
  })
  const folder = entryFolder(cacheDirectory, entry.platform, entry.version)
  await rm(folder, { recursive: true, force: true })
  await rename(entry.staging, folder)
  return { etcd: join(folder, 'etcd'), kubeApiserver: join(folder, 'kube-apiserver'), version: entry.version }
}

/** Removes staging folders that a killed process has left; no download or build takes this long. */
export async function removeStaleStaging(cacheDirectory: string): Promise<void> {
  for (const name of folderNames(binariesDirectory(cacheDirectory)).filter((entry) =>
    entry.startsWith('.new-'),
  )) {
    const path = join(binariesDirectory(cacheDirectory), name)
    const ageMs = Date.now() - (await stat(path)).mtimeMs
    if (ageMs > 6 * 3_600_000) await rm(path, { recursive: true, force: true })
  }
}

export function binariesDirectory(cacheDirectory: string): string {
  return join(cacheDirectory, 'binaries')
}

function entryFolder(cacheDirectory: string, platform: string, version: string): string {
  return join(binariesDirectory(cacheDirectory), `${version}-${platform}`)
}

async function checkSeal(path: string, seal: FileSeal, signal: AbortSignal): Promise<FileSeal> {
  if (await isUntouched(path, seal)) return seal
  const now = await sealFile(path, signal)
  if (now.sha256 === seal.sha256) return now
  throw new RehearsalError('CLUSTER_BINARIES_DIGEST', `${path} has changed since it was put into the cache`)
}

function byProgram(seals: readonly FileSeal[]): Record<Program, FileSeal> {
  return Object.fromEntries(PROGRAMS.map((name, index) => [name, seals[index]])) as Record<Program, FileSeal>
}

function readContents(folder: string): Contents | undefined {
  try {
    const contents = JSON.parse(readFileSync(join(folder, 'contents.json'), 'utf8')) as Contents
    return PROGRAMS.every((name) => typeof contents.files[name].sha256 === 'string') ? contents : undefined
  } catch {
    return undefined
  }
}

async function writeContents(folder: string, contents: Contents): Promise<void> {
  const temporary = join(folder, `contents.${process.pid}.tmp`)
  await writeFile(temporary, `${JSON.stringify(contents, undefined, 2)}\n`)
  await rename(temporary, join(folder, 'contents.json'))
}

function folderNames(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}
