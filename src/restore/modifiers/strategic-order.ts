import { type Tree, treeEqual } from './json-tree.ts'

/**
 * The order of a merged list: entries that `wanted` names stand as it says, the others as they stood in `live`; each of the others
 * goes before the first wanted one that it preceded in `live`.
 * @param mergeKey '' for lists of scalars
 */
export function orderLike<T extends Tree>(
  merged: readonly T[],
  wanted: readonly Tree[],
  live: readonly Tree[],
  mergeKey: string,
): T[] {
  const key = (entry: Tree): Tree =>
    mergeKey !== '' && entry instanceof Map ? (entry.get(mergeKey) ?? null) : entry
  const position = (list: readonly Tree[], entry: Tree) =>
    list.findIndex((other) => treeEqual(key(other), key(entry)))
  const rank = (list: readonly Tree[], entry: Tree) => {
    const found = position(list, entry)
    return found < 0 ? list.length : found
  }
  const sortedBy = (list: readonly Tree[], entries: readonly T[]) =>
    entries.toSorted((a, b) => rank(list, a) - rank(list, b))
  const named = sortedBy(
    wanted,
    merged.filter((entry) => position(wanted, entry) >= 0),
  )
  const others = sortedBy(
    live,
    merged.filter((entry) => position(wanted, entry) < 0),
  )

  const ordered: T[] = []
  let next = 0
  for (const entry of named) {
    const place = position(live, entry)
    for (let other = others[next]; other !== undefined && place >= 0; other = others[++next]) {
      const otherPlace = position(live, other)
      if (otherPlace < 0 || otherPlace >= place) break
      ordered.push(other)
    }
    ordered.push(entry)
  }
  return [...ordered, ...others.slice(next)]
}
