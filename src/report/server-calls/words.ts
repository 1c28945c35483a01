// One sentence about each call, for every form of the report.
import { formatCount, formatNumber } from '../format.ts'
import { placeOf } from '../trouble.ts'
import { ANSWERERS, CALL_KINDS, type ServerCall, type ServerCalls } from './model.ts'

/** `validating webhook policy.example.com`, `conversion webhook of widgets.example.com`. */
export function callTitle({ kind, webhook, object }: ServerCall): string {
  return webhook === undefined ? `${CALL_KINDS[kind]} of ${object.name}` : `${CALL_KINDS[kind]} ${webhook}`
}

/** `14 items, 3 of them after it, first ConfigMap shop/a`. */
export function itemsText({ asked, askedAfter, examples }: ServerCall): string {
  const [first] = examples
  const after = askedAfter === asked ? '' : `, ${formatNumber(askedAfter)} of them after it`
  return `${formatCount(asked, 'item')}${after}${first === undefined ? '' : `, first ${first.kind} ${placeOf(first)}`}`
}

/** What becomes of them when nobody answers, and who would. */
export function answerText({ blocked, destination, answerer }: ServerCall): string {
  const silent = blocked > 0 ? 'refused without an answer' : 'let through without an answer'
  return `${silent}; at ${destination}: ${ANSWERERS[answerer]}`
}

/** `2 validating webhooks, 1 conversion webhook would have been asked, 1 of them must answer`; undefined when there was nobody to ask. */
export function callsTally({ calls }: ServerCalls): string | undefined {
  const parts = [
    tallyOf(
      calls.filter(({ wasAsked }) => !wasAsked),
      'would have been asked',
    ),
    tallyOf(
      calls.filter(({ wasAsked }) => wasAsked),
      'had a say',
    ),
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join('; ')
}

function tallyOf(calls: readonly ServerCall[], what: string): string | undefined {
  if (calls.length === 0) return undefined
  const counts = Object.entries(CALL_KINDS).flatMap(([kind, title]) => {
    const count = calls.filter((call) => call.kind === kind).length
    return count === 0 ? [] : [formatCount(count, title)]
  })
  const strict = calls.filter(({ blocked }) => blocked > 0).length
  return `${counts.join(', ')} ${what}${strict === 0 ? '' : `, ${formatNumber(strict)} of them must answer`}`
}
