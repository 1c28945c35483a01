// What Velero's server does with a Restore before it runs it: complete the spec, then list everything that is wrong, in Velero's
// order and words (S-25 to S-38).
import { parseModifiers, type ResourceModifiers } from '../modifiers/load-modifiers.ts'
import type { ConfigMap, RestoreDocument, RestoreSpec } from '../restore-document.ts'
import { includeExclude } from '../select/include-exclude.ts'
import { chooseBackup, type KnownBackup, SCHEDULE_LABEL } from './choose-backup.ts'
import { hookProblems } from './hook-problems.ts'
import type { Profile } from './profile.ts'

export interface ValidationInput {
  readonly restore: RestoreDocument
  readonly profile: Profile
  /** The backups of the location; for a Restore that names one, that one is enough. */
  readonly backups: readonly KnownBackup[]
  /** Undefined: not asked, because what can be read is available. */
  readonly unavailableLocation?: string
  /** Those of Velero's namespace. */
  readonly configMaps: readonly ConfigMap[]
  /** Go duration, for a Restore without one (S-38). */
  readonly defaultItemOperationTimeout?: string
}

export interface Validation {
  /** Completed: what Velero would save on the object. */
  readonly spec: RestoreSpec
  /** `status.validationErrors`; empty when the Restore can run. */
  readonly errors: readonly string[]
  readonly modifiers: ResourceModifiers | undefined
  /** What Velero accepts without a word although it does nothing. */
  readonly advice: readonly string[]
}

const DEFAULT_TIMEOUT = '4h0m0s'
const ZERO_DURATION = /^[-+]?(0|(0+(\.0*)?|\.0+)[a-zµμ]+)+$/

export function validateRestore(input: ValidationInput): Validation {
  const { restore, profile } = input
  const spec = complete(restore.spec, input)
  const early = [
    ...nonRestorableProblems(spec, profile),
    ...listProblems('resource', spec.includedResources, spec.excludedResources),
    ...listProblems('namespace', spec.includedNamespaces, spec.excludedNamespaces),
    ...selectorProblems(spec),
  ]
  const advice = adviceOn(spec, profile)
  const result = (
    errors: readonly string[],
    found: RestoreSpec = spec,
    modifiers?: ResourceModifiers,
  ): Validation => {
    return { spec: found, errors: [...early, ...errors], modifiers, advice }
  }

  if (((spec.backupName ?? '') === '') === ((spec.scheduleName ?? '') === '')) {
    return result(['Either a backup or schedule must be specified as a source for the restore, but not both'])
  }
  const hooks = profile.validates.initContainers ? hookProblems(spec.hooks) : []
  const later = [...hooks, ...policyProblems(spec, profile)]
  const chosen = chooseBackup(spec, input.backups, restore.metadata.namespace)
  if (chosen.backup === undefined) return result([...later, ...chosen.problems])
  const location = profile.validates.location ? input.unavailableLocation : undefined
  if (location !== undefined)
    return result([...later, `The BSL ${location} is unavailable, cannot retrieve the backup`])
  const schedule = spec.scheduleName || chosen.backup.labels[SCHEDULE_LABEL]
  const found = { ...spec, backupName: chosen.backup.name, ...(schedule && { scheduleName: schedule }) }
  const { problems, modifiers } = loadModifiers(spec, input)
  return result([...later, ...problems], found, modifiers)
}

/** S-25, S-38. */
function complete(spec: RestoreSpec, { profile, defaultItemOperationTimeout }: ValidationInput): RestoreSpec {
  const excluded = spec.excludedResources ?? []
  const missing = profile.nonRestorable.filter((name) => !excluded.includes(name))
  const timeout = spec.itemOperationTimeout
  const needsTimeout = profile.hasItemOperations && (timeout === undefined || ZERO_DURATION.test(timeout))
  return {
    ...spec,
    excludedResources: [...excluded, ...missing],
    ...(needsTimeout && { itemOperationTimeout: defaultItemOperationTimeout ?? DEFAULT_TIMEOUT }),
  }
}

/** S-26. */
function nonRestorableProblems(spec: RestoreSpec, profile: Profile): readonly string[] {
  const named = profile.nonRestorable.filter((name) => spec.includedResources?.includes(name))
  return named.map((name) => `${name} are non-restorable resources`)
}

/** S-27, S-28; and patterns that no glob reader accepts, which would silently switch a list off (S-44). */
function listProblems(
  what: string,
  includes: readonly string[] = [],
  excludes: readonly string[] = [],
): readonly string[] {
  const problems = [
    ...(new Set(includes).size > 1 && includes.includes('*')
      ? ["includes list must either contain '*' only, or a non-empty list of items"]
      : []),
    ...(excludes.includes('*') ? ["excludes list cannot contain '*'"] : []),
    ...[...new Set(excludes)]
      .sort()
      .filter((name) => includes.includes(name))
      .map((name) => `excludes list cannot contain an item in the includes list: ${name}`),
    ...includeExclude(includes, excludes).badPatterns.map(
      (pattern) => `the pattern ${JSON.stringify(pattern)} cannot be read`,
    ),
  ]
  return problems.map((problem) => `Invalid included/excluded ${what} lists: ${problem}`)
}

/** S-29: present counts, also when empty. */
function selectorProblems({ labelSelector, orLabelSelectors }: RestoreSpec): readonly string[] {
  if (labelSelector === undefined || orLabelSelectors === undefined) return []
  return ['encountered labelSelector as well as orLabelSelectors in restore spec, only one can be specified']
}

/** S-32. */
function policyProblems({ existingResourcePolicy = '' }: RestoreSpec, profile: Profile): readonly string[] {
  const isKnown = ['', 'none', 'update'].includes(existingResourcePolicy)
  return isKnown || !profile.validates.policy
    ? []
    : [`Invalid ExistingResourcePolicy: ${existingResourcePolicy}`]
}

interface LoadedModifiers {
  readonly problems: readonly string[]
  readonly modifiers?: ResourceModifiers
}

/** S-37. */
function loadModifiers(
  { resourceModifier }: RestoreSpec,
  { profile, restore, configMaps }: ValidationInput,
): LoadedModifiers {
  if (!profile.hasResourceModifiers || resourceModifier?.kind?.toLowerCase() !== 'configmap')
    return { problems: [] }
  const { namespace } = restore.metadata
  const name = resourceModifier.name ?? ''
  const configMap = configMaps.find((entry) => entry.namespace === namespace && entry.name === name)
  if (configMap === undefined)
    return { problems: [`failed to get resource modifiers configmap ${namespace}/${name}`] }
  try {
    return { problems: [], modifiers: parseModifiers(configMap) }
  } catch (error) {
    return { problems: [messageOf(error)] }
  }
}

function adviceOn({ resourceModifier }: RestoreSpec, profile: Profile): readonly string[] {
  if (resourceModifier === undefined) return []
  if (!profile.hasResourceModifiers)
    return ['resourceModifier: this version of Velero has no resource modifiers (D-33)']
  const kind = resourceModifier.kind ?? ''
  if (kind.toLowerCase() === 'configmap') return []
  return [
    `resourceModifier: Velero ignores a reference of kind ${JSON.stringify(kind)}; only ConfigMap has an effect`,
  ]
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
