import { createHash } from 'node:crypto'
import type { Readable, TransformOptions } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, type ZlibOptions } from 'node:zlib'
import { messageOf, systemCodeOf } from '../core/rehearsal-error.ts'
import { chunksOf } from './read-stream.ts'

export type GzipFaultKind = 'empty' | 'not-gzip' | 'truncated' | 'corrupt'

/** Thrown for bytes that are not one whole gzip file; whoever knows which file it is gives it a code. */
export class GzipFault extends Error {
  override readonly name = 'GzipFault'
  readonly kind: GzipFaultKind

  constructor(kind: GzipFaultKind, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.kind = kind
  }
}

export interface GunzipFacts {
  /** Packed bytes. */
  readonly bytes: number
  /** Of the packed bytes, hex. */
  readonly sha256: string
}

const MAGIC = [0x1f, 0x8b]
/** Large enough that the turns between chunks cost nothing, small enough to stay in the processor's cache. */
const CHUNK_BYTES = 256 * 2 ** 10
/** Unpacking runs in a thread of its own; this much may wait while the main thread reads what came before. */
const AHEAD_BYTES = 4 * CHUNK_BYTES
const UNZIP: ZlibOptions & TransformOptions = { chunkSize: CHUNK_BYTES, readableHighWaterMark: AHEAD_BYTES }

/**
 * Zlib takes zeros behind the last member for padding and reads no further, whatever comes after them: in the same chunk as
 * the end they are left over, in a later one they meet a closed stream.
 */
const BEHIND_THE_END = 'there is data behind its end'

/**
 * Unpacks the whole source and checks CRC and length. Node hands out all data before it notices that a file was cut, so nothing
 * that `consume` saw is worth anything until this resolves. `packedBytes` is how much was read to get there. Destroys the source. @throws GzipFault,
 * LOCATION_UNREACHABLE when the source fails, the signal's reason, and what `consume` throws
 */
export async function gunzip(
  source: Readable,
  consume: (chunk: Buffer, packedBytes: number) => void,
  signal: AbortSignal,
): Promise<GunzipFacts> {
  const hash = createHash('sha256')
  const unzip = createGunzip(UNZIP)
  let bytes = 0
  // A generator that waits for a chunk does not notice that its reader is gone, and the pipeline waits for the generator.
  unzip.once('end', () => source.destroy())
  unzip.once('close', () => source.destroy())
  try {
    await pipeline(
      async function* packed(): AsyncGenerator<Buffer> {
        try {
          for await (const chunk of chunksOf(source, signal)) {
            checkMagic(chunk, bytes)
            bytes += chunk.length
            hash.update(chunk)
            yield chunk
          }
        } catch (error) {
          // Then the source was destroyed by us, and what led to that is what counts.
          if (unzip.destroyed || unzip.readableEnded) return
          throw error
        }
        if (bytes === 0) throw new GzipFault('empty', 'it has no bytes')
      },
      unzip,
      async (chunks: AsyncIterable<Buffer>) => {
        for await (const chunk of chunks) consume(chunk, bytes)
      },
      { signal },
    )
  } catch (error) {
    signal.throwIfAborted()
    throw faultOf(error)
  }
  if (unzip.bytesWritten !== bytes) throw new GzipFault('corrupt', BEHIND_THE_END)
  return { bytes, sha256: hash.digest('hex') }
}

function checkMagic(chunk: Buffer, position: number): void {
  const isMagic = MAGIC.every((byte, index) => {
    const here = index - position
    return here < 0 || here >= chunk.length || chunk[here] === byte
  })
  if (!isMagic) throw new GzipFault('not-gzip', 'it does not start like a gzip file')
}

function faultOf(error: unknown): unknown {
  const code = systemCodeOf(error)
  if (code === 'Z_BUF_ERROR') return new GzipFault('truncated', 'it ends too early', { cause: error })
  if (code === 'Z_DATA_ERROR' || code === 'Z_NEED_DICT') {
    return new GzipFault('corrupt', `it is damaged (${messageOf(error)})`, { cause: error })
  }
  if (code === 'ERR_STREAM_PREMATURE_CLOSE') return new GzipFault('corrupt', BEHIND_THE_END, { cause: error })
  return error
}
