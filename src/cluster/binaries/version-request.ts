import { RehearsalError } from '../../core/rehearsal-error.ts'

/** Which Kubernetes version is wanted. Versions have no leading v here. */
export type VersionRequest =
  | { readonly kind: 'newest' }
  | { readonly kind: 'minor'; readonly minor: string }
  | { readonly kind: 'patch'; readonly version: string }

/** Reads `1.36`, `1.36.3`, either with a leading v; undefined asks for the newest. @throws CLUSTER_VERSION_UNKNOWN */
export function parseVersionRequest(
  text: string | undefined,
  knownMinors: readonly string[],
): VersionRequest {
  if (text === undefined) return { kind: 'newest' }
  const [, version, patch] = /^v?(1\.(?:0|[1-9]\d{0,2})(?:\.(0|[1-9]\d{0,2}))?)$/.exec(text.trim()) ?? []
  if (version === undefined) throw versionUnknown(text, knownMinors)
  return patch === undefined ? { kind: 'minor', minor: version } : { kind: 'patch', version }
}

/** The error for a version that nobody can provide. */
export function versionUnknown(text: string, knownMinors: readonly string[]): RehearsalError {
  return new RehearsalError(
    'CLUSTER_VERSION_UNKNOWN',
    `Kubernetes version ${JSON.stringify(text.slice(0, 40))} is not known; known are ${knownMinors.join(', ')}, each also with a patch such as 1.36.3`,
  )
}

/** Whether a version is one that was asked for. */
export function satisfiesRequest(request: VersionRequest, version: string): boolean {
  switch (request.kind) {
    case 'newest':
      return true
    case 'minor':
      return minorOf(version) === request.minor
    case 'patch':
      return version === request.version
  }
}

/** The newest of some versions that was asked for. */
export function newestOf(request: VersionRequest, versions: readonly string[]): string | undefined {
  return versions
    .filter((version) => satisfiesRequest(request, version))
    .sort(compareVersions)
    .at(-1)
}

/** As the user said it, for messages. */
export function requestText(request: VersionRequest): string {
  if (request.kind === 'newest') return 'the newest version'
  return request.kind === 'minor' ? request.minor : request.version
}

/** `1.36.3` → `1.36`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.')
}

/** Orders `1.9.10` before `1.36.3`; a minor alone counts as its patch 0. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number))
  for (const index of [0, 1, 2]) {
    const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
