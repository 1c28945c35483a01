// Digests are checked before programs are used; reading 130 MB takes 0.1 to 0.3 s, so that is skipped while a file's
// size and times are as recorded.
import { chmod, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { RehearsalError, systemCodeOf } from '../../core/rehearsal-error.ts'
import { type FileSeal, isUntouched, sealFile } from './file-digest.ts'

interface Contents {
  readonly version: string
  /** For people who look into the folder: an address or `go build`. */
  readonly origin: string
  readonly files: Readonly<Record<string, FileSeal>>
}

/**
 * Whether a folder holds these programs as they were when it was filled; false when it is incomplete.
 * @throws CLUSTER_BINARIES_DIGEST when a program is another one now
 */
export async function checkContents(
  folder: string,
  programs: readonly string[],
  signal: AbortSignal,
): Promise<boolean> {
  const contents = await readContents(folder, programs)
  if (contents === undefined) return false
  const seals = await Promise.all(
    programs.map((name) => checkSeal(join(folder, name), contents.files[name] as FileSeal, signal)),
  )
  if (seals.includes(undefined)) return false
  if (programs.some((name, index) => seals[index] !== contents.files[name])) {
    // Copied or unpacked since, as a cache between pipelines is: next time it need not be read again. Where nobody may
    // write, it is read each time.
    const files = Object.fromEntries(programs.map((name, index) => [name, seals[index] as FileSeal]))
    await writeContents(folder, { ...contents, files }).catch(() => undefined)
  }
  return true
}

/** Ends the filling of a folder. */
export async function sealContents(
  folder: string,
  programs: readonly string[],
  { version, origin }: Pick<Contents, 'version' | 'origin'>,
  signal: AbortSignal,
): Promise<void> {
  // Who fills a cache need not be who uses it.
  await chmod(folder, 0o755)
  const seal = async (name: string): Promise<[string, FileSeal]> => {
    await chmod(join(folder, name), 0o755)
    return [name, await sealFile(join(folder, name), signal)]
  }
  const files = Object.fromEntries(await Promise.all(programs.map(seal)))
  await writeContents(folder, { version, origin, files })
}

/** As the file is now, if that is what it was; undefined when it is not there. */
async function checkSeal(path: string, seal: FileSeal, signal: AbortSignal): Promise<FileSeal | undefined> {
  try {
    if (await isUntouched(path, seal)) return seal
    const now = await sealFile(path, signal)
    if (now.sha256 === seal.sha256) return now
  } catch (error) {
    signal.throwIfAborted()
    const code = systemCodeOf(error)
    if (code === 'ENOENT') return undefined
    throw new RehearsalError('CLUSTER_BINARIES_DIGEST', `${path} cannot be read: ${code}`, { cause: error })
  }
  throw new RehearsalError('CLUSTER_BINARIES_DIGEST', `${path} has changed since it was put into the cache`)
}

async function readContents(folder: string, programs: readonly string[]): Promise<Contents | undefined> {
  try {
    const contents = JSON.parse(await readFile(join(folder, 'contents.json'), 'utf8')) as Contents
    return programs.every((name) => typeof contents.files[name]?.sha256 === 'string') ? contents : undefined
  } catch {
    return undefined
  }
}

async function writeContents(folder: string, contents: Contents): Promise<void> {
  const temporary = join(folder, `contents.${process.pid}.tmp`)
  await writeFile(temporary, `${JSON.stringify(contents, undefined, 2)}\n`, { mode: 0o644 })
  await rename(temporary, join(folder, 'contents.json'))
}
