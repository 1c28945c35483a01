import type { StageName } from '../report/model.ts'
import type { Run } from './open-run.ts'

/** Runs one stage of a rehearsal: it is announced, timed, and written down however it ends. */
export async function inStage<T>(
  { deps, facts }: Pick<Run, 'deps' | 'facts'>,
  name: StageName,
  work: () => Promise<T>,
): Promise<T> {
  const started = performance.now()
  deps.emit({ kind: 'stage-started', stage: name })
  try {
    return await work()
  } finally {
    const ms = performance.now() - started
    facts.timings[name] = ms
    facts.stages.push({ name, startMs: started - facts.originMs, ms })
    deps.emit({ kind: 'stage-ended', stage: name, ms })
  }
}
