// What the cluster has told about objects, as far as a report needs it: warnings, why a claim waits, and who removed what.
import { at, isRawNumber, type JsonObject, textAt } from '../../core/json.ts'
import type { KubeClient } from '../../kube/kube-client.ts'
import { listPages } from '../../kube/verbs.ts'

export interface ClusterEvent {
  /** Of the object that it is about. */
  readonly uid: string
  readonly isWarning: boolean
  readonly reason: string
  readonly message: string
  /** Times of the API server sort as texts. */
  readonly at: string
  readonly count: number
}

const EVENTS = { group: '', version: 'v1', resource: 'events' }

/** What a client puts before a message when it has told the like too often. */
const COMBINED = /^\(combined from similar events\): /

/** Newest first. @throws KubeError, TransportError */
export async function eventsIn(
  client: KubeClient,
  namespaces: ReadonlySet<string>,
): Promise<readonly ClusterEvent[]> {
  const events: ClusterEvent[] = []
  for (const namespace of namespaces) {
    for await (const page of listPages(client, EVENTS, namespace)) events.push(...page.map(eventOf))
  }
  return newestFirst(events)
}

export function newestFirst(events: readonly ClusterEvent[]): readonly ClusterEvent[] {
  return events.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1))
}

function eventOf(event: JsonObject): ClusterEvent {
  return {
    uid: textAt(event, 'involvedObject', 'uid') ?? '',
    isWarning: textAt(event, 'type') === 'Warning',
    reason: textAt(event, 'reason') ?? '',
    message: (textAt(event, 'message') ?? '').replace(COMBINED, ''),
    at:
      textAt(event, 'series', 'lastObservedTime') ??
      textAt(event, 'lastTimestamp') ??
      textAt(event, 'eventTime') ??
      textAt(event, 'metadata', 'creationTimestamp') ??
      '',
    count: countOf(event),
  }
}

function countOf(event: JsonObject): number {
  const count = at(event, 'series', 'count') ?? at(event, 'count')
  if (typeof count === 'number') return count
  return isRawNumber(count) ? Number(count.rawJSON) : 1
}
