// Which of the versions in an archive is restored, when the feature EnableAPIGroupVersions is on. A backup made with the
// feature holds every object once per version its cluster served.
import type { Catalog } from '../../backup/catalog.ts'
import type { Discovery } from '../../kube/api-resource.ts'
import type { ConfigMap } from '../restore-document.ts'

export const VERSIONS_FEATURE = 'EnableAPIGroupVersions'
/** */
export const USER_LIST = {
  configMap: 'enableapigroupversions',
  key: 'restoreResourcesVersionPriority',
} as const
const FIRST_FORMAT = '1.1.0'
const PREFERRED_SUFFIX = '-preferredversion'

export interface ChosenVersion {
  readonly version: string
  /** Directory of the archive that holds it: `v1`, `v2-preferredversion`. */
  readonly directory: string
}

/** By `resource.group` of the archive; a type that is not there is read from the unversioned directory. */
export type ChosenVersions = ReadonlyMap<string, ChosenVersion>

/** By `resource.group`: versions, best first. */
export type UserVersions = ReadonlyMap<string, readonly string[]>

/** the feature needs a backup of format 1.1.0 or newer. */
export function versionsApply(features: ReadonlySet<string>, formatVersion: string | undefined): boolean {
  return features.has(VERSIONS_FEATURE) && (formatVersion ?? '') >= FIRST_FORMAT
}

/**
 * Chooses for every type of the archive. `discovery` is the one from before the CRDs: the versions of a type that only
 * the backup defines are not known yet, so the source's preferred one is taken.
 */
export function chooseVersions(
  catalog: Pick<Catalog, 'groupResources' | 'versionsOf'>,
  discovery: Discovery,
  userVersions: UserVersions,
): ChosenVersions {
  const chosen = catalog.groupResources.map((groupResource) => {
    const source = catalog.versionsOf(groupResource)
    const target = discovery.versionsOf(groupOf(groupResource))
    return [groupResource, chooseVersion(source, target, userVersions.get(groupResource) ?? [])] as const
  })
  return new Map(chosen.filter((entry): entry is [string, ChosenVersion] => entry[1] !== undefined))
}

/**
 * The best version that both sides know is looked for among all of them; Velero leaves out the first of both
 * lists there. `target` starts with the preferred version and is empty when the target does not serve the group.
 * @returns undefined when the archive has no version directories for the type
 */
export function chooseVersion(
  source: readonly { readonly version: string; readonly preferred: boolean }[],
  target: readonly string[],
  user: readonly string[],
): ChosenVersion | undefined {
  const sourcePreferred = source.find((entry) => entry.preferred)?.version
  const isInSource = (version: string) => source.some((entry) => entry.version === version)
  const isInTarget = (version: string) => target.includes(version)
  const [targetPreferred] = target
  const candidates = [
    ...user.filter(isInTarget),
    ...(targetPreferred === undefined ? [] : [targetPreferred]),
    ...(sourcePreferred !== undefined && isInTarget(sourcePreferred) ? [sourcePreferred] : []),
    ...[...target].sort(byVersionPriority),
  ]
  const version = candidates.find(isInSource) ?? sourcePreferred
  if (version === undefined) return undefined
  return { version, directory: version === sourcePreferred ? version + PREFERRED_SUFFIX : version }
}

/** No ConfigMap, or no valid line in it, is an empty list. */
export function userVersionsOf(configMaps: readonly ConfigMap[], namespace: string): UserVersions {
  const found = configMaps.find(
    (entry) => entry.name === USER_LIST.configMap && entry.namespace === namespace,
  )
  return parseUserVersions(found?.data[USER_LIST.key] ?? '')
}

/** lines `resource.group=v1,v2`. Spaces do not count; a line without exactly one `=` or with an empty side is ignored. */
export function parseUserVersions(text: string): UserVersions {
  const lines = text.split('\n').map((line) => line.replaceAll(' ', '').split('='))
  return new Map(
    lines
      .filter((parts): parts is [string, string] => parts.length === 2 && parts.every((part) => part !== ''))
      .map(([groupResource, versions]) => [groupResource, versions.split(',')]),
  )
}

const KUBE_VERSION = /^v([1-9]\d*)(?:(alpha|beta)([1-9]\d*))?$/
const STAGES = ['alpha', 'beta', undefined]

/** Sorts Kubernetes versions best first: v10, v2, v1, v11beta2, v3beta1, v12alpha1, then all other names by letter. */
export function byVersionPriority(a: string, b: string): number {
  const left = KUBE_VERSION.exec(a)
  const right = KUBE_VERSION.exec(b)
  if (left === null && right === null) return a < b ? -1 : Number(a > b)
  if (left === null || right === null) return left === null ? 1 : -1
  return (
    STAGES.indexOf(right[2]) - STAGES.indexOf(left[2]) ||
    Number(right[1]) - Number(left[1]) ||
    Number(right[3] ?? 0) - Number(left[3] ?? 0)
  )
}

function groupOf(groupResource: string): string {
  const dot = groupResource.indexOf('.')
  return dot < 0 ? '' : groupResource.slice(dot + 1)
}
