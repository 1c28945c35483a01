import { CODES, messageOf, OptionProblems, RehearsalError } from '../core/rehearsal-error.ts'
import type { Painter } from '../report/render/painter.ts'
import { problemLines } from '../report/render/terminal.ts'
import type { ExitCode } from '../report/verdict.ts'

export interface ErrorText {
  readonly text: string
  readonly exitCode: ExitCode
}

/** What to print about anything that a command threw. A stack only where somebody asked for it: `REHEARSE_DEBUG`. */
export function errorText(error: unknown, paint: Painter, isDebug: boolean): ErrorText {
  if (error instanceof OptionProblems) return problemsText(error.problems, paint)
  if (error instanceof RehearsalError) return problemsText([error], paint)
  const lines = problemLines('INTERNAL', messageOf(error), CODES.INTERNAL.hint, paint)
  const stack = isDebug && error instanceof Error ? [error.stack ?? ''] : []
  return { text: joined([...lines, ...stack]), exitCode: CODES.INTERNAL.exit }
}

/** All problems, and each hint once, below the last problem that it belongs to. */
export function problemsText(problems: readonly RehearsalError[], paint: Painter): ErrorText {
  const lines = problems.flatMap(({ code, message, hint }, index) => {
    const isLast = !problems.slice(index + 1).some((later) => later.hint === hint)
    return problemLines(code, message, isLast ? hint : '', paint)
  })
  return { text: joined(lines), exitCode: problems[0]?.exitCode ?? 2 }
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('')
}
