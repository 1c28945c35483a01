import type { BenchmarkContext, RunFigures } from './benchmark.ts'

/** One side of a comparison: a job and what it is given. */
export interface Side {
  readonly name: string
  readonly job: string
  readonly input: object
}

/**
 * Runs the sides in turn, round after round, so that a machine that becomes slower does so for all of them; every other
 * round goes backwards, so that none of them always comes first.
 */
export async function interleave<Name extends string>(
  context: BenchmarkContext,
  sides: readonly (Side & { readonly name: Name })[],
): Promise<Readonly<Record<Name, readonly RunFigures[]>>> {
  const runs = {} as Record<Name, RunFigures[]>
  for (const { name } of sides) runs[name] = []
  for (let round = 0; round < context.rounds; round += 1) {
    for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
      context.say(`${side.name}, round ${round + 1} of ${context.rounds}`)
      runs[side.name].push(await context.run(side.job, side.input))
    }
  }
  return runs
}
