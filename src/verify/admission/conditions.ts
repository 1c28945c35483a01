// `matchConditions`: CEL over the request. A condition that is false keeps the webhook out of it, whatever the others say; one that
// cannot be evaluated here counts as true. Who sends the restore in earnest and what he may do is not known here, so `request.userInfo`
// and `authorizer` cannot be evaluated.
import type { JsonObject } from '../../core/json.ts'
import {
  type CelAnswer,
  type CelVariables,
  celVariables,
  compileCondition,
  conditionProblem,
} from '../checks/cel.ts'
import type { AdmissionRequest } from './rules.ts'
import type { MatchCondition } from './webhooks.ts'

/** For all conditions of a backup together: whoever wrote it may have meant to keep us busy. */
const LIMIT_MS = 5_000

export interface Patience {
  leftMs: number
}

export function newPatience(): Patience {
  return { leftMs: LIMIT_MS }
}

export interface Candidate {
  readonly request: AdmissionRequest & { readonly kind: string; readonly name: string }
  readonly variables: CelVariables
}

/** @param object as it is sent */
export function candidateOf(request: Candidate['request'], object: JsonObject): Candidate {
  return { request, variables: celVariables({ object, oldObject: null, request: requestOf(request) }) }
}

export interface Conditions {
  /** One answer for each candidate: false for those that a condition keeps out. */
  areMet(candidates: readonly Candidate[]): readonly boolean[]
  /** Names of the conditions that could not be evaluated for an item that counts as asked. */
  readonly undecided: ReadonlySet<string>
}

/** @param patience shared by all webhooks; what comes when it is used up counts as true */
export function openConditions(conditions: readonly MatchCondition[], patience: Patience): Conditions {
  const undecided = new Set<string>()
  const tests = conditions.map(({ name, expression }) => ({
    name,
    test: conditionProblem(expression) === undefined ? compileCondition(expression) : undefined,
  }))
  return {
    undecided,
    areMet(candidates) {
      const inputs = candidates.map(({ variables }) => variables)
      const answers = tests.map(({ name, test }) => {
        if (test === undefined || patience.leftMs <= 0) return { name, list: [] }
        const started = performance.now()
        const list = test.answer(inputs, patience.leftMs)
        patience.leftMs -= performance.now() - started
        return { name, list }
      })
      return candidates.map((_candidate, index) => {
        const mine = answers.map(({ name, list }) => ({ name, answer: list[index] }))
        if (mine.some(({ answer }) => isFalse(answer))) return false
        for (const { name, answer } of mine) if (!isTrue(answer)) undecided.add(name)
        return true
      })
    },
  }
}

function isFalse(answer: CelAnswer | undefined): boolean {
  return answer !== undefined && 'holds' in answer && !answer.holds
}

function isTrue(answer: CelAnswer | undefined): boolean {
  return answer !== undefined && 'holds' in answer && answer.holds
}

/** The parts of an AdmissionRequest that a restore decides. */
function requestOf({
  group,
  version,
  resource,
  namespace,
  operation,
  kind,
  name,
}: Candidate['request']): JsonObject {
  return {
    kind: { group, version, kind },
    resource: { group, version, resource },
    requestKind: { group, version, kind },
    requestResource: { group, version, resource },
    subResource: '',
    requestSubResource: '',
    name,
    namespace,
    operation,
    dryRun: false,
  }
}
