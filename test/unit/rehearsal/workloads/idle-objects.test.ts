// Which objects nobody waits for, because a safety rule took their pods.
import { expect, test } from 'vitest'
import type { RunFacts } from '../../../../src/rehearsal/facts.ts'
import { idleObjects } from '../../../../src/rehearsal/workloads/idle-objects.ts'
import { createLedger } from '../../../../src/restore/ledger.ts'
import { rulerOf } from '../../../../src/safety/ruler.ts'

const rule = rulerOf({ profile: 'guarded', rules: [] })

interface Restored {
  readonly kind: string
  readonly name: string
  readonly body: object
  readonly outcome?: 'created' | 'held' | 'failed'
}

/** Of namespace shop, restored into preview. */
function factsOf(objects: readonly Restored[]): Pick<RunFacts, 'catalog' | 'engine' | 'restore'> {
  const groups: Readonly<Record<string, string>> = { Deployment: 'apps', CronJob: 'batch' }
  const ledger = createLedger(objects.length)
  for (const [index, { outcome = 'created' }] of objects.entries()) {
    const reason = { created: 'restored', held: 'held-by-rule', failed: 'refused' } as const
    ledger.settle(index, { kind: outcome, reason: reason[outcome] })
  }
  const safety = objects.flatMap(({ kind }, index) => {
    const ruling = kind === 'Service' ? undefined : rule(groups[kind] ?? '', kind)
    return ruling === undefined ? [] : [{ index, ruling, changes: [] }]
  })
  const created = objects.flatMap(({ kind, name, outcome = 'created' }, index) =>
    outcome !== 'created'
      ? []
      : [
          {
            index,
            uid: name,
            groupResource: kind === 'Service' ? 'services' : 'others',
            namespace: 'preview',
          },
        ],
  )
  return {
    catalog: {
      items: objects.map(({ kind, name, body }) => ({ kind, name, namespace: 'shop', body })),
      read: (body: unknown) => JSON.stringify(body),
    },
    engine: { ledger, safety, created },
    restore: { spec: { namespaceMapping: { shop: 'preview' } } },
  } as unknown as Pick<RunFacts, 'catalog' | 'engine' | 'restore'>
}

const template = (labels: object) => ({ spec: { template: { metadata: { labels } } } })
const service = (name: string, selector: object): Restored => ({
  kind: 'Service',
  name,
  body: { spec: { selector } },
})

test('workloads without pods, and what stands in front of them or of pods that are held', () => {
  const nightly = { spec: { jobTemplate: template({ app: 'nightly' }) } }
  const idle = idleObjects(
    factsOf([
      { kind: 'Deployment', name: 'web', body: template({ app: 'web', tier: 'front' }) },
      { kind: 'CronJob', name: 'nightly', body: nightly },
      { kind: 'Pod', name: 'lone', body: { metadata: { labels: { app: 'lone' } } }, outcome: 'held' },
      { kind: 'Deployment', name: 'refused', body: template({ app: 'refused' }), outcome: 'failed' },
      { kind: 'ConfigMap', name: 'settings', body: { metadata: { labels: { app: 'settings' } } } },
      service('of-web', { app: 'web' }),
      service('of-nightly', { app: 'nightly' }),
      service('of-lone', { app: 'lone' }),
      service('of-nobody', { app: 'web', tier: 'back' }),
      service('of-refused', { app: 'refused' }),
      service('of-settings', { app: 'settings' }),
      service('without-selector', {}),
    ]),
  )
  expect([...idle]).toEqual(['web', 'nightly', 'of-web', 'of-nightly', 'of-lone'])
})

test('where no rule took anything all are judged', () => {
  expect(idleObjects(factsOf([service('of-web', { app: 'web' })])).size).toBe(0)
})
