import { join } from 'node:path'
import type { RehearsalError } from '../../core/rehearsal-error.ts'
import type { ClusterContext } from '../cluster-provider.ts'
import type { Environment } from '../paths.ts'
import { beginSearch } from './begin-search.ts'
import { findInFolder, kubebuilderAssets } from './binaries-folder.ts'
import { type BinarySource, type FoundPrograms, firstFound, noneFound } from './binary-source.ts'
import { CONTROL_PLANE, type ControlPlaneBinaries } from './control-plane-set.ts'
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

const REMOTE_SOURCES: readonly BinarySource[] = [download, goBuild]

/**
 * The programs of a control plane, from the first source that has them.
 * @throws CLUSTER_VERSION_UNKNOWN, CLUSTER_BINARIES_MISSING (with one line per source), CLUSTER_BINARIES_DIGEST, CLUSTER_BUILD_FAILED
 */
export async function findBinaries(
  wanted: BinariesWanted,
  context: ClusterContext,
): Promise<ControlPlaneBinaries> {
  const { folder, version } = await findPair(wanted, context)
  return { etcd: join(folder, 'etcd'), kubeApiserver: join(folder, 'kube-apiserver'), version }
}

async function findPair(
  { binariesDirectory, environment, kubernetesVersion }: BinariesWanted,
  context: ClusterContext,
): Promise<FoundPrograms> {
  const request = parseVersionRequest(kubernetesVersion, KNOWN_MINORS)
  if (process.platform === 'win32') throw missing(request, ['it runs on Linux and macOS; on Windows use WSL'])
  if (binariesDirectory !== undefined) {
    const finding = await findInFolder(binariesDirectory, request, context.signal)
    if (finding.kind === 'found') return finding
    throw missing(request, [`the given folder: ${finding.why}`])
  }
  const { caches, search } = beginSearch(CONTROL_PLANE, request, environment)
  const reasons: string[] = []
  // What is on this machine already may be of a version that this project has never heard of.
  const localSources = [kubebuilderAssets, ...caches]
  const local = await firstFound(localSources, search, context, reasons, () => undefined)
  if (local !== undefined) return local
  if (request.kind !== 'newest' && !KNOWN_MINORS.includes(minorOf(requestText(request)))) {
    throw versionUnknown(requestText(request), KNOWN_MINORS)
  }
  const remote = await firstFound(REMOTE_SOURCES, search, context, reasons, context.progress)
  if (remote !== undefined) return remote
  throw missing(request, reasons)
}

function missing(request: VersionRequest, reasons: readonly string[]): RehearsalError {
  const what = request.kind === 'newest' ? 'Kubernetes' : `Kubernetes ${requestText(request)}`
  return noneFound(`etcd and kube-apiserver of ${what}`, reasons)
}
