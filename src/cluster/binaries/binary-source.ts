import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import type { Environment } from '../paths.ts'
import type { ProgramCache } from './program-cache.ts'
import type { VersionRequest } from './version-request.ts'

/** Programs that are got together and lie together. */
export interface ProgramSet {
  /** `control-plane`, or the name of the program when it is one alone. */
  readonly name: string
  /** For people, before a version: `Kubernetes`. */
  readonly title: string
  /** The files. */
  readonly programs: readonly string[]
}

export interface BinarySearch {
  readonly set: ProgramSet
  readonly request: VersionRequest
  readonly environment: Environment
  /** What is got goes in here. */
  readonly cache: ProgramCache
  /** For what is remembered beside the programs: logs, an address that nothing answers at. */
  readonly cacheDirectory: string
  /** `linux-amd64`. */
  readonly platform: string
}

/** A folder that holds all programs of the set. */
export interface FoundPrograms {
  readonly folder: string
  /** Without a leading v. */
  readonly version: string
}

/** What one source has to say. `why` is one short line for people. */
export type Finding =
  | ({ readonly kind: 'found' } & FoundPrograms)
  | { readonly kind: 'unavailable'; readonly why: string }

/** One place that programs can come from. Throws only what must end the search: a cancel, a wrong digest, a broken build. */
export interface BinarySource {
  /** Begins its line in the error when no source had them: `cache`. */
  readonly title: string
  find(search: BinarySearch, context: ClusterContext): Promise<Finding>
}

export function unavailable(why: string): Finding {
  return { kind: 'unavailable', why }
}

/** Thrown inside a source that cannot have what was asked for; the message is its reason. */
export class SourceUnavailable extends Error {
  override readonly name: string = 'SourceUnavailable'
}

/** What the work of a source comes to. */
export async function findingOf(work: () => Promise<FoundPrograms>): Promise<Finding> {
  try {
    return { kind: 'found', ...(await work()) }
  } catch (error) {
    if (error instanceof SourceUnavailable) return unavailable(error.message)
    throw error
  }
}

/** Adds a line to `reasons` for each source that was asked in vain, and tells it at once: what follows may take minutes. */
export async function firstFound(
  sources: readonly BinarySource[],
  search: BinarySearch,
  context: ClusterContext,
  reasons: string[],
  onMiss: (reason: string) => void,
): Promise<FoundPrograms | undefined> {
  for (const source of sources) {
    context.signal.throwIfAborted()
    const finding = await source.find(search, context)
    if (finding.kind === 'found') return finding
    const reason = `${source.title}: ${oneLine(finding.why)}`
    reasons.push(reason)
    onMiss(reason)
  }
  return undefined
}

/** @param what `kind 0.33.0` */
export function noneFound(what: string, reasons: readonly string[]): RehearsalError {
  return new RehearsalError(
    'CLUSTER_BINARIES_MISSING',
    [`no ${what} found:`, ...reasons.map((reason) => `  ${reason}`)].join('\n'),
  )
}

/** Other programs' messages go in here. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').slice(0, 300)
}
