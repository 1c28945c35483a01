import { RehearsalError } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import { cacheDirectoryOf, type Environment } from '../paths.ts'
import { findInFolder, kubebuilderAssets } from './binaries-folder.ts'
import { binaryCache } from './binary-cache.ts'
import type { BinarySearch, BinarySource, ControlPlaneBinaries } from './binary-source.ts'
import { download } from './download.ts'
import { goBuild } from './go-build.ts'
import { KNOWN_MINORS } from './known-versions.ts'
import {
  minorOf,
  parseVersionRequest,
  requestText,
  type VersionRequest,
  versionUnknown,
} from './version-request.ts'

export interface BinariesWanted {
  /** `1.36`, `1.36.3`, or undefined for the newest that is available. */
  readonly kubernetesVersion: string | undefined
  /** A folder with `etcd` and `kube-apiserver`; when it is given, nothing else is looked at. */
  readonly binariesDirectory: string | undefined
  readonly environment: Environment
}

/** What is on this machine already; these may hold versions that this project has never heard of. */
const LOCAL_SOURCES: readonly BinarySource[] = [kubebuilderAssets, binaryCache]
const REMOTE_SOURCES: readonly BinarySource[] = [download, goBuild]

/**
 * The programs of a control plane, from the first source that has them.
 * @throws CLUSTER_VERSION_UNKNOWN, CLUSTER_BINARIES_MISSING (with one line per source), CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED
 */
export async function findBinaries(
  wanted: BinariesWanted,
  context: ClusterContext,
): Promise<ControlPlaneBinaries> {
  const { binariesDirectory, environment, kubernetesVersion } = wanted
  const request = parseVersionRequest(kubernetesVersion, KNOWN_MINORS)
  if (process.platform === 'win32') throw missing(request, ['it runs on Linux and macOS; on Windows use WSL'])
  if (binariesDirectory !== undefined) {
    const finding = await findInFolder(binariesDirectory, request, context.signal)
    if (finding.kind === 'found') return finding.binaries
    throw missing(request, [`the given folder: ${finding.why}`])
  }
  const search: BinarySearch = {
    request,
    environment,
    cacheDirectory: cacheDirectoryOf(environment),
    platform: `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`,
  }
  const reasons: string[] = []
  const local = await firstFound(LOCAL_SOURCES, search, context, reasons, () => undefined)
  if (local !== undefined) return local
  if (request.kind !== 'newest' && !KNOWN_MINORS.includes(minorOf(requestText(request)))) {
    throw versionUnknown(requestText(request), KNOWN_MINORS)
  }
  const remote = await firstFound(REMOTE_SOURCES, search, context, reasons, context.progress)
  if (remote !== undefined) return remote
  throw missing(request, reasons)
}

/** Adds a line to `reasons` for each source that was asked in vain, and tells it at once: what follows may take minutes. */
async function firstFound(
  sources: readonly BinarySource[],
  search: BinarySearch,
  context: ClusterContext,
  reasons: string[],
  onMiss: (reason: string) => void,
): Promise<ControlPlaneBinaries | undefined> {
  for (const source of sources) {
    context.signal.throwIfAborted()
    const finding = await source.find(search, context)
    if (finding.kind === 'found') return finding.binaries
    const reason = `${source.title}: ${oneLine(finding.why)}`
    reasons.push(reason)
    onMiss(reason)
  }
  return undefined
}

function missing(request: VersionRequest, reasons: readonly string[]): RehearsalError {
  const lines = reasons.map((reason) => `  ${reason}`)
  const what = request.kind === 'newest' ? 'Kubernetes' : `Kubernetes ${requestText(request)}`
  return new RehearsalError(
    'CLUSTER_BINARIES_MISSING',
    [`no etcd and kube-apiserver of ${what} found:`, ...lines].join('\n'),
  )
}

/** Other programs' messages go in here. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').slice(0, 300)
}
