import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { startControlPlane } from '../itg/start-control-plane.ts'
import { CASES, caseIds, readCase } from './case-file.ts'
import { differences } from './differences.ts'
import { removeOutcome, runCase } from './run-case.ts'

/**
 * Cases that differ from what Velero left, each with its reason. A case that is listed here and passes fails the run, so the list
 * cannot outlive its reasons.
 */
const KNOWN_DIFFERENCES: Readonly<Record<string, string>> = {}

/** Item-level concurrency must not change any outcome. */
const CONCURRENCY = (process.env.CONFORMANCE_CONCURRENCY ?? '1,32').split(',').map(Number)
const ONLY = process.env.CONFORMANCE_ONLY?.split(',')

/** The next cluster starts while this case runs. */
let next: Promise<RunningCluster>

beforeAll(() => {
  next = startControlPlane('1.36.3')
})
afterAll(async () => {
  await (await next).stop()
})

describe.each(CONCURRENCY)('with %i in flight', (concurrency) => {
  test.each(caseIds().filter((id) => ONLY === undefined || ONLY.includes(id)))('%s', async (id) => {
    const cluster = await next
    next = startControlPlane('1.36.3')
    try {
      const file = readCase(id)
      expect(existsSync(join(CASES, id, 'expected'))).toBe(true)
      const outcome = await runCase(file, cluster, concurrency)
      const found = differences(file, outcome)
      if (process.env.CONFORMANCE_KEEP === undefined) removeOutcome(outcome)
      if (KNOWN_DIFFERENCES[id] === undefined) expect(found).toEqual([])
      else expect(found, `${id} passes now: take it off the list`).not.toEqual([])
    } finally {
      await cluster.stop()
    }
  })
})
