// Differences in what is chosen, in which order, and in what the server says to the Restore as a whole.
import { hookProblems } from '../../restore/document/hook-problems.ts'
import { patchTargets } from '../../restore/finalize/volume-patch.ts'
import type { Reason } from '../../restore/item-outcome.ts'
import type { Priorities } from '../../restore/select/priorities.ts'
import { resolveResource } from '../../restore/select/resource-names.ts'
import type { ProfileDifference } from './difference.ts'
import { movedEntries } from './moved-entries.ts'
import type { Sides } from './pairs.ts'
import { plannedNamespaces, type Side } from './side.ts'

/** Looked at when all items have gone through both profiles. */
export interface WholeRow extends Pick<ProfileDifference, 'id' | 'text' | 'unit'> {
  /** What differs; nothing when the row does not concern this backup and Restore. */
  readonly find: (sides: Sides) => readonly string[]
}

export const WHOLE_ROWS: readonly WholeRow[] = [
  {
    id: 'D-2',
    text: 'The archive holds no resources at all; that is an error of the restore in velero-1.9 and a warning in velero-1.18.',
    unit: 'message',
    find: ({ older, newer }) =>
      newer.context.catalog.facts.hasResources
        ? []
        : [older, newer].map(({ context }) => context.profile.emptyArchive.text),
  },
  {
    id: 'D-3',
    text: 'velero-1.9 passes over types that the target does not serve, without a word; velero-1.18 tries their items, and each is an error.',
    unit: 'item',
    find: (sides) => onlyNewerPlans(sides, ({ older }) => older === 'api-not-served'),
  },
  {
    id: 'D-7',
    text: 'velero-1.18 restores namespaces as items of their own; velero-1.9 makes only those that another item needs.',
    unit: 'item',
    find: ({ older, newer }) =>
      [...plannedNamespaces(newer)]
        .filter((name) => !older.namespaces.has(name) && !plannedNamespaces(older).has(name))
        .map((name) => `namespaces/${name}`),
  },
  {
    id: 'D-8',
    text: 'These types have another place in the order of the restore.',
    unit: 'type',
    find: (sides) => movedTypes(sides, changedHigh(sides)),
  },
  {
    id: 'D-9',
    text: 'velero-1.18 restores these types after all others; velero-1.9 by their names.',
    unit: 'type',
    find: (sides) => movedTypes(sides, added(sides, 'low')),
  },
  {
    id: 'D-30',
    text: 'velero-1.18 restores these whatever the filters say, because volumes need them; velero-1.9 filters them like any other.',
    unit: 'item',
    find: (sides) =>
      onlyNewerPlans(
        sides,
        ({ older, groupResource }) =>
          sides.newer.context.filters.isMustHave(groupResource) && older !== 'api-not-served',
      ),
  },
  {
    id: 'D-31',
    text: 'velero-1.18 gives the new volumes of these claims the labels and the reclaim policy of the old ones; velero-1.9 leaves them as they were provisioned.',
    unit: 'item',
    find: ({ older, newer }) => {
      const before = new Set(patchedClaims(older))
      return patchedClaims(newer).filter((claim) => !before.has(claim))
    },
  },
  {
    id: 'D-33',
    text: 'velero-1.18 refuses the Restore because of its resource modifiers; velero-1.9 has none, and runs it.',
    unit: 'message',
    find: (sides) => refusals(sides, (text) => text.includes('resource modifiers')),
  },
  {
    id: 'D-34',
    text: 'velero-1.18 refuses the existing-resource policy; velero-1.9 takes it, and then neither updates nor warns.',
    unit: 'message',
    find: (sides) => refusals(sides, (text) => text.includes('ExistingResourcePolicy')),
  },
  {
    id: 'D-36',
    text: 'velero-1.18 refuses the Restore because of its hooks; velero-1.9 does not look at them before it runs.',
    unit: 'message',
    find: hookRefusals,
  },
  {
    id: 'D-52',
    text: 'velero-1.18 never restores backup repositories of Velero itself; velero-1.9 does.',
    unit: 'item',
    find: ({ older, newer }) => {
      const planned = new Set(older.plan.groups.flatMap(({ items }) => items.map(({ item }) => item.index)))
      return newer.plan.staysBehind
        .filter(({ item, reason }) => reason === 'non-restorable' && planned.has(item.index))
        .map(({ item }) => nameOf(item))
    },
  },
  {
    id: 'D-52',
    text: 'velero-1.18 refuses a Restore that names backup repositories; velero-1.9 restores them.',
    unit: 'message',
    find: (sides) => refusals(sides, (text) => text.includes('backuprepositories.velero.io')),
  },
]

