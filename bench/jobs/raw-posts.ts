import { readBodies } from './bodies.ts'
import { withControlPlane } from './control-plane.ts'
import { openRawSession, postAll } from './raw-session.ts'
import { stopwatch } from './stopwatch.ts'

export interface RawPostsInput {
  readonly bodies: string
  readonly inFlight: number
  /** True: the definitions count too, and with them the wait until their types are served. */
  readonly timesDefinitions: boolean
}

/** The bodies of a backup, posted raw into a fresh control plane. Namespaces are made before the clock starts. */
export async function rawPosts(input: RawPostsInput, signal: AbortSignal): Promise<object> {
  const { namespaces, definitions, objects } = readBodies(input.bodies)
  return await withControlPlane(signal, async ({ connection, readyInMs }) => {
    const session = await openRawSession(connection)
    const onAbort = (): void => session.http2.destroy()
    signal.addEventListener('abort', onAbort, { once: true })
    try {
      await postAll(session, namespaces, input.inFlight)
      let lap = stopwatch()
      await postAll(session, definitions, input.inFlight)
      if (!input.timesDefinitions) {
        await untilServed()
        lap = stopwatch()
      }
      await postAll(session, objects, input.inFlight)
      const timed = lap()
      const count = objects.length + (input.timesDefinitions ? definitions.length : 0)
      return { objectsPerSecond: Math.round((count / timed.ms) * 1000), count, ...timed, readyInMs }
    } finally {
      signal.removeEventListener('abort', onAbort)
      session.http2.destroy()
    }
  })
}

/** Untimed, so a wait that is always long enough will do. */
async function untilServed(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2_000))
}
