import { compileGlob } from './glob.ts'

export interface IncludeExclude {
  /** S-43: no exclude matches, and the includes are empty, hold a literal `*`, or one of them matches. */
  shouldInclude(name: string): boolean
  /** S-46: nothing is excluded and the includes are empty or exactly `*`. A glob that happens to match all is not everything. */
  readonly includesEverything: boolean
  /** Patterns that do not compile. Velero lets one such pattern switch off those behind it (S-44). */
  readonly badPatterns: readonly string[]
}

/** Lists of names or globs (S-44). Absent and empty lists are the same. */
export function includeExclude(
  includes: readonly string[] | undefined,
  excludes: readonly string[] | undefined,
): IncludeExclude {
  const included = patternSet(includes ?? [])
  const excluded = patternSet(excludes ?? [])
  const takesAll = included.patterns.length === 0 || included.patterns.includes('*')
  return {
    shouldInclude: (name) => !excluded.matches(name) && (takesAll || included.matches(name)),
    includesEverything: excluded.patterns.length === 0 && takesAll && included.patterns.length <= 1,
    badPatterns: [...included.badPatterns, ...excluded.badPatterns],
  }
}

interface PatternSet {
  readonly patterns: readonly string[]
  readonly badPatterns: readonly string[]
  matches(name: string): boolean
}

/** The patterns are tried in sorted order, and the first one that does not compile ends the search (S-44). */
function patternSet(list: readonly string[]): PatternSet {
  const patterns = [...new Set(list)].sort(byBytes)
  const compiled = patterns.map((pattern) => compileGlob(pattern))
  const firstBad = compiled.indexOf(undefined)
  const usable = (firstBad < 0 ? compiled : compiled.slice(0, firstBad)).filter((glob) => glob !== undefined)
  return {
    patterns,
    badPatterns: patterns.filter((_, index) => compiled[index] === undefined),
    matches: (name) => usable.some((glob) => glob(name)),
  }
}

/** Velero sorts texts by their UTF-8 bytes. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}
