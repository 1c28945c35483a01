import type { CommandName } from '../config/option-row.ts'
import type { ExitCode } from '../report/verdict.ts'
import type { Context } from './command.ts'
import { readCommandLine } from './command-line.ts'
import { errorText, problemsText } from './error-text.ts'
import { commandHelp, programHelp } from './help.ts'
import { LOADERS } from './load-command.ts'
import { painterFor } from './look.ts'

const MAX_HELP_WIDTH = 110

/** One call of `rehearse`. Never throws; what went wrong is on standard error and in the exit code. */
export async function runProgram(args: readonly string[], context: Context): Promise<ExitCode> {
  const { io, signal } = context
  const paint = painterFor(io.stderr, io.environment, args.includes('--no-color'))
  try {
    const line = readCommandLine(args, io.environment)
    switch (line.kind) {
      case 'help':
        io.stdout.write(await helpText(line.command, context))
        return 0
      case 'version':
        io.stdout.write(`${context.version}\n`)
        return 0
      case 'problems': {
        const { text, exitCode } = problemsText(line.problems, paint)
        io.stderr.write(text)
        return exitCode
      }
      case 'call': {
        const command = await LOADERS[line.command]()
        return await command(line, context)
      }
    }
  } catch (error) {
    if (signal.aborted) {
      io.stderr.write('cancelled\n')
      return 130
    }
    const { text, exitCode } = errorText(error, paint, Boolean(io.environment.REHEARSE_DEBUG))
    io.stderr.write(text)
    return exitCode
  }
}

async function helpText(command: CommandName | undefined, { io, parts }: Context): Promise<string> {
  const width = Math.min(io.stdout.columns ?? MAX_HELP_WIDTH, MAX_HELP_WIDTH)
  if (command === undefined) return programHelp(width)
  const needsVersions = ['run', 'cluster up', 'cluster prefetch'].includes(command)
  return commandHelp(
    command,
    width,
    needsVersions ? [`Known versions of Kubernetes: ${await parts.knownVersions()}.`] : [],
  )
}
