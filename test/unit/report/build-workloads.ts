import fc from 'fast-check'
import type { Finding } from '../../../src/report/findings.ts'
import type { WorkloadsSection } from '../../../src/report/workloads-section.ts'

const LEDGER = { apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'billing', name: 'ledger' } as const
const WORDS =
  'FailedCreate: Error creating: pods "ledger-7d4f-x2x9k" is forbidden: exceeded quota: team, requested: pods=1, used: pods=20, limited: pods=20'

/** One Deployment is held back by a quota. */
export function buildWorkloads(changes: Partial<WorkloadsSection> = {}): WorkloadsSection {
  return {
    nodes: 'simulated',
    ended: 'still',
    ms: 21_400,
    kinds: [
      { kind: 'Deployment', restored: 3, ready: 2 },
      { kind: 'Service', restored: 2, ready: 2 },
    ],
    notReady: [
      { ...LEDGER, class: 'quota-exceeded', missing: '20 of 30 ready', why: [WORDS], inBackup: 'ready' },
    ],
    changed: [
      {
        kind: 'ReplicaSet',
        manager: 'kube-controller-manager',
        fields: ['metadata.ownerReferences'],
        count: 3,
        examples: ['shop/front-5d8c'],
      },
    ],
    collected: [{ apiVersion: 'v1', kind: 'Secret', namespace: 'shop', name: 'lost-token' }],
    made: [{ kind: 'Pod', owner: 'ReplicaSet', count: 24 }],
    ...changes,
  }
}

export const QUOTA_FINDING: Finding = {
  source: 'workloads',
  class: 'quota-exceeded',
  weight: 'fail',
  object: LEDGER,
  message: `20 of 30 ready: ${WORDS}`,
}

export function anyWorkloads(text: fc.Arbitrary<string>): fc.Arbitrary<WorkloadsSection> {
  const object = { apiVersion: text, kind: text, namespace: text, name: text }
  const positive = fc.integer({ min: 1, max: 9 })
  return fc.record({
    nodes: fc.constantFrom('simulated', 'real'),
    ended: fc.constantFrom('ready', 'still', 'timeout'),
    ms: fc.nat(90_000),
    kinds: fc.array(fc.record({ kind: text, restored: positive, ready: fc.nat(9) }), { maxLength: 2 }),
    notReady: fc.array(
      fc.record({
        ...object,
        class: fc.constantFrom('not-ready', 'quota-exceeded'),
        missing: text,
        why: fc.array(text, { maxLength: 2 }),
        inBackup: fc.constantFrom('ready', 'not-ready', 'unknown'),
      }),
      { maxLength: 2 },
    ),
    changed: fc.array(
      fc.record({
        kind: text,
        manager: text,
        fields: fc.array(text, { maxLength: 2 }),
        count: positive,
        examples: fc.array(text, { maxLength: 2 }),
      }),
      { maxLength: 2 },
    ),
    collected: fc.array(fc.record({ ...object, why: text }), { maxLength: 2 }),
    made: fc.array(fc.record({ kind: text, owner: text, count: positive }), { maxLength: 2 }),
  })
}
