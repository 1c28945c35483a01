// The bytes of one object, in order and without a gap, over connections that may break on the way.
import { addAbortSignal, Readable } from 'node:stream'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import { sleep } from '../core/sleep.ts'
import { withinLimit } from './answer-limit.ts'
import type { ReadPatience } from './location-access.ts'
import type { ObjectFacts, ObjectStore } from './object-store.ts'
import type { RefineError } from './refine-error.ts'

export interface ReadLimits extends ReadPatience {
  /** For all bytes, pauses and repetitions included. */
  readonly downloadMs: number
}

export interface WantedObject {
  readonly store: ObjectStore
  readonly key: string
  /** The version that `head` gave. */
  readonly version: ObjectFacts
  readonly onBytes: (done: number) => void
  readonly refine: RefineError
}

const CHUNK_BYTES = 256 * 2 ** 10

/**
 * Goes on where it stopped when a connection breaks. Its error is LOCATION_*, or the signal's reason. Destroying it ends its
 * connection at once, whatever it waits for.
 */
export function resumingRead(wanted: WantedObject, limits: ReadLimits, signal: AbortSignal): Readable {
  const stop = new AbortController()
  const bytes = bytesOf(wanted, limits, AbortSignal.any([signal, stop.signal]))
  const timer = setTimeout(() => stop.abort(tooLong(wanted, limits)), limits.downloadMs)
  return new Readable({
    highWaterMark: CHUNK_BYTES,
    read() {
      bytes.next().then(
        ({ done, value }) => this.push(done === true ? null : value),
        (error) => this.destroy(signal.aborted ? signal.reason : wanted.refine(error)),
      )
    },
    destroy(error, callback) {
      clearTimeout(timer)
      stop.abort()
      callback(error)
    },
  })
}

async function* bytesOf(
  { store, key, version, onBytes }: WantedObject,
  limits: ReadLimits,
  signal: AbortSignal,
): AsyncGenerator<Buffer> {
  const limit = { answerMs: limits.answerMs, shownAs: `${store.url}/${key}` }
  let done = 0
  let failures = 0
  while (done < version.size) {
    try {
      const ask = (asking: AbortSignal): Promise<Readable> => store.read(key, version, done, asking)
      const part = addAbortSignal(signal, await withinLimit(limit, signal, ask))
      for await (const chunk of withoutStall(part, limits.stallMs)) {
        done += chunk.length
        if (done > version.size) throw changed(store, key)
        failures = 0
        onBytes(done)
        yield chunk
        signal.throwIfAborted()
      }
      if (done < version.size) throw new Error(`the connection ended after ${done} of ${version.size} bytes`)
    } catch (error) {
      signal.throwIfAborted()
      if (error instanceof RehearsalError && error.code !== 'LOCATION_UNREACHABLE') throw error
      failures += 1
      if (failures >= limits.attempts) throw gaveUp(store, key, error)
      await sleep(backoff(limits, failures), signal)
    }
  }
}

/** With jitter, so that many readers do not come back at once. */
function backoff({ backoffMs }: ReadLimits, failures: number): number {
  return backoffMs * 2 ** (failures - 1) * (1 + Math.random() * 0.2)
}

/** Time that the reader takes for itself does not count. */
async function* withoutStall(part: Readable, stallMs: number): AsyncGenerator<Buffer> {
  const chunks = part[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const next = async (): Promise<IteratorResult<Buffer>> => {
    const timer = setTimeout(() => part.destroy(new Error(`no byte came for ${stallMs / 1000} s`)), stallMs)
    try {
      return await chunks.next()
    } finally {
      clearTimeout(timer)
    }
  }
  try {
    for (let chunk = await next(); chunk.done !== true; chunk = await next()) yield chunk.value
  } finally {
    part.destroy()
  }
}

function changed(store: ObjectStore, key: string): RehearsalError {
  return new RehearsalError('LOCATION_CHANGED', `${store.url}/${key} is longer than it was said to be.`)
}

function tooLong({ store, key }: WantedObject, { downloadMs }: ReadLimits): RehearsalError {
  return new RehearsalError(
    'LOCATION_UNREACHABLE',
    `${store.url}/${key} was not read within ${Math.round(downloadMs / 1000)} s (--download-timeout).`,
  )
}

function gaveUp(store: ObjectStore, key: string, error: unknown): RehearsalError {
  if (error instanceof RehearsalError) return error
  return new RehearsalError('LOCATION_UNREACHABLE', `${store.url}/${key} cannot be read: ${messageOf(error)}`)
}
