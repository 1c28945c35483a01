// Which webhooks the API server would have asked about which items. Its order: namespace, object, rules, match conditions; whatever
// cannot be decided counts as asked.
// @see k8s.io/apiserver/pkg/admission/plugin/webhook/generic/webhook.go, ShouldCallHook
import { type JsonObject, textMapAt } from '../../core/json.ts'
import { splitApiVersion, splitGroupResource } from '../../kube/paths.ts'
import type { ObjectReference } from '../../report/findings.ts'
import { type Candidate, candidateOf, newPatience, openConditions, type Patience } from './conditions.ts'
import { type AdmissionRequest, isExempt, isNamespaceItself, ruleMatches } from './rules.ts'
import type { Webhook } from './webhooks.ts'

type Labels = Readonly<Record<string, string>>

/** One item as the restore sends it. */
export interface SentItem {
  readonly object: ObjectReference
  readonly groupResource: string
  readonly operation: AdmissionRequest['operation']
  /** Of the body, as it lies on the disk. */
  readonly bytes: number
  /** Read only where labels or fields decide. */
  readonly body: () => JsonObject | undefined
}

export interface AskInput {
  readonly items: Iterable<SentItem>
  readonly webhooks: readonly Webhook[]
  /** Of a namespace of the target. */
  readonly labelsOf: (namespace: string) => Labels
  /** Served versions of a resource, for webhooks that also match its equivalents. */
  readonly versionsOf: (groupResource: string) => readonly string[]
  /** True when the restore sends the item after this webhook. */
  readonly isAfter: (webhook: Webhook, item: SentItem) => boolean
}

export interface Asked {
  readonly webhook: Webhook
  readonly asked: number
  readonly askedAfter: number
  readonly examples: readonly ObjectReference[]
  readonly unsure: string | undefined
}

const EXAMPLES = 3
/** Held at one time for one webhook with conditions: to watch over a batch costs more than a small one itself. */
const BATCH_ITEMS = 2_000
const BATCH_BYTES = 8 * 2 ** 20

/** One entry for each webhook, in their order, also for those that nobody would have asked. */
export function askWebhooks(input: AskInput): readonly Asked[] {
  const patience = newPatience()
  const tallies = input.webhooks.map((webhook) => openTally(webhook, input, patience))
  const byType = new Map<string, readonly Tally[]>()
  for (const item of input.items) {
    const request = requestOf(item)
    if (isExempt(request)) continue
    const type = `${item.groupResource} ${request.version} ${request.operation} ${request.namespace === ''}`
    const interested = byType.get(type) ?? tallies.filter(({ isAbout }) => isAbout(request, item))
    byType.set(type, interested)
    if (interested.length === 0) continue
    const subject = subjectOf(item, request)
    for (const tally of interested) tally.offer(subject)
  }
  return tallies.map((tally) => tally.end())
}

function requestOf({ object, groupResource, operation }: SentItem): Candidate['request'] {
  const { group, version } = splitApiVersion(object.apiVersion)
  const { resource } = splitGroupResource(groupResource)
  const { kind, name } = object
  const isNamespace = isNamespaceItself({ group, resource })
  return { group, version, resource, namespace: isNamespace ? name : object.namespace, operation, kind, name }
}

/** An item on its way past the webhooks: whatever they need of its body is made once. */
interface Subject {
  readonly item: SentItem
  readonly request: Candidate['request']
  readonly body: () => JsonObject | undefined
  readonly labels: () => Labels
  readonly candidate: () => Candidate
}

function subjectOf(item: SentItem, request: Candidate['request']): Subject {
  const body = once(item.body)
  return {
    item,
    request,
    body,
    labels: once(() => objectLabels(request, body())),
    candidate: once(() => candidateOf(request, body() ?? {})),
  }
}

interface Tally {
  readonly isAbout: (request: AdmissionRequest, item: SentItem) => boolean
  readonly offer: (subject: Subject) => void
  readonly end: () => Asked
}

function openTally(webhook: Webhook, { labelsOf, versionsOf, isAfter }: AskInput, patience: Patience): Tally {
  const conditions = openConditions(webhook.conditions, patience)
  const waiting: { readonly item: SentItem; readonly candidate: Candidate }[] = []
  const examples: ObjectReference[] = []
  const namespaces = new Map<string, boolean>()
  let asked = 0
  let askedAfter = 0
  let unreadable = 0
  let waitingBytes = 0

  const count = (item: SentItem): void => {
    asked += 1
    if (isAfter(webhook, item)) askedAfter += 1
    if (examples.length < EXAMPLES) examples.push(item.object)
  }
  const flush = (): void => {
    const met = conditions.areMet(waiting.map(({ candidate }) => candidate))
    for (const [index, { item }] of waiting.entries()) if (met[index] !== false) count(item)
    waiting.length = 0
    waitingBytes = 0
  }
  const chosenNamespace = (
    test: NonNullable<Webhook['namespaces']>,
    { request, labels }: Subject,
  ): boolean => {
    if (isNamespaceItself(request)) return test(labels())
    // What belongs to no namespace is never exempt.
    if (request.namespace === '') return true
    const known = namespaces.get(request.namespace) ?? test(labelsOf(request.namespace))
    namespaces.set(request.namespace, known)
    return known
  }

  return {
    isAbout(request, item) {
      const matches = (version: string): boolean =>
        webhook.rules.some((rule) => ruleMatches(rule, { ...request, version }))
      if (matches(request.version)) return true
      return webhook.isEquivalent && versionsOf(item.groupResource).some(matches)
    },
    offer(subject) {
      const { item } = subject
      if (webhook.namespaces !== undefined && !chosenNamespace(webhook.namespaces, subject)) return
      const needsBody = webhook.objects !== undefined || webhook.conditions.length > 0
      if (needsBody && subject.body() === undefined) {
        unreadable += 1
        count(item)
        return
      }
      if (webhook.objects !== undefined && !webhook.objects(subject.labels())) return
      if (webhook.conditions.length === 0) {
        count(item)
        return
      }
      waiting.push({ item, candidate: subject.candidate() })
      waitingBytes += item.bytes
      if (waiting.length >= BATCH_ITEMS || waitingBytes >= BATCH_BYTES) flush()
    },
    end() {
      flush()
      return { webhook, asked, askedAfter, examples, unsure: unsureText(conditions.undecided, unreadable) }
    },
  }
}

const OWN_NAME = 'kubernetes.io/metadata.name'

/** The server gives every namespace its own name as a label before it asks anybody. */
function objectLabels(request: Candidate['request'], object: JsonObject | undefined): Labels {
  const labels = textMapAt(object, 'metadata', 'labels')
  return isNamespaceItself(request) ? { ...labels, [OWN_NAME]: request.name } : labels
}

function unsureText(undecided: ReadonlySet<string>, unreadable: number): string | undefined {
  const reasons = [
    ...(undecided.size === 0
      ? []
      : [`match conditions could not be evaluated here and count as true: ${[...undecided].join(', ')}`]),
    ...(unreadable === 0 ? [] : [`${unreadable} items could not be read and count as asked about`]),
  ]
  return reasons.length === 0 ? undefined : reasons.join('; ')
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
