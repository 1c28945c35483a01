// Programs that the preparations call; what they have to say goes to standard error.
import { spawn } from 'node:child_process'

export type Command = readonly [program: string, ...args: readonly string[]]

export interface Surroundings {
  readonly directory?: string
  readonly environment?: NodeJS.ProcessEnv
}

/** @throws when it cannot be run, or ends with another exit code than 0 */
export async function runProgram(command: Command, surroundings: Surroundings = {}): Promise<void> {
  const code = await exitCodeOf(command, surroundings, 'inherit')
  if (code !== 0) throw new Error(`${command.slice(0, 3).join(' ')} … ended with exit code ${code}`)
}

/** Without a word. */
export async function succeeds(command: Command, surroundings: Surroundings = {}): Promise<boolean> {
  return (await exitCodeOf(command, surroundings, 'ignore')) === 0
}

function exitCodeOf(
  [program, ...args]: Command,
  { directory = process.cwd(), environment = process.env }: Surroundings,
  errors: 'ignore' | 'inherit',
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: directory,
      env: environment,
      stdio: ['ignore', 'ignore', errors],
    })
    child.on('error', reject)
    child.on('close', resolve)
  })
}
