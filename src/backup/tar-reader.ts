// A tar stream is a row of 512-byte blocks: a header, the body it announces padded to whole blocks, the next header. Two
// blocks of zeros end it. Chunks arrive cut anywhere, so the reader is a state machine with three places to be: inside a header
// (`#carry` holds the part that came), inside a body (`#body`), or between bodies, skipping padding.
//
// Why not a library: ours has to be strict (no data after the end mark, no unreadable extension header passed over, no second
// layer of compression), has to keep names whole that fall on the edge of a chunk, and a stream object for each
// of 200,000 small files costs more than everything else here together. The tests read the same archives with the `tar` package and
// compare.

import { type ArchiveLimits, checkLimit } from './archive-limits.ts'
import { parsePaxRecords } from './pax-records.ts'
import { quotePath } from './quote-path.ts'
import { TarFault } from './tar-fault.ts'
import {
  decodeTarText,
  hasTarMagic,
  isZeroBlock,
  parseTarHeader,
  TAR_BLOCK_BYTES,
  type TarHeader,
} from './tar-header.ts'

/** Called in archive order, while the stream is being read. What it throws ends the reading. */
export interface TarSink {
  /** The body may share memory with the chunk it came in: copy what is kept. */
  file(path: string, body: Buffer): void
  /** The path as written, most often with a `/` at its end. */
  directory(path: string): void
}

/** A long path needs a few KiB; more is no path. */
const MAX_EXTENSION_BYTES = 64 * 2 ** 10
const NOTHING = Buffer.alloc(0)

/** A body of which the first `filled` bytes have come. */
interface PartialBody {
  readonly header: TarHeader
  readonly bytes: Buffer
  filled: number
}

/** Push reader for one tar stream: `write` every chunk, then `end`. Not usable after an error. */
export class TarReader {
  readonly #sink: TarSink
  readonly #limits: ArchiveLimits
  readonly #carry = Buffer.alloc(TAR_BLOCK_BYTES)
  #carried = 0
  #body: PartialBody | undefined
  #padding = 0
  #entries = 0
  #zeroBlocks = 0
  #extension: { readonly path: string | undefined; readonly size: number | undefined } | undefined

  constructor(sink: TarSink, limits: ArchiveLimits) {
    this.#sink = sink
    this.#limits = limits
  }

  /** @throws TarFault, ARCHIVE_TOO_LARGE, and what the sink throws */
  write(chunk: Buffer): void {
    let at = 0
    while (at < chunk.length) {
      if (this.#padding > 0) {
        const skipped = Math.min(this.#padding, chunk.length - at)
        this.#padding -= skipped
        at += skipped
      } else if (this.#body !== undefined) {
        at = this.#fillBody(this.#body, chunk, at)
      } else if (this.#carried > 0 || chunk.length - at < TAR_BLOCK_BYTES) {
        const copied = chunk.copy(this.#carry, this.#carried, at)
        this.#carried += copied
        at += copied
        if (this.#carried === TAR_BLOCK_BYTES) {
          this.#carried = 0
          this.#block(this.#carry, 0, NOTHING, 0)
        }
      } else {
        at = this.#block(chunk, at, chunk, at + TAR_BLOCK_BYTES)
      }
    }
  }

  /** The stream is over. @throws TarFault when it ended inside an entry or without the end mark */
  end(): void {
    if (this.#entries === 0 && this.#zeroBlocks === 0)
      throw new TarFault('not-tar', 'it is shorter than a tar header')
    if (this.#carried > 0 || this.#body !== undefined || this.#padding > 0) {
      throw new TarFault('cut', 'the tar ends inside an entry')
    }
    if (this.#zeroBlocks < 2) throw new TarFault('cut', 'the tar has no end mark')
  }

  /** Takes the header block at `at`, and the body as well when all of it follows in `rest`. Returns the position behind what was taken from `rest`. */
  #block(block: Buffer, at: number, rest: Buffer, from: number): number {
    if (block[at] === 0 && isZeroBlock(block, at)) {
      if (this.#extension !== undefined) throw new TarFault('corrupt', 'an extension header has no entry')
      this.#zeroBlocks++
      return from
    }
    if (this.#zeroBlocks > 0) throw new TarFault('corrupt', 'there is data behind the end mark of the tar')
    const header = this.#header(block, at)
    this.#entries++
    checkLimit(this.#limits, 'entries', this.#entries, () => 'The archive has too many entries')
    this.#checkSize(header)
    const end = from + header.size
    if (end <= rest.length) {
      this.#startPadding(header.size)
      this.#deliver(header, rest.subarray(from, end))
      return end
    }
    this.#body = { header, bytes: Buffer.allocUnsafe(header.size), filled: 0 }
    return from
  }

  #header(block: Buffer, at: number): TarHeader {
    let header: TarHeader
    try {
      header = parseTarHeader(block, at)
    } catch (error) {
      const isFirst = this.#entries === 0
      if (isFirst && error instanceof TarFault && error.kind === 'corrupt' && !hasTarMagic(block, at)) {
        throw new TarFault('not-tar', 'it does not start with a tar header')
      }
      throw error
    }
    const extension = this.#extension
    if (extension === undefined) return header
    if (isExtension(header)) throw new TarFault('corrupt', 'two extension headers follow one another')
    this.#extension = undefined
    return { ...header, path: extension.path ?? header.path, size: extension.size ?? header.size }
  }

  #checkSize(header: TarHeader): void {
    const { path, size, type } = header
    if (type === 'directory' && size > 0) {
      throw new TarFault('unsafe-type', `a folder with a body, ${quotePath(path)}`)
    }
    if (isExtension(header) && size > MAX_EXTENSION_BYTES) {
      throw new TarFault('unsafe-path', `an extension header of ${size} bytes`)
    }
    checkLimit(this.#limits, 'bodyBytes', size, () => `The file ${quotePath(path)} has ${size} bytes`)
  }

  #fillBody(body: PartialBody, chunk: Buffer, at: number): number {
    const copied = chunk.copy(body.bytes, body.filled, at)
    body.filled += copied
    if (body.filled === body.bytes.length) {
      this.#body = undefined
      this.#startPadding(body.bytes.length)
      this.#deliver(body.header, body.bytes)
    }
    return at + copied
  }

  #startPadding(size: number): void {
    this.#padding = (TAR_BLOCK_BYTES - (size % TAR_BLOCK_BYTES)) % TAR_BLOCK_BYTES
  }

  #deliver(header: TarHeader, body: Buffer): void {
    switch (header.type) {
      case 'file':
        this.#sink.file(header.path, body)
        break
      case 'directory':
        this.#sink.directory(header.path)
        break
      case 'pax':
        this.#extension = parsePaxRecords(body)
        break
      case 'gnu-long-path':
        this.#extension = { path: decodeTarText(body), size: undefined }
    }
  }
}

function isExtension(header: TarHeader): boolean {
  return header.type === 'pax' || header.type === 'gnu-long-path'
}
