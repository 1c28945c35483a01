import type { ClusterContext } from '../cluster-provider.ts'
import { type BinarySearch, type BinarySource, findingOf, SourceUnavailable } from './binary-source.ts'
import { cacheEntry } from './cache-entry.ts'
import { findGo } from './go-command.ts'
import { requestText } from './version-request.ts'

export interface GoBuild {
  readonly search: BinarySearch
  readonly version: string
  /** Of the go command. */
  readonly path: string
  /** Programs go in here. */
  readonly staging: string
}

/** How programs are made of their modules. */
export interface GoRecipe {
  /** Undefined when there is no module of what was asked for. @throws SourceUnavailable */
  versionOf(search: BinarySearch, path: string, signal: AbortSignal): Promise<string | undefined>
  /** How long it takes, for people. */
  readonly takes: string
  /** @throws SourceUnavailable, CLUSTER_BUILD_FAILED */
  build(wanted: GoBuild, context: ClusterContext): Promise<void>
}

/** Programs compiled from their Go modules, whose checksums are verified. */
export function goSource({ build, takes, versionOf }: GoRecipe): BinarySource {
  return {
    title: 'Go build',
    find: (search, context) =>
      findingOf(async () => {
        const { environment, request, set } = search
        const path = findGo(environment)
        if (path === undefined) throw new SourceUnavailable('there is no go command on the PATH')
        const version = await versionOf(search, path, context.signal)
        if (version === undefined)
          throw new SourceUnavailable(`there is no Go module of ${requestText(request)}`)
        return await cacheEntry(search, version, context, async (staging) => {
          context.progress(`Building ${set.title} ${version} with Go: ${takes}, once, then cached`)
          await build({ search, version, path, staging }, context)
          return 'go build'
        })
      }),
  }
}
