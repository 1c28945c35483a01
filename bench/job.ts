// One measured run, in a process of its own: `node bench/job.ts NAME INPUT`. Prints its figures as JSON.

type Job = (input: never, signal: AbortSignal) => Promise<object>

/** Loaded one at a time: the yardsticks must not carry the code of the product. */
const JOBS: Readonly<Record<string, () => Promise<Job>>> = {
  'archive-reading': async () => (await import('./jobs/archive-reading.ts')).archiveReading,
  'bare-start': async () => (await import('./jobs/bare-start.ts')).bareStart,
  'command-time': async () => (await import('./jobs/command-time.ts')).commandTime,
  'engine-over': async () => (await import('./jobs/engine-over.ts')).engineOver,
  'faulty-restore': async () => (await import('./jobs/faulty-restore.ts')).faultyRestore,
  'raw-posts': async () => (await import('./jobs/raw-posts.ts')).rawPosts,
  'record-bodies': async () => (await import('./jobs/record-bodies.ts')).recordBodies,
  rehearsal: async () => (await import('./jobs/rehearsal.ts')).rehearsal,
  'report-rendering': async () => (await import('./jobs/report-rendering.ts')).reportRendering,
  repetition: async () => (await import('./jobs/repetition.ts')).repetition,
  'shipped-run': async () => (await import('./jobs/shipped-run.ts')).shippedRun,
  'velero-restore': async () => (await import('./jobs/velero-restore.ts')).veleroRestore,
}

const [name = '', input = '{}'] = process.argv.slice(2)
const load = JOBS[name]
if (load === undefined) throw new Error(`${name} is not a job`)

const cancel = new AbortController()
for (const event of ['SIGTERM', 'SIGINT'] as const) process.once(event, () => cancel.abort())
const job = await load()
const figures = await job(JSON.parse(input) as never, cancel.signal)
process.stdout.write(`${JSON.stringify(figures)}\n`)
