// Which types of the backup a version does not serve: what a look at deprecations is for.
import type { Report, ReportItem } from '../model.ts'
import type { VersionReport } from './changes.ts'
import { historyOf, type State } from './history.ts'
import type { TypeNotServed } from './model.ts'

interface TypeSeen {
  readonly item: ReportItem
  readonly items: number
  readonly state: State
}

/** Those that went away first, then those that no version serves. @param reports oldest version first */
export function typesNotServed(reports: readonly VersionReport[]): readonly TypeNotServed[] {
  const seen = reports.map(({ report }) => typesIn(report))
  const names = reports.map(({ name }) => name)
  const rows = [...new Set(seen.flatMap((types) => [...types.keys()]))].flatMap((key): TypeNotServed[] => {
    const looks = seen.map((types) => types.get(key))
    const states = looks.map((look) => look?.state ?? 'unknown')
    const history = historyOf(states)
    const first = looks.find((look) => look !== undefined)
    if (history === undefined || first === undefined) return []
    const { breaksAt, brokenAt } = history
    const { apiVersion, kind, resource } = first.item
    return [
      {
        apiVersion,
        kind,
        resource,
        items: first.items,
        ...(breaksAt === undefined ? {} : { removedAt: names[breaksAt] ?? '' }),
        servedAt: names.filter((_, position) => states[position] === 'good'),
        notServedAt: brokenAt.map((position) => names[position] ?? ''),
      },
    ]
  })
  return rows.toSorted((a, b) => Number(b.removedAt !== undefined) - Number(a.removedAt !== undefined))
}

/** By apiVersion and resource, as the items of the backup are written. */
function typesIn({ items }: Report): ReadonlyMap<string, TypeSeen> {
  const types = new Map<string, TypeSeen>()
  for (const item of items) {
    const key = `${item.apiVersion}\0${item.resource}`
    const known = types.get(key)
    const state = graver(stateOf(item), known?.state ?? 'unknown')
    types.set(key, { item: known?.item ?? item, items: (known?.items ?? 0) + 1, state })
  }
  return types
}

/** An item that was written proves that its type is served; one that was refused or stays behind proves nothing. */
function stateOf({ outcome, reason }: ReportItem): State {
  if (reason === 'api-not-served') return 'broken'
  return outcome === 'created' || outcome === 'updated' || outcome === 'unchanged' ? 'good' : 'unknown'
}

function graver(a: State, b: State): State {
  if (a === 'broken' || b === 'broken') return 'broken'
  return a === 'good' || b === 'good' ? 'good' : 'unknown'
}
