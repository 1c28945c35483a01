// What the safety rules are for, seen with the controllers of Kubernetes: what is tamed gives them nothing to do, and a webhook
// that nobody answers does not stand in their way.
import { expect, test } from 'vitest'
import type { Report } from '../../src/report/model.ts'
import { deployment, item, namespace, template } from './objects.ts'
import { rehearseFiles } from './rehearse.ts'

const WEBHOOK = item('mutatingwebhookconfigurations.admissionregistration.k8s.io', '', 'gate', {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'MutatingWebhookConfiguration',
  webhooks: [
    {
      name: 'gate.example.com',
      clientConfig: { url: 'https://gate.example.com/' },
      rules: [{ apiGroups: ['*'], apiVersions: ['*'], operations: ['*'], resources: ['*'] }],
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      failurePolicy: 'Fail',
    },
  ],
})

const job = {
  template: { ...template('job'), spec: { restartPolicy: 'Never', ...(template('job').spec as object) } },
}

const FILES = Object.fromEntries([
  namespace('shop'),
  deployment('shop', 'web', 2),
  item('daemonsets.apps', 'shop', 'agent', {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    spec: { selector: { matchLabels: { app: 'agent' } }, template: template('agent') },
  }),
  item('jobs.batch', 'shop', 'once', { apiVersion: 'batch/v1', kind: 'Job', spec: job }),
  item('pods', 'shop', 'alone', { apiVersion: 'v1', kind: 'Pod', spec: template('alone').spec }),
  WEBHOOK,
])

/** Kinds of what controllers made. */
function made({ workloads }: Report): readonly string[] {
  return (workloads?.made ?? []).map(({ kind }) => kind)
}

test('guarded: controllers find nothing to run', async () => {
  const { report } = await rehearseFiles(FILES, [], { profile: 'guarded', rules: [] })
  expect(report).toMatchObject({ verdict: 'pass', counts: { held: 2, failed: 0 } })
  // Without pods they would be ready at once.
  expect(report.workloads?.kinds).toEqual([])
  expect(made(report)).not.toContain('Pod')
})

test('isolated: the webhook is held, so that the controllers can do their work', async () => {
  const { report } = await rehearseFiles(FILES, [], { profile: 'isolated', rules: [], hasControllers: true })
  expect(report).toMatchObject({ counts: { held: 1, failed: 0 } })
  expect(report.workloads?.notReady).toEqual([])
  expect(made(report)).toContain('Pod')
})
