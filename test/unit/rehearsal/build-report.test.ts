import { expect, test } from 'vitest'
import { buildReport } from '../../../src/rehearsal/build-report.ts'
import { createFacts } from '../../../src/rehearsal/facts.ts'
import type { EngineSettings } from '../../../src/rehearsal/request.ts'

const SETTINGS: EngineSettings = {
  concurrency: 64,
  resourcePriorities: '',
  features: [],
  resourceTimeoutMs: 1,
  terminatingResourceTimeoutMs: 1,
  itemOperationTimeoutMs: 1,
  managedFields: 'auto',
  profile: 'velero-1.18',
  restoreHooks: true,
}

test('a report says by which rules things were kept from acting, so that a statement of it does', () => {
  const facts = createFacts(new Date('2026-11-23T04:00:00Z'))
  facts.settings = SETTINGS
  facts.safety = { profile: 'guarded', rules: [] }
  facts.secretsMode = 'redact'
  facts.restore = {
    apiVersion: 'velero.io/v1',
    kind: 'Restore',
    metadata: { name: 'r', namespace: 'velero' },
    spec: { backupName: 'b' },
    status: {},
  } as never
  expect(buildReport(facts, '0.1.0').report.options).toEqual({
    restoreSpec: { backupName: 'b' },
    profile: 'velero-1.18',
    managedFields: 'auto',
    features: [],
    safety: 'guarded',
    secrets: 'redact',
    restoreHooks: true,
  })
})
