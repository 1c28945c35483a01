import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { messageOf, RehearsalError } from '../core/rehearsal-error.ts'
import type { SpoolRange } from './catalog.ts'

const NOTHING = Buffer.alloc(0)
const WRITE_BYTES = 2 ** 20
/** Read ahead by this much as long as bodies are asked for in the order they were written. */
const READ_BYTES = 256 * 2 ** 10
/** A gap this small, a body that nobody asked for, is still the same order. */
const GAP_BYTES = 4 * 2 ** 10

/**
 * One private, nameless file that holds all bodies one behind the other. It is removed from its folder as soon as it is open, where the
 * platform allows that, so a crash leaves nothing behind. Write first, `seal`, then read. @throws SPOOL_FAILED
 */
export class Spool {
  readonly #remove: () => void
  #descriptor: number | undefined
  #written = 0
  #pending: Buffer | undefined = Buffer.allocUnsafe(WRITE_BYTES)
  #pendingBytes = 0
  #window = { bytes: NOTHING, offset: 0, length: 0 }
  #lastEnd = 0

  /** @param folder where the file lies; the system's temporary folder when undefined */
  constructor(folder: string | undefined) {
    const opened = attempt(() => {
      const directory = mkdtempSync(join(folder ?? tmpdir(), 'rehearse-'))
      const remove = () => rmSync(directory, { recursive: true, force: true })
      try {
        return { descriptor: openSync(join(directory, 'spool'), 'wx+', 0o600), remove }
      } catch (error) {
        remove()
        throw error
      }
    })
    this.#descriptor = opened.descriptor
    this.#remove = opened.remove
    // Windows keeps an open file; there it goes at `close`.
    if (process.platform !== 'win32') opened.remove()
  }

  /** Copies the body; its range stays valid. */
  append(body: Buffer): SpoolRange {
    const offset = this.#written + this.#pendingBytes
    if (this.#pendingBytes + body.length > WRITE_BYTES) this.#flush()
    if (body.length > WRITE_BYTES) this.#writeOut(body)
    else if (this.#pending !== undefined) this.#pendingBytes += body.copy(this.#pending, this.#pendingBytes)
    return { offset, length: body.length }
  }

  /** No more is appended. */
  seal(): void {
    this.#flush()
    this.#pending = undefined
  }

  /** Bytes that are not UTF-8 become U+FFFD, as they do for Velero. */
  read({ offset, length }: SpoolRange): string {
    const gap = offset - this.#lastEnd
    this.#lastEnd = offset + length
    if (!this.#isInWindow(offset, length)) {
      const isInOrder = gap >= 0 && gap <= GAP_BYTES
      this.#moveWindow(offset, isInOrder ? Math.max(length, READ_BYTES) : length)
    }
    const start = offset - this.#window.offset
    return this.#window.bytes.toString('utf8', start, start + length)
  }

  /** Gives the disk space back. Harmless when repeated. */
  close(): void {
    if (this.#descriptor === undefined) return
    closeSync(this.#descriptor)
    this.#descriptor = undefined
    this.#pending = undefined
    this.#window = { bytes: NOTHING, offset: 0, length: 0 }
    this.#remove()
  }

  #isInWindow(offset: number, length: number): boolean {
    const window = this.#window
    return offset >= window.offset && offset + length <= window.offset + window.length
  }

  #moveWindow(offset: number, wanted: number): void {
    const length = Math.min(wanted, this.#written - offset)
    const kept = this.#window.bytes
    // A huge body is not kept: the next one is small again.
    const bytes =
      length <= kept.length && kept.length === READ_BYTES
        ? kept
        : Buffer.allocUnsafe(Math.max(length, READ_BYTES))
    this.#window = { bytes, offset: 0, length: 0 }
    for (let filled = 0; filled < length; ) {
      const count = attempt(() => readSync(this.#open(), bytes, filled, length - filled, offset + filled))
      if (count === 0)
        throw new RehearsalError('SPOOL_FAILED', 'The temporary file of the backup is too short.')
      filled += count
    }
    this.#window = { bytes, offset, length }
  }

  #flush(): void {
    if (this.#pending === undefined || this.#pendingBytes === 0) return
    this.#writeOut(this.#pending.subarray(0, this.#pendingBytes))
    this.#pendingBytes = 0
  }

  #writeOut(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; ) {
      const count = attempt(() => writeSync(this.#open(), bytes, done, bytes.length - done, this.#written))
      done += count
      this.#written += count
    }
  }

  #open(): number {
    if (this.#descriptor === undefined) throw new Error('it was closed')
    return this.#descriptor
  }
}

function attempt<T>(action: () => T): T {
  try {
    return action()
  } catch (error) {
    const message = `The temporary file of the backup cannot be used: ${messageOf(error)}`
    throw new RehearsalError('SPOOL_FAILED', message, { cause: error })
  }
}