/** An item as people know it: `deployments.apps/shop/web`, by its place in the backup. */
export function nameOf(item: {
  readonly groupResource: string
  readonly namespace: string
  readonly name: string
}): string {
  return [item.groupResource, item.namespace, item.name].filter((part) => part !== '').join('/')
}

function onlyNewerPlans(
  { older, newer }: Sides,
  isMeant: (item: { readonly older: Reason; readonly groupResource: string }) => boolean,
): readonly string[] {
  const behind = new Map(older.plan.staysBehind.map(({ item, reason }) => [item.index, reason]))
  return newer.plan.groups
    .flatMap(({ items }) => items)
    .filter(({ item }) => {
      const reason = behind.get(item.index)
      return reason !== undefined && isMeant({ older: reason, groupResource: item.groupResource })
    })
    .map(({ item }) => nameOf(item))
}

/** Those of the types that come before or after another type in one profile only. */
function movedTypes({ older, newer }: Sides, types: readonly string[]): readonly string[] {
  const before = placesOf(older)
  const now = placesOf(newer)
  const shared = [...now.keys()].filter((name) => before.has(name))
  const isBehind = (places: ReadonlyMap<string, number>, one: string, other: string): boolean =>
    (places.get(one) ?? 0) > (places.get(other) ?? 0)
  return shared.filter(
    (name) =>
      types.includes(name) &&
      shared.some((other) => isBehind(before, name, other) !== isBehind(now, name, other)),
  )
}

function placesOf({ plan }: Side): ReadonlyMap<string, number> {
  return new Map(plan.groups.map(({ groupResource }, index) => [groupResource, index]))
}

/** Types that only one profile restores early, and those whose turn has changed among the early ones. */
function changedHigh(sides: Sides): readonly string[] {
  const before = priorityOf(sides.older, 'high')
  const now = priorityOf(sides.newer, 'high')
  const dropped = before.filter((name) => !now.includes(name))
  const swapped = movedEntries(
    before.filter((name) => now.includes(name)),
    now.filter((name) => before.includes(name)),
  )
  return [...added(sides, 'high'), ...dropped, ...swapped]
}

function added({ older, newer }: Sides, list: keyof Priorities): readonly string[] {
  const before = priorityOf(older, list)
  return priorityOf(newer, list).filter((name) => !before.includes(name))
}

/** As the planner resolves them. */
function priorityOf({ priorities, context }: Side, list: keyof Priorities): readonly string[] {
  return priorities[list].map((name) => resolveResource(name, context.discovery()) ?? name)
}

function patchedClaims({ context }: Side): readonly string[] {
  const { volumes, moved } = patchTargets(context)
  return [...volumes, ...moved].map(({ namespace, claim }) => `persistentvolumeclaims/${namespace}/${claim}`)
}

/** What only the newer profile refuses the Restore for. */
function refusals({ older, newer }: Sides, isMeant: (text: string) => boolean): readonly string[] {
  return newer.errors.filter((text) => !older.errors.includes(text) && isMeant(text))
}

function hookRefusals(sides: Sides): readonly string[] {
  const problems = hookProblems(sides.newer.context.restore.spec.hooks)
  return refusals(sides, (text) => problems.includes(text))
}
