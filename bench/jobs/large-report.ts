// The report of a restore of very many items that went neither well nor all wrong: what a renderer has to cope with once.
import { buildReport } from '../../src/rehearsal/build-report.ts'
import { createFacts } from '../../src/rehearsal/facts.ts'
import type { Report, ReportItem, ReportMessage } from '../../src/report/model.ts'
import type { OutcomeKind, Reason } from '../../src/restore/item-outcome.ts'
import { createRandom } from '../generate/random.ts'

const NAMESPACES = 20
const KINDS = [
  { apiVersion: 'v1', kind: 'ConfigMap', resource: 'configmaps' },
  { apiVersion: 'v1', kind: 'Secret', resource: 'secrets' },
  { apiVersion: 'apps/v1', kind: 'Deployment', resource: 'deployments.apps' },
  { apiVersion: 'batch/v1', kind: 'CronJob', resource: 'cronjobs.batch' },
] as const

/** Of a hundred items so many end like this; the first row takes the rest. */
const ENDS: readonly { readonly percent: number; readonly outcome: OutcomeKind; readonly reason: Reason }[] =
  [
    { percent: 84, outcome: 'created', reason: 'restored' },
    { percent: 6, outcome: 'skipped', reason: 'exists-differs' },
    { percent: 4, outcome: 'unchanged', reason: 'exists-equal' },
    { percent: 5, outcome: 'failed', reason: 'refused' },
    { percent: 1, outcome: 'unknown', reason: 'ambiguous' },
  ]
const ENDS_OF_HUNDRED = ENDS.flatMap((end) => new Array<typeof end>(end.percent).fill(end))
const FINDING_FOR_EVERY = 50
const DERIVED_FOR_EVERY = 100

export function largeReport(count: number): Report {
  const random = createRandom(`report ${count}`)
  const items = Array.from({ length: count }, (_, index) => itemOf(index, random.below(100)))
  const failed = items.flatMap(({ outcome }, index) => (outcome === 'failed' ? [index] : []))
  const every = <T>(step: number, make: (item: ReportItem) => T): readonly T[] =>
    items.filter((_, index) => index % step === 0).map(make)
  const { report: empty } = buildReport(createFacts(new Date(0)), 'bench')
  return {
    ...empty,
    verdict: 'fail',
    because: [`${failed.length} items failed`],
    failure: undefined,
    total: count,
    counts: tally(items, ({ outcome }) => outcome, { ...empty.counts }),
    reasons: tally(items, ({ reason }) => reason, {}),
    items,
    derived: every(DERIVED_FOR_EVERY, ({ apiVersion, kind, namespace, name }) => ({
      apiVersion,
      kind,
      namespace,
      name: `${name}-1`,
      why: 'a controller of the server made it',
    })),
    readBack: { asked: count, found: count, missing: 0 },
    findings: every(FINDING_FOR_EVERY, ({ apiVersion, kind, namespace, name }) => ({
      source: 'references',
      class: 'missing-secret',
      weight: 'warn',
      object: { apiVersion, kind, namespace, name },
      path: 'spec.template.spec.containers[0].envFrom[0].secretRef.name',
      message: `names the Secret ${name}-key, which is not there`,
    })),
    causes: [
      {
        cause: 'admission-denied',
        title: 'an admission policy denied the request',
        words: DENIED,
        nextStep: 'Look at the policy.',
        items: failed,
      },
    ],
    warnings: messagesAbout(items, 'skipped', 'already exists and is not the same as in the backup'),
    errors: messagesAbout(items, 'failed', DENIED),
  }
}

const DENIED =
  'admission webhook "policy.example.com" denied the request: images must come from registry.example.com'

function itemOf(index: number, chance: number): ReportItem {
  const { outcome, reason } = ENDS_OF_HUNDRED[chance] ?? ENDS[0] ?? { outcome: 'created', reason: 'restored' }
  const type = KINDS[index % KINDS.length] ?? KINDS[0]
  const item = { ...type, namespace: `team-${index % NAMESPACES}`, name: `service-${index}-config` }
  return { ...item, outcome, reason, ...(outcome === 'failed' ? { detail: DENIED } : {}) }
}

function messagesAbout(
  items: readonly ReportItem[],
  outcome: OutcomeKind,
  what: string,
): readonly ReportMessage[] {
  return items.flatMap((item, index) => {
    if (item.outcome !== outcome) return []
    const message = `${item.resource}/${item.namespace}/${item.name}: ${what}`
    return [{ group: 'namespace', namespace: item.namespace, message, item: index }]
  })
}

function tally<Key extends string, Counts extends Partial<Record<Key, number>>>(
  items: readonly ReportItem[],
  keyOf: (item: ReportItem) => Key,
  none: Counts,
): Counts {
  const counts: Partial<Record<Key, number>> = { ...none }
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1
  return counts as Counts
}
