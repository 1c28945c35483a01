import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import type { Environment } from '../paths.ts'
import type { ImageArchive } from './image-archive.ts'
import { type KindPlace, kindTrouble, runKind } from './kind-command.ts'

/**
 * Puts the images of archives on all nodes, so that pods find them without a pull.
 * @param folder for a while holds what was compressed: the nodes take plain archives only
 * @throws CLUSTER_IMAGE_NOT_LOADED
 */
export async function loadImages(
  place: KindPlace,
  archives: readonly ImageArchive[],
  folder: string,
  environment: Environment,
  { progress, signal }: ClusterContext,
): Promise<void> {
  for (const archive of archives) {
    progress(`Loading ${archive.names.join(', ')} from ${basename(archive.path)}`)
    let why: string | undefined
    try {
      why = await troubleWith(place, archive, join(folder, 'images.tar'), environment, signal)
    } catch (error) {
      signal.throwIfAborted()
      throw notLoaded(archive, messageOf(error), error)
    }
    if (why !== undefined) throw notLoaded(archive, why)
  }
}

function notLoaded({ path }: ImageArchive, why: string, cause?: unknown): RehearsalError {
  return new RehearsalError('CLUSTER_IMAGE_NOT_LOADED', `${path} could not be loaded: ${why}`, { cause })
}

/** Undefined when its images are on the nodes. */
async function troubleWith(
  place: KindPlace,
  { path, isCompressed }: ImageArchive,
  plain: string,
  environment: Environment,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    if (isCompressed)
      await pipeline(createReadStream(path), createGunzip(), createWriteStream(plain), { signal })
    const words = ['load', 'image-archive', isCompressed ? plain : path]
    const result = await runKind(place, words, environment, signal)
    return result.exitCode === 0 ? undefined : kindTrouble(result)
  } finally {
    await rm(plain, { force: true })
  }
}
