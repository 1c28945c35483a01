// The stage after the verification: what the user demands of the restored cluster.
import type { KubeClient } from '../../kube/kube-client.ts'
import type { CheckResult } from '../../report/findings.ts'
import type { Check } from '../../verify/checks/check.ts'
import { runChecks } from '../../verify/checks/run-checks.ts'
import type { Run } from '../open-run.ts'
import type { RehearsalRequest } from '../request.ts'
import { restrainedObjects } from '../restrained.ts'
import { scriptCheck } from './script-check.ts'
import { underSafetyRules } from './under-safety-rules.ts'

/** Simulated pods were waited for already. */
const SIMULATED_PATIENCE_MS = 5_000
/** For images to be pulled and programs to start; the deadline of the run counts as well. */
const POD_PATIENCE_MS = 120_000

/** Keeps the results in the facts. @throws TransportError, the reason of the signal */
export async function carryOutChecks(
  { request, deps, facts, signal }: Run,
  client: KubeClient,
): Promise<void> {
  const { cluster, demands } = facts
  if (cluster === undefined) return
  const surroundings = {
    client,
    kubeconfigPath: cluster.kubeconfigPath,
    refusal: refusalOfScripts(request.target),
    environment: deps.environment,
  }
  const results = await runChecks({
    checks: demands.checks,
    client,
    hasNodes: cluster.hasNodes,
    isSimulated: cluster.simulation !== undefined,
    exec: async (wanted) => (await import('../../kube/exec.ts')).execInPod(cluster.connection, wanted),
    podPatienceMs: cluster.simulation === undefined ? POD_PATIENCE_MS : SIMULATED_PATIENCE_MS,
    script: (demand, aborts) => scriptCheck(demand, surroundings, aborts),
    signal,
    clock: () => performance.now(),
  })
  facts.checks = underSafetyRules(demands.checks, results, restrainedObjects(facts))
  facts.requests = client.log.figures()
}

/** A program reads the current context of the kubeconfig: with another one it would look at, or change, the wrong cluster. */
function refusalOfScripts(target: RehearsalRequest['target']): string | undefined {
  if (target.kind !== 'existing' || target.context === undefined) return undefined
  return `a script would use the current context of the kubeconfig, and the restore went to context ${target.context}`
}

/** For a run that ended before its checks. */
export function notCarriedOut(checks: readonly Check[]): readonly CheckResult[] {
  return checks.map(({ name, demand }) => ({
    name,
    kind: demand.test,
    result: 'inconclusive',
    message: 'the run ended before this check',
    objects: 0,
    ms: 0,
  }))
}
