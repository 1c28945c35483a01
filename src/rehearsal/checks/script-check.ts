// A script of the user as a check: where it finds the cluster, and what its end means.
import { elideBodies } from '../../core/redact.ts'
import { maskerOf } from '../../core/secret-forms.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import type { Conclusion, ScriptDemand } from '../../verify/checks/check.ts'
import { maskClusterSecrets } from './mask-cluster-secrets.ts'
import { runScript, type ScriptEnd } from './run-script.ts'

export interface ScriptSurroundings {
  readonly client: KubeClient
  readonly kubeconfigPath: string
  /** Why a script would not see the cluster that was restored into; undefined when it does. */
  readonly refusal: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** @throws TransportError, the reason of the signal */
export async function scriptCheck(
  { command, timeoutMs }: ScriptDemand,
  { client, kubeconfigPath, refusal, environment }: ScriptSurroundings,
  signal: AbortSignal,
): Promise<Conclusion> {
  if (refusal !== undefined) return { result: 'inconclusive', message: refusal, objects: 0 }
  const script = { command, timeoutMs, environment: { ...environment, KUBECONFIG: kubeconfigPath } }
  const end = await runScript(script, signal)
  if (end.kind === 'not-started') {
    return { result: 'inconclusive', message: `the program cannot be started: ${end.why}`, objects: 0 }
  }
  const said = await harmless(end.output, environment, client)
  const message = `${endText(end, timeoutMs)}${said === '' ? '' : `: ${said}`}`
  return { result: resultOf(end), message, objects: 0 }
}

/** What did not come to its end has proved nothing. */
function resultOf(end: ScriptEnd): Conclusion['result'] {
  if (end.kind !== 'exited') return 'inconclusive'
  return end.exitCode === 0 ? 'passed' : 'failed'
}

function endText(end: Exclude<ScriptEnd, { readonly kind: 'not-started' }>, timeoutMs: number): string {
  if (end.kind === 'timed-out') return `not through after ${timeoutMs / 1_000} s`
  return end.kind === 'killed' ? 'killed by a signal' : `exit code ${end.exitCode}`
}

/** Long enough that no ordinary word is blackened. */
const MIN_SECRET = 8
const TELLING = /token|secret|passw|credential|key/i
const SHOWN_LINES = 3
const MAX_LINE = 300

/** The last lines, without what is secret in the cluster or in the environment. */
async function harmless(
  output: string,
  environment: ScriptSurroundings['environment'],
  client: KubeClient,
): Promise<string> {
  if (output.trim() === '') return ''
  const lines = output
    .trim()
    .split(/\s*[\r\n]\s*/)
    .slice(-SHOWN_LINES)
    // A value that is cut in two cannot be recognised, so a line is shown whole or not at all.
    .map((line) => (line.length > MAX_LINE ? `(a line of ${line.length} characters)` : line))
  const own = Object.entries(environment).flatMap(([name, value]) =>
    TELLING.test(name) && value !== undefined && value.length >= MIN_SECRET ? [value] : [],
  )
  const masked = await maskClusterSecrets(maskerOf(own)(lines.join('\n')), client)
  return elideBodies(masked.replaceAll('\n', ' / '))
}
