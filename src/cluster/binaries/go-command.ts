import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../paths.ts'
import { type CommandResult, runCommand } from '../processes/run-command.ts'

/** The go command in one module's folder. */
export interface GoCommand {
  run(
    args: readonly string[],
    signal: AbortSignal,
    onErrorLine?: (line: string) => void,
  ): Promise<CommandResult>
}

/** `go` on the PATH, or undefined. */
export function findGo(environment: Environment): string | undefined {
  return (environment.PATH ?? '')
    .split(':')
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join(folder, 'go'))
    .find(isExecutable)
}

export interface GoSettings {
  readonly path: string
  readonly directory: string
  /** For what it writes while it builds, 1.3 GB of it: a go command that is killed does not clean up. */
  readonly temporary?: string
  readonly environment: Environment
  /** Becomes GOFLAGS. */
  readonly flags: string
  /** `linux-amd64`. */
  readonly platform: string
}

/**
 * The user's Go settings stay (proxy, checksum database, caches, toolchain); those that would make another program, or
 * none, are overruled.
 */
export function goCommand({
  directory,
  environment,
  flags,
  path,
  platform,
  temporary,
}: GoSettings): GoCommand {
  const [system, architecture] = platform.split('-')
  const settings = {
    ...environment,
    GOFLAGS: flags,
    GOWORK: 'off',
    CGO_ENABLED: '0',
    GOOS: system,
    GOARCH: architecture,
    GOTMPDIR: environment.GOTMPDIR || temporary,
  }
  return {
    run: (args, signal, onErrorLine = () => undefined) =>
      runCommand({ path, args, environment: settings, directory, onErrorLine }, signal),
  }
}

/** What a failed go command said last, as one short line. */
export function goTrouble({ errorLines, exitCode }: CommandResult): string {
  const line = errorLines.findLast((text) => text.trim() !== '' && !text.startsWith('go: downloading '))
  return (line ?? `go ended with exit code ${exitCode}`).trim().slice(0, 300)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
