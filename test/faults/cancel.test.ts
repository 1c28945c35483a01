// A run that is cancelled, or runs out of time, at any moment: the report closes, says no more than what is so, and everything that
// was sent is accounted for.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RehearsalError } from '../../src/core/rehearsal-error.ts'
import { type KubeClient, openKubeClient } from '../../src/kube/kube-client.ts'
import type { Report } from '../../src/report/model.ts'
import { makeBackup } from './backup.ts'
import { check } from './check.ts'
import { openFaultProxy } from './proxy/fault-proxy.ts'
import { restoreThrough } from './restore.ts'
import { type Servers, startServers } from './servers.ts'
import { takeSnapshot } from './snapshot.ts'

let servers: Servers
let client: KubeClient
let runs = 0

beforeAll(async () => {
  servers = await startServers()
  const signal = new AbortController().signal
  client = await openKubeClient(servers.connection, { signal, maxInFlight: 8, userAgent: 'test' })
})
afterAll(async () => {
  client?.close()
  await servers?.stop()
})

interface End {
  readonly report: Report
  readonly written: Report
  readonly requests: number
  readonly violations: readonly string[]
}

/** @param atRequest undefined: never */
async function cancelledRun(atRequest: number | undefined, concurrency: number): Promise<End> {
  runs += 1
  const name = `cancel-${runs}`
  const { objects } = makeBackup('cancel', name, { namespaces: 2, perNamespace: 8, hasDefinitions: true })
  const before = await takeSnapshot(client)
  const cancel = new AbortController()
  await using proxy = await openFaultProxy(servers.connection, {
    protocol: 'h2',
    faultFor: () => undefined,
    onRequest: (count) => {
      if (count === atRequest) cancel.abort(new RehearsalError('INTERNAL', 'the user has had enough'))
    },
  })
  const end = await restoreThrough({
    kubeconfig: proxy.kubeconfig,
    name,
    objects,
    settings: { concurrency },
    signal: cancel.signal,
  })
  // What was on its way when the run ended may still arrive.
  await proxy.idle()
  const after = await takeSnapshot(client)
  const run = { ...end, objects, restoreName: name, before, after, mustSucceed: () => false }
  return { ...end, requests: proxy.count, violations: check(run) }
}

test('cancelled after any request', async () => {
  const whole = await cancelledRun(undefined, 8)
  expect([whole.report.verdict, whole.violations]).toEqual(['pass', []])
  const moment = fc.record({
    atRequest: fc.integer({ min: 1, max: whole.requests - 1 }),
    concurrency: fc.constantFrom(1, 8),
  })
  const property = fc.asyncProperty(moment, async ({ atRequest, concurrency }) => {
    const { report, written, violations, requests } = await cancelledRun(atRequest, concurrency)
    expect(violations).toEqual([])
    expect(report.verdict).toBe('cancelled')
    // Nothing is sent any more but what was about to be.
    expect(requests).toBeLessThanOrEqual(atRequest + concurrency + 2)
    expect([written.verdict, written.counts]).toEqual([report.verdict, report.counts])
  })
  await fc.assert(property, { seed: 20261126, numRuns: 8, endOnFailure: true })
})
