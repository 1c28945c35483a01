// What a check says about objects that a safety rule tamed or held back. A Deployment without replicas is ready at once, and what is
// held is absent: neither proves anything about the backup, so such a check proves nothing and is never green.
import type { CheckResult } from '../../report/findings.ts'
import { formatCount } from '../../report/format.ts'
import type { Check } from '../../verify/checks/check.ts'
import type { Restrained } from '../restrained.ts'

/** @param results of the checks, by name */
export function underSafetyRules(
  checks: readonly Check[],
  results: readonly CheckResult[],
  restrained: readonly Restrained[],
): readonly CheckResult[] {
  if (restrained.length === 0) return results
  const demands = new Map(checks.map(({ name, demand }) => [name, demand]))
  return results.map((result) => {
    const demand = demands.get(result.name)
    if (demand === undefined || demand.test === 'run' || result.result === 'inconclusive') return result
    const { kind, namespace, objectName } = demand.of
    const near = restrained.filter((one) => namespace === undefined || one.namespace === namespace)
    // Labels are not looked at: in doubt a check is about it.
    const meant = near.filter(
      (one) => one.kind === kind && (objectName === undefined || one.name === objectName),
    )
    const needsPods = demand.test === 'http' || demand.test === 'exec'
    const about = needsPods ? [...meant, ...near.filter(({ stopsPods }) => stopsPods)] : meant
    const [first] = about
    if (first === undefined || !isDoubtful(demand.test, result.result, meant)) return result
    const done = first.isHeld ? 'held back' : 'tamed'
    const more = about.length > 1 ? `, and ${formatCount(about.length - 1, 'more object')}` : ''
    const what = `${first.kind} ${first.name} was ${done} by the safety rule ${first.rule}${more}`
    return { ...result, result: 'inconclusive', message: `${result.message}; but ${what}` }
  })
}

/** What the rule can have turned. */
function isDoubtful(
  test: Check['demand']['test'],
  result: CheckResult['result'],
  meant: readonly Restrained[],
): boolean {
  if (result === 'failed') return true
  if (test === 'ready') return meant.some(({ isHeld, stopsPods }) => isHeld || stopsPods)
  return (test === 'absent' || test === 'count') && meant.some(({ isHeld }) => isHeld)
}
