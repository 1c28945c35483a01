// kind, and the container engine that it needs.
import { messageOf, RehearsalError } from '../../core/rehearsal-error.ts'
import { printableTail } from '../control-plane/log-tail.ts'
import type { Environment } from '../paths.ts'
import { type CommandResult, runCommand } from '../processes/run-command.ts'
import { stopKind } from './stop-kind.ts'

/** What has to be known to reach a cluster of kind again, also from another process. */
export interface KindPlace {
  /** Of the program. */
  readonly kind: string
  /** As kind knows it. */
  readonly name: string
  /** The variables that choose a container engine, as they were when the cluster was made. */
  readonly engine: Readonly<Record<string, string>>
}

const ENGINE_VARIABLES = [
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'CONTAINER_HOST',
  'KIND_EXPERIMENTAL_PROVIDER',
  'KIND_EXPERIMENTAL_DOCKER_NETWORK',
  'XDG_RUNTIME_DIR',
] as const

export function engineVariables(environment: Environment): Readonly<Record<string, string>> {
  return Object.fromEntries(
    ENGINE_VARIABLES.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])),
  )
}

/** kind finds the engine's client on the PATH; it gets nothing else of ours. */
function environmentOf({ engine }: Pick<KindPlace, 'engine'>, environment: Environment): Environment {
  return { PATH: environment.PATH, HOME: environment.HOME, ...engine }
}

/** `kind ARGS --name NAME`. An abort ends it as `stopKind` does. @throws the spawn error when the program cannot be run */
export async function runKind(
  place: KindPlace,
  args: readonly string[],
  environment: Environment,
  signal: AbortSignal,
  onLine: (line: string) => void = () => undefined,
): Promise<CommandResult> {
  return await runCommand(
    {
      path: place.kind,
      args: [...args, '--name', place.name],
      environment: environmentOf(place, environment),
      onErrorLine: onLine,
      end: (group) => stopKind(place, group),
    },
    signal,
  )
}

/** Names of the containers that are its nodes. @throws the spawn error when kind cannot be run */
export async function nodesOf(
  place: KindPlace,
  environment: Environment,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const { stdout } = await runKind(place, ['get', 'nodes'], environment, signal)
  return stdout.split(/\s+/).filter((name) => name !== '')
}

/** Runs a program in a node, as kind itself does. @throws the spawn error when the engine cannot be run */
export async function runInNode(
  place: KindPlace,
  node: string,
  command: readonly string[],
  environment: Environment,
  signal: AbortSignal,
): Promise<CommandResult> {
  const args = ['exec', '--privileged', node, ...command]
  return await runCommand(
    { path: engineOf(place.engine), args, environment: environmentOf(place, environment) },
    signal,
  )
}

/** What kind said last, safe to print. */
export function kindTrouble({ errorLines, exitCode }: CommandResult): string {
  const tail = printableTail(errorLines.join('\n'), 'kind')
  return tail === '' ? `kind ended with exit code ${exitCode}` : tail
}

/** Podman and nerdctl when the user chose them as kind's documentation says. */
function engineOf(environment: Environment): string {
  const chosen = environment.KIND_EXPERIMENTAL_PROVIDER
  return chosen === 'podman' || chosen === 'nerdctl' ? chosen : 'docker'
}

/** @throws CLUSTER_ENGINE_MISSING when no container engine answers */
export async function checkEngine(environment: Environment, signal: AbortSignal): Promise<void> {
  const engine = engineOf(environment)
  const why = await engineTrouble(engine, environment, signal)
  if (why === undefined) return
  throw new RehearsalError('CLUSTER_ENGINE_MISSING', `kind needs a container engine, and ${engine} ${why}`)
}

async function engineTrouble(
  engine: string,
  environment: Environment,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const result = await runCommand(
      { path: engine, args: ['info'], environment },
      AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
    )
    if (result.exitCode === 0) return undefined
    return `does not work: ${printableTail(result.errorLines.slice(-1).join(''), engine) || 'it does not say why'}`
  } catch (error) {
    signal.throwIfAborted()
    return `cannot be run: ${messageOf(error)}`
  }
}

const DELETE_MS = 60_000

/** Removes the cluster; that there is none is fine. @throws CLUSTER_TEARDOWN_FAILED */
export async function deleteKindCluster(place: KindPlace, environment: Environment): Promise<void> {
  const failed = (why: string, cause?: unknown): RehearsalError =>
    new RehearsalError('CLUSTER_TEARDOWN_FAILED', `kind cluster ${place.name} was not removed: ${why}`, {
      cause,
    })
  let result: CommandResult
  try {
    result = await runKind(place, ['delete', 'cluster'], environment, AbortSignal.timeout(DELETE_MS))
  } catch (error) {
    throw failed(messageOf(error), error)
  }
  if (result.exitCode !== 0) throw failed(kindTrouble(result))
}
