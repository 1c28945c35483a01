import { randomUUID } from 'node:crypto'
import { watchInterrupts } from '../core/interrupts.ts'
import { keepHeapSmall } from '../core/small-heap.ts'
import { VERSION } from '../version.ts'
import { errorText } from './error-text.ts'
import { processIo } from './io.ts'
import { painterFor } from './look.ts'
import { PARTS } from './parts.ts'
import { runProgram } from './program.ts'

/** Binds the program to its process: arguments, streams, signals, exit code. */
export async function start(self: NodeJS.Process): Promise<void> {
  keepHeapSmall()
  const io = processIo()
  const onFault = (error: unknown): void => {
    const { text, exitCode } = errorText(
      error,
      painterFor(io.stderr, io.environment, false),
      Boolean(io.environment.REHEARSE_DEBUG),
    )
    io.stderr.write(text)
    // Leaves at once: what else is alive cannot be trusted. Clusters end with their owner.
    self.exit(exitCode)
  }
  self.on('uncaughtException', onFault)
  const interrupts = watchInterrupts(self, {
    onFirst: () => io.stderr.write('\nending in order; once more to end at once\n'),
    onAgain: () => {
      io.stderr.write('ended at once; rehearse cluster down --all removes whatever is left\n')
      self.exit(130)
    },
  })
  const context = {
    io,
    parts: PARTS,
    signal: interrupts.signal,
    now: () => new Date(),
    newUid: randomUUID,
    version: VERSION,
  }
  self.exitCode = await runProgram(self.argv.slice(2), context)
}
