// `safety`: what is kept, tamed and held back.
import { described, list, record, type Shape, shape } from '../restore/document/shape.ts'
import { OWN_DECISIONS, type OwnRule } from '../safety/decision.ts'
import { ownRuleProblem } from '../safety/ruler.ts'
import { type OptionTest, optionText } from './option-text.ts'
import { addProblem, choice, needing, tested, word } from './shapes.ts'

export interface SafetyPart {
  readonly profile?: string
  readonly rules?: readonly OwnRule[]
}

const GROUP = /^(?:|\*|(?:\*\.)?[a-z0-9]([-a-z0-9.]*[a-z0-9])?)$/

/** The core group is the empty text. */
const apiGroup: Shape<string> = shape({ type: 'string', pattern: GROUP.source }, (value, path, problems) =>
  typeof value === 'string' && GROUP.test(value)
    ? value
    : addProblem(problems, `${path} must be an API group such as apps, "" or "*.example.com"`),
)

const KIND = /^(?:\*|[A-Za-z][A-Za-z0-9]*)$/

const kind: Shape<string> = shape({ type: 'string', pattern: KIND.source }, (value, path, problems) =>
  typeof value === 'string' && KIND.test(value)
    ? value
    : addProblem(problems, `${path} must be a kind such as Deployment, or "*"`),
)

/** All of it is there once it was read. */
type WrittenRule = { readonly [K in keyof OwnRule]: OwnRule[K] }

const rule: Shape<WrittenRule> = described(
  tested(
    needing(
      record<WrittenRule>({
        group: described(
          apiGroup,
          'API group: "" for the core, "*.example.com" for all below, "*" for every group.',
        ),
        kind: described(kind, 'Kind, or "*" for all of the group.'),
        do: described(
          choice(OWN_DECISIONS),
          'keep: as it is. tame: in a neutral form. hold: tried, not stored.',
        ),
        why: described(word, 'It stands in the report.'),
      }),
      ['group', 'kind', 'do', 'why'],
    ),
    (one) => {
      const problem = ownRuleProblem(one)
      return problem === undefined ? undefined : `cannot be followed: ${problem}`
    },
  ),
  'What is done with the objects of a kind.',
)

export function safetyShape(problemOf: OptionTest): Shape<SafetyPart> {
  return record<SafetyPart>({
    profile: described(
      optionText('safety', problemOf),
      'isolated, guarded or faithful. The command line wins over it.',
    ),
    rules: described(list(rule), 'The first that fits wins, over the rules of the profile too.'),
  })
}
