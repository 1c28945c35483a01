import type { OptionValues } from '../config/options.ts'
import type { ExitCode } from '../report/verdict.ts'
import type { Io } from './io.ts'
import type { Parts } from './parts.ts'

/** What the user asked for. */
export interface Call {
  readonly values: OptionValues
  /** Words behind the command: the location, ids. */
  readonly words: readonly string[]
}

/** What a command works with. */
export interface Context {
  readonly io: Io
  readonly parts: Parts
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly newUid: () => string
  /** Of restore-rehearsal. */
  readonly version: string
}

/** Returns the exit code. Throws what `errorText` explains. */
export type Command = (call: Call, context: Context) => Promise<ExitCode>
