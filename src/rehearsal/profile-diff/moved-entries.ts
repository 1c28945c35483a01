/**
 * The fewest entries that have to change their places to turn one order into the other, in the second order: all that are not in a
 * longest common subsequence. Both lists hold the same entries, each once.
 */
export function movedEntries<T>(from: readonly T[], to: readonly T[]): readonly T[] {
  // lengths[i][j]: of the longest common subsequence of what is left from i and from j on.
  const lengths = Array.from({ length: from.length + 1 }, () => new Uint32Array(to.length + 1))
  const lengthAt = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = from.length - 1; i >= 0; i -= 1) {
    const row = lengths[i]
    for (let j = to.length - 1; row !== undefined && j >= 0; j -= 1) {
      const skipped = Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1))
      row[j] = from[i] === to[j] ? lengthAt(i + 1, j + 1) + 1 : skipped
    }
  }
  const moved: T[] = []
  let i = 0
  for (const [j, entry] of to.entries()) {
    while (i < from.length && from[i] !== entry && lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1
    if (from[i] === entry) i += 1
    else moved.push(entry)
  }
  return moved
}
