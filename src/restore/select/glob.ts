// Velero matches names with a glob dialect of its own (S-44, M-6): `*` and `**`, `?`, `[abc]`, `[a-c]`, `[!a]`,
// `{a,b}` and `\`. With separators, `*` and `?` stop at one and `**` does not; brackets never look at separators.
// An unclosed `{` and a lone `}` are accepted, an unclosed or odd `[` is not. The pattern becomes a small automaton whose
// states advance together, so the time is bounded by pattern × text, whatever the pattern is.

type Instruction =
  | { readonly op: 'accept' }
  | { readonly op: 'character'; readonly accepts: (character: string) => boolean; readonly next: number }
  | { readonly op: 'fork'; readonly targets: number[] }

/** A pattern or text longer than this never compiles or matches: no name in a cluster comes near it. */
const MAX_PATTERN = 4096

/** @returns undefined when the pattern does not compile. */
export function compileGlob(pattern: string, separators = ''): ((text: string) => boolean) | undefined {
  if (pattern.length > MAX_PATTERN) return undefined
  if (!/[*?[{\\]/.test(pattern)) return (text) => text === pattern
  const program = compile([...pattern], new Set(separators))
  return program && ((text) => run(program, text))
}

interface OpenGroup {
  /** The fork at `{`: one target per alternative. */
  readonly fork: { readonly op: 'fork'; readonly targets: number[] }
  /** Where finished alternatives wait for the end of the group. */
  readonly exits: { readonly op: 'fork'; readonly targets: number[] }[]
}

function compile(
  pattern: readonly string[],
  separators: ReadonlySet<string>,
): readonly Instruction[] | undefined {
  const program: Instruction[] = []
  const groups: OpenGroup[] = []
  const push = (accepts: (character: string) => boolean) =>
    program.push({ op: 'character', accepts, next: program.length + 1 })
  const pushFork = (...targets: number[]) => {
    const fork = { op: 'fork' as const, targets }
    program.push(fork)
    return fork
  }
  const closeGroup = () => {
    for (const exit of groups.pop()?.exits ?? []) exit.targets.push(program.length)
  }
  const isNoSeparator = (character: string) => !separators.has(character)

  for (let index = 0; index < pattern.length; index++) {
    const character = pattern[index] ?? ''
    const group = groups.at(-1)
    if (character === '*') {
      const isSuper = pattern[index + 1] === '*'
      if (isSuper) index++
      const start = program.length
      pushFork(start + 1, start + 3)
      push(isSuper ? () => true : isNoSeparator)
      pushFork(start)
    } else if (character === '?') {
      push(isNoSeparator)
    } else if (character === '[') {
      const bracket = readBracket(pattern, index + 1)
      if (bracket === undefined) return undefined
      push(bracket.accepts)
      index = bracket.end
    } else if (character === '{') {
      groups.push({ fork: pushFork(program.length + 1), exits: [] })
    } else if (character === ',' && group) {
      group.exits.push(pushFork())
      group.fork.targets.push(program.length)
    } else if (character === '}' && group) {
      closeGroup()
    } else {
      const literal = character === '\\' ? pattern[++index] : character
      if (literal !== undefined) push((other) => other === literal)
    }
  }
  while (groups.length > 0) closeGroup()
  program.push({ op: 'accept' })
  return program
}

interface Bracket {
  readonly accepts: (character: string) => boolean
  /** Index of the closing bracket. */
  readonly end: number
}

/** One range or one list of characters, never both. */
function readBracket(pattern: readonly string[], start: number): Bracket | undefined {
  const isNegated = pattern[start] === '!'
  const first = isNegated ? start + 1 : start
  if (pattern[first + 1] === '-') return readRange(pattern, first, isNegated)
  const listed = new Set<string>()
  let index = first
  for (; index < pattern.length && pattern[index] !== ']'; index++) {
    if (pattern[index] === '\\') index++
    const character = pattern[index]
    if (character !== undefined) listed.add(character)
  }
  if (listed.size === 0 || pattern[index] !== ']') return undefined
  return { accepts: (character) => listed.has(character) !== isNegated, end: index }
}

function readRange(pattern: readonly string[], first: number, isNegated: boolean): Bracket | undefined {
  const low = pattern[first]?.codePointAt(0)
  const high = pattern[first + 2]?.codePointAt(0)
  if (low === undefined || high === undefined || high < low || pattern[first + 3] !== ']') return undefined
  const isInside = (code: number) => code >= low && code <= high
  return { accepts: (character) => isInside(character.codePointAt(0) ?? -1) !== isNegated, end: first + 3 }
}

function run(program: readonly Instruction[], text: string): boolean {
  const seenAt = new Int32Array(program.length).fill(-1)
  let current: number[] = []
  let step = 0
  const enter = (address: number, into: number[]) => {
    const waiting = [address]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seenAt[next] === step) continue
      seenAt[next] = step
      const instruction = program[next]
      if (instruction?.op === 'fork') waiting.push(...instruction.targets)
      else into.push(next)
    }
  }
  enter(0, current)
  for (const character of text) {
    step++
    const following: number[] = []
    for (const address of current) {
      const instruction = program[address]
      if (instruction?.op === 'character' && instruction.accepts(character))
        enter(instruction.next, following)
    }
    if (following.length === 0) return false
    current = following
  }
  return current.some((address) => program[address]?.op === 'accept')
}
