import type { Finding } from '../findings.ts'
import { ADMISSION_CLASSES, type AdmissionClass } from './classes.ts'
import { isUnanswered, type ServerCall, type ServerCalls } from './model.ts'
import { answerText, callTitle, itemsText } from './words.ts'

/** One for each call that was not made. Of the others the outcomes of the items tell. */
export function admissionFindings({ calls }: ServerCalls): readonly Finding[] {
  return calls.filter(({ wasAsked }) => !wasAsked).map(findingOf)
}

function findingOf(call: ServerCall): Finding {
  const name = classOf(call)
  const { object } = call
  return {
    source: 'admission',
    class: name,
    weight: ADMISSION_CLASSES[name].weight,
    object,
    message: messageOf(call),
  }
}

function classOf(call: ServerCall): AdmissionClass {
  // What comes before a webhook meets it in no restore into an empty cluster.
  const wouldBlock = call.blocked > 0 && call.askedAfter > 0 && isUnanswered(call)
  if (call.kind === 'aggregated-api') return 'aggregated-api-not-asked'
  if (call.kind === 'conversion-webhook')
    return wouldBlock ? 'conversion-would-block' : 'conversion-not-asked'
  return wouldBlock ? 'webhook-would-block' : 'webhook-not-asked'
}

function messageOf(call: ServerCall): string {
  return `${callTitle(call)} would have been asked about ${itemsText(call)}; ${answerText(call)}`
}
