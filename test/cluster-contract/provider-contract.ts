// What every provider of clusters has to hold, each against the real thing.
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { ClusterContext, ClusterProvider, RunningCluster } from '../../src/cluster/cluster-provider.ts'
import { listClusters } from '../../src/cluster/left-behind.ts'
import { type Json, listAt, parseJson } from '../../src/core/json.ts'
import { openKubeClient } from '../../src/kube/kube-client.ts'

export interface TestedProvider {
  /** Starts what a user would ask for. */
  readonly provider: () => ClusterProvider
  /** The version that it was asked for. */
  readonly version: string
  /** Cannot start, and has begun to when it finds out. */
  readonly broken: () => ClusterProvider
  /** Milliseconds after its first sign of life at which a start is cancelled. */
  readonly cancelAfterMs: readonly number[]
  /** Where its clusters are written down. */
  readonly stateDirectory: () => string
  /** Processes and containers that are there because of its clusters, for people. */
  readonly remains: () => readonly string[]
}

/** @param tested asked late: what it needs is opened by the suite */
export function providerContract(tested: () => TestedProvider, timeoutMs: number): void {
  const contextOf = (signal?: AbortSignal, progress: ClusterContext['progress'] = () => undefined) => {
    const limit = AbortSignal.timeout(timeoutMs)
    return { signal: signal === undefined ? limit : AbortSignal.any([signal, limit]), progress }
  }
  const expectNothingLeft = (): void => {
    expect(tested().remains()).toEqual([])
    expect(listClusters(tested().stateDirectory())).toEqual([])
  }

  test('a start gives a server of the wanted version, and a second stop is none', {
    timeout: timeoutMs,
  }, async () => {
    const { provider, version, stateDirectory } = tested()
    const cluster = await provider().start(contextOf())
    try {
      expect(cluster.version).toBe(version)
      expect(cluster.title).toContain(version)
      expect(await ask(cluster, '/version')).toMatchObject({ gitVersion: expect.stringContaining(version) })
      const nodes = listAt(await ask(cluster, '/api/v1/nodes'), 'items')
      // A cluster that says that pods cannot run has no node to run them on, and one of ours that says they can has one.
      if (!cluster.hasNodes) expect(nodes).toEqual([])
      else if (cluster.isThrowAway) expect(nodes.length).toBeGreaterThan(0)
      expect(existsSync(cluster.kubeconfigPath)).toBe(true)
      expect(listClusters(stateDirectory()).map(({ id }) => id)).toEqual(
        cluster.isThrowAway ? [cluster.id] : [],
      )
    } finally {
      await Promise.all([cluster.stop(), cluster.stop()])
    }
    await cluster.stop()
    if (cluster.isThrowAway) expectNothingLeft()
    else
      expect(await ask(cluster, '/version')).toMatchObject({ gitVersion: expect.stringContaining(version) })
  })

  test('a start that was cancelled before it began starts nothing', async () => {
    const reason = new Error('enough')
    await expect(
      tested()
        .provider()
        .start(contextOf(AbortSignal.abort(reason))),
    ).rejects.toBe(reason)
    expectNothingLeft()
  })

  test('a cancel in the middle of a start leaves nothing', { timeout: timeoutMs }, async () => {
    const { provider, cancelAfterMs } = tested()
    for (const ms of cancelAfterMs) {
      const cancel = new AbortController()
      const timer = setTimeout(() => cancel.abort(new Error(`cancelled after ${ms} ms`)), ms)
      const outcome = await provider()
        .start(contextOf(cancel.signal))
        .catch((error: unknown) => error)
      clearTimeout(timer)
      // A start that was quicker than the cancel is a start.
      if (outcome instanceof Error) expect(outcome).toBe(cancel.signal.reason)
      else await (outcome as RunningCluster).stop()
      expectNothingLeft()
    }
  })

  test('a start that fails has a code and leaves nothing', { timeout: timeoutMs }, async () => {
    await expect(tested().broken().start(contextOf())).rejects.toMatchObject({
      code: expect.stringMatching(/^CLUSTER_/),
      hint: expect.stringMatching(/./),
    })
    expectNothingLeft()
  })
}

async function ask(cluster: RunningCluster, path: string): Promise<Json> {
  const client = await openKubeClient(cluster.connection, {
    signal: AbortSignal.timeout(30_000),
    maxInFlight: 1,
    userAgent: 'test',
  })
  try {
    return parseJson((await client.expect({ method: 'GET', path })).toString('utf8'))
  } finally {
    client.close()
  }
}
