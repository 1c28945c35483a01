// What a check says about objects that a safety rule tamed or held back. A Deployment without replicas is ready at once, and what is
// held is absent: neither proves anything about the backup, so such a check proves nothing and is never green.
import type { CheckResult } from '../../report/findings.ts'
import { formatCount } from '../../report/format.ts'
import type { Check, ListDemand, PodDemand } from '../../verify/checks/check.ts'
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
    if (first === undefined || !isDoubtful(demand, result.result, meant)) return result
    const done = first.isHeld ? 'held back' : 'tamed'
    const more = about.length > 1 ? `, and ${formatCount(about.length - 1, 'more object')}` : ''
    const what = `${first.kind} ${first.name} was ${done} by the safety rule ${first.rule}${more}`
    return { ...result, result: 'inconclusive', message: `${result.message}; but ${what}` }
  })
}

/** What the rule can have turned. */
function isDoubtful(
  demand: ListDemand | PodDemand,
  result: CheckResult['result'],
  meant: readonly Restrained[],
): boolean {
  if (result === 'failed') return true
  switch (demand.test) {
    case 'ready':
      return meant.some(({ isHeld, stopsPods }) => isHeld || stopsPods)
    case 'absent':
    case 'count':
      return meant.some(({ isHeld }) => isHeld)
    // It holds for the others, and was not asked of what is held, or it holds for a value that the rule has set.
    case 'each':
    case 'cel':
    case 'equals':
      return meant.some(({ isHeld, changed }) => isHeld || changed.some((path) => looksAt(demand, path)))
    default:
      return false
  }
}

/** In doubt it does. @param path as `Change` writes it: `spec.replicas`, `metadata.annotations[a/b]` */
function looksAt(demand: ListDemand, path: string): boolean {
  const changed = path.replace(/\[.*$/s, '').split('.')
  if ('expression' in demand) return demand.expression.includes(changed.at(-1) ?? '')
  if (demand.test !== 'equals') return false
  return demand.values.some((wanted) => {
    const steps = wanted.path.filter((step) => typeof step === 'string')
    return changed.every((step, index) => steps[index] === undefined || steps[index] === step)
  })
}
