import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { type ExecRequest, type ExecResult, ExecTimeout } from '../../../../src/kube/exec-contract.ts'
import { KubeError } from '../../../../src/kube/kube-error.ts'
import type { CreatedPod } from '../../../../src/restore/finalize/created-pod.ts'
import { HOOK_RULES } from '../../../../src/restore/finalize/hook-rules.ts'
import { type HookRun, runExecHooks } from '../../../../src/restore/finalize/run-exec-hooks.ts'
import { hook, livePod, waitingPod } from './parts.ts'

const RUNNING = livePod({ main: 'ready', side: 'ready' })
const WAITING = livePod({ main: 'waiting', side: 'waiting' })

interface World {
  readonly pods: readonly CreatedPod[]
  /** The pod at a time; undefined: it is gone. */
  readonly at?: (name: string, ms: number) => JsonObject | undefined
  /** Exit code of a command, or what is thrown. `takesMs` moves the clock. */
  readonly commands?: Readonly<Record<string, number | Error>>
  readonly takesMs?: number
  readonly rules?: HookRun['rules']
}

/** Runs the hooks against a clock that only sleeping and commands move. */
async function play(world: World, signal = new AbortController().signal) {
  let clock = 0
  const ran: string[] = []
  const looks: number[] = []
  const result = await runExecHooks({
    pods: world.pods,
    rules: world.rules ?? HOOK_RULES.finalizing,
    look: async (pods) => {
      looks.push(clock)
      const seen = pods.map(({ uid, name }) => [uid, (world.at ?? (() => RUNNING))(name, clock)] as const)
      return new Map(seen.filter((entry): entry is [string, JsonObject] => entry[1] !== undefined))
    },
    exec: async ({ pod, container, command }: ExecRequest): Promise<ExecResult> => {
      const line = command.join(' ')
      ran.push(`${pod}/${container}: ${line}`)
      clock += world.takesMs ?? 0
      const end = world.commands?.[line] ?? 0
      if (end instanceof Error) throw end
      return { exitCode: end, stdout: '', stderr: '' }
    },
    now: () => clock,
    sleep: async (ms, aborted) => {
      aborted.throwIfAborted()
      clock += ms
      await Promise.resolve()
    },
    signal,
  })
  return { ...result, texts: result.messages.map(({ text }) => text), ran, looks, clock }
}

const notExecuted = (name: string, pod: string, why: string, container = 'main'): string =>
  `hook ${name} in container ${container} in pod shop/${pod} not executed: ${why}`

describe('one pod', () => {
  test('H-5, H-10, C-277: hooks run in their order, and nothing is wrong', async () => {
    const hooks = [
      hook({ command: ['1'] }),
      hook({ command: ['2'], container: 'side' }),
      hook({ command: ['3'] }),
    ]
    const { ran, messages, attempted, failed } = await play({ pods: [waitingPod('web', hooks)] })
    expect(ran).toEqual(['web/main: 1', 'web/main: 3', 'web/side: 2'])
    expect({ messages, attempted, failed }).toEqual({ messages: [], attempted: 3, failed: 0 })
  })

  test('H-4, C-277: it is looked at once a second until the container is up', async () => {
    const at = (_name: string, ms: number) => (ms < 2_500 ? WAITING : RUNNING)
    const { ran, looks } = await play({ pods: [waitingPod('web', [hook()])], at })
    expect(looks).toEqual([0, 1_000, 2_000, 3_000])
    expect(ran).toEqual(['web/main: /bin/true'])
  })

  test('H-3, H-8, C-202: a pod that never runs, as recorded', async () => {
    const say = hook({ container: 'shell', command: ['/bin/echo', 'hi'], waitTimeoutMs: 3_000 })
    const pod = waitingPod('debug-shell', [say], { containers: ['shell'] })
    const { messages, attempted, failed, clock } = await play({ pods: [pod], at: () => WAITING })
    const text = 'hook say in container shell in pod shop/debug-shell not executed: context deadline exceeded'
    expect(messages).toEqual([{ level: 'error', group: { namespace: 'shop' }, text }])
    expect({ attempted, failed, clock }).toEqual({ attempted: 1, failed: 1, clock: 3_000 })
  })

  test('H-5, C-203: two containers that start at different times', async () => {
    const hooks = [hook({ command: ['1'] }), hook({ command: ['2'], container: 'side' })]
    const at = (_name: string, ms: number) =>
      livePod({ main: ms < 1_000 ? 'waiting' : 'running', side: ms < 3_000 ? 'waiting' : 'running' })
    const { ran, messages, looks } = await play({ pods: [waitingPod('web', hooks)], at })
    expect(ran).toEqual(['web/main: 1', 'web/side: 2'])
    expect(messages).toEqual([])
    expect(looks.at(-1)).toBe(3_000)
  })

  test('H-10, C-204: equal hooks are told apart, and each is recorded', async () => {
    const hooks = [hook(), hook(), hook({ command: ['bad'] })]
    const { texts, ran, attempted, failed } = await play({
      pods: [waitingPod('web', hooks)],
      commands: { bad: 1 },
    })
    expect(ran).toHaveLength(3)
    expect(texts).toHaveLength(1)
    expect({ attempted, failed }).toEqual({ attempted: 3, failed: 1 })
  })

  test.each<readonly [what: string, live: JsonObject | undefined]>([
    ['deleted', undefined],
    ['succeeded', livePod({}, 'Succeeded')],
    ['failed', livePod({}, 'Failed')],
  ])('H-8: the pod has %s', async (_what, live) => {
    const { texts, ran } = await play({
      pods: [waitingPod('web', [hook(), hook({ name: 'b' })])],
      at: () => live,
    })
    expect(texts).toEqual([
      notExecuted('say', 'web', 'context canceled'),
      notExecuted('b', 'web', 'context canceled'),
    ])
    expect(ran).toEqual([])
  })

  test.each<readonly [what: string, end: number | Error, why: string]>([
    ['an exit code', 3, 'command terminated with exit code 3'],
    ['no end in time', new ExecTimeout(30_000), 'timed out after 30s'],
    [
      'a refusal',
      new KubeError(400, 'BadRequest', 'pod web does not have a host assigned'),
      'pod web does not have a host assigned',
    ],
  ])('H-7, H-10, C-201: %s; without onError the next hook runs', async (_what, end, why) => {
    const hooks = [hook({ name: 'a', command: ['a'] }), hook({ name: 'b', command: ['b'] })]
    const { texts, ran, attempted, failed } = await play({
      pods: [waitingPod('web', hooks)],
      commands: { a: end },
    })
    expect(texts).toEqual([`hook a in container main failed to execute, err: ${why}`])
    expect(ran).toEqual(['web/main: a', 'web/main: b'])
    expect({ attempted, failed }).toEqual({ attempted: 2, failed: 1 })
  })

  test('H-7, C-201: with onError Fail no other hook of the pod runs, in no container', async () => {
    const hooks = [
      hook({ name: 'a', command: ['a'], stopsOthers: true }),
      hook({ name: 'b', command: ['b'] }),
      hook({ name: 'c', command: ['c'], container: 'side' }),
    ]
    const { texts, ran } = await play({ pods: [waitingPod('web', hooks)], commands: { a: 1 } })
    expect(ran).toEqual(['web/main: a'])
    expect(texts).toEqual([
      'hook a in container main failed to execute, err: command terminated with exit code 1',
      notExecuted('b', 'web', 'context canceled'),
      notExecuted('c', 'web', 'context canceled', 'side'),
    ])
  })

  test('H-6, C-205: a hook whose time is over is an error, and runs all the same', async () => {
    const hooks = [
      hook({ name: 'slow', command: ['slow'], waitTimeoutMs: 60_000 }),
      hook({ name: 'late', command: ['late'], waitTimeoutMs: 1_000 }),
    ]
    const world = { pods: [waitingPod('web', hooks)], takesMs: 5_000, commands: { late: 1 } }
    const { texts, ran, failed } = await play(world)
    expect(ran).toEqual(['web/main: slow', 'web/main: late'])
    // Its own failure came after the record, so it is not counted again.
    expect(texts).toEqual(['hook late in container main expired before executing'])
    expect(failed).toBe(1)
  })

  test('H-6: with onError Fail it does not run', async () => {
    const hooks = [
      hook({ name: 'slow', command: ['slow'], waitTimeoutMs: 60_000 }),
      hook({ name: 'late', command: ['late'], waitTimeoutMs: 1_000, stopsOthers: true }),
      hook({ name: 'last', command: ['last'], waitTimeoutMs: 60_000 }),
    ]
    const { texts, ran } = await play({ pods: [waitingPod('web', hooks)], takesMs: 5_000 })
    expect(ran).toEqual(['web/main: slow'])
    expect(texts).toEqual([
      'hook late in container main expired before executing',
      notExecuted('last', 'web', 'context canceled'),
    ])
  })

  test('H-2: a hook of a container that is not there has failed, the others run', async () => {
    const hooks = [hook({ name: 'lost', container: 'gone' }), hook({ name: 'there' })]
    const { texts, ran, attempted, failed } = await play({ pods: [waitingPod('web', hooks)] })
    expect(texts).toEqual([notExecuted('lost', 'web', 'no such container', 'gone')])
    expect(ran).toEqual(['web/main: /bin/true'])
    expect({ attempted, failed }).toEqual({ attempted: 2, failed: 1 })
  })

  test('H-2: a hook of a missing container sets no limit for the others', async () => {
    const hooks = [hook({ container: 'gone' }), hook({ name: 'b', waitTimeoutMs: 2_000 })]
    const { clock } = await play({ pods: [waitingPod('web', hooks)], at: () => WAITING })
    expect(clock).toBe(2_000)
  })

  test('S-85: a hook without a command has failed, nothing is run', async () => {
    const { texts, ran } = await play({ pods: [waitingPod('web', [hook({ command: [] })])] })
    expect(texts).toEqual(['hook say in container main failed to execute, err: command is required'])
    expect(ran).toEqual([])
  })
})

describe('several pods', () => {
  test('H-9, H-10, C-206: an error of one pod ends those that wait, also with onError Continue', async () => {
    const pods = [
      waitingPod('bad', [hook({ name: 'bad', command: ['bad'] })]),
      waitingPod('slow', [hook({ name: 'slow' })]),
    ]
    const at = (name: string) => (name === 'bad' ? RUNNING : WAITING)
    const { texts, attempted, failed } = await play({ pods, at, commands: { bad: 1 } })
    expect(texts).toEqual([
      'hook bad in container main failed to execute, err: command terminated with exit code 1',
      notExecuted('slow', 'slow', 'context canceled'),
    ])
    expect({ attempted, failed }).toEqual({ attempted: 2, failed: 2 })
  })

  test('H-9: the first time limit ends the pods with a later one', async () => {
    const pods = [
      waitingPod('none', [hook({ name: 'none' })]),
      waitingPod('late', [hook({ name: 'late', waitTimeoutMs: 9_000 })]),
      waitingPod('soon', [hook({ name: 'soon', waitTimeoutMs: 2_000 })]),
      waitingPod('same', [hook({ name: 'same', waitTimeoutMs: 2_000 })]),
    ]
    const { texts, clock } = await play({ pods, at: () => WAITING })
    expect(texts).toEqual([
      notExecuted('soon', 'soon', 'context deadline exceeded'),
      notExecuted('same', 'same', 'context deadline exceeded'),
      notExecuted('late', 'late', 'context canceled'),
      notExecuted('none', 'none', 'context canceled'),
    ])
    expect(clock).toBe(2_000)
  })

  test('H-9: two limits between two looks end in their order', async () => {
    const pods = [
      waitingPod('second', [hook({ name: 'second', waitTimeoutMs: 1_800 })]),
      waitingPod('first', [hook({ name: 'first', waitTimeoutMs: 1_500 })]),
    ]
    const { texts } = await play({ pods, at: () => WAITING })
    expect(texts).toEqual([
      notExecuted('first', 'first', 'context deadline exceeded'),
      notExecuted('second', 'second', 'context canceled'),
    ])
  })

  test('H-9: hooks that are running are not cut off by the failure of another pod', async () => {
    const pods = [
      waitingPod('bad', [hook({ command: ['bad'] })]),
      waitingPod('good', [hook({ command: ['1'] }), hook({ command: ['2'] })]),
    ]
    const { ran, failed } = await play({ pods, commands: { bad: 1 } })
    expect(ran.toSorted()).toEqual(['bad/main: bad', 'good/main: 1', 'good/main: 2'])
    expect(failed).toBe(1)
  })

  test('H-2: a missing container does not end the hooks of other pods', async () => {
    const pods = [
      waitingPod('odd', [hook({ container: 'gone' })]),
      waitingPod('good', [hook({ command: ['1'] })]),
    ]
    const { ran } = await play({ pods })
    expect(ran).toEqual(['good/main: 1'])
  })
})

describe('Velero 1.9', () => {
  const rules = HOOK_RULES['in-progress']

  test('D-20: only a failure with onError Fail is an error, in the velero group', async () => {
    const pods = [
      waitingPod('a', [hook({ command: ['bad'] })]),
      waitingPod('b', [
        hook({ name: 'b', command: ['worse'], stopsOthers: true }),
        hook({ name: 'c', stopsOthers: true }),
      ]),
    ]
    const { messages } = await play({ pods, rules, commands: { bad: 1, worse: 2 } })
    expect(messages).toEqual([
      { level: 'error', group: 'velero', text: 'command terminated with exit code 2' },
      {
        level: 'error',
        group: 'velero',
        text: 'Hook c in container main in pod shop/b not executed: context canceled',
      },
    ])
  })

  test('D-21: a hook that did not run is an error only with onError Fail, and only then it ends others', async () => {
    const pods = [
      waitingPod('a', [hook({ name: 'a', waitTimeoutMs: 1_000 })]),
      waitingPod('b', [hook({ name: 'b', waitTimeoutMs: 2_000, stopsOthers: true })]),
    ]
    const { texts } = await play({ pods, rules, at: () => WAITING })
    expect(texts).toEqual(['Hook b in container main in pod shop/b not executed: context deadline exceeded'])
  })
})

describe('the end of a run', () => {
  test('a look that failed on the side of the server is repeated', async () => {
    let looks = 0
    const result = await runExecHooks({
      pods: [waitingPod('web', [hook()])],
      rules: HOOK_RULES.finalizing,
      look: async () => {
        looks += 1
        return looks < 3 ? undefined : new Map([['uid-web', RUNNING]])
      },
      exec: async () => ({ exitCode: 0, stdout: '', stderr: '' }),
      now: () => 0,
      sleep: async () => undefined,
      signal: new AbortController().signal,
    })
    expect({ looks, failed: result.failed }).toEqual({ looks: 3, failed: 0 })
  })

  test('H-3: while the server cannot say anything the time of a hook passes', async () => {
    let clock = 0
    const result = await runExecHooks({
      pods: [waitingPod('web', [hook({ waitTimeoutMs: 5_000 })])],
      rules: HOOK_RULES.finalizing,
      look: async () => undefined,
      exec: async () => ({ exitCode: 0, stdout: '', stderr: '' }),
      now: () => clock,
      sleep: async (ms) => {
        clock += ms
      },
      signal: new AbortController().signal,
    })
    expect({ clock, failed: result.failed }).toEqual({ clock: 5_000, failed: 1 })
  })

  test('an abort is thrown when the commands that run have ended', async () => {
    const control = new AbortController()
    const reason = new Error('cancelled')
    let hasEnded = false
    const done = runExecHooks({
      pods: [waitingPod('web', [hook()]), waitingPod('slow', [hook()])],
      rules: HOOK_RULES.finalizing,
      look: async () => new Map([['uid-web', RUNNING] as const, ['uid-slow', WAITING] as const]),
      exec: ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () =>
            setImmediate(() => {
              hasEnded = true
              reject(signal.reason)
            }),
          )
        }),
      now: () => 0,
      sleep: async (_ms, signal) => {
        control.abort(reason)
        signal.throwIfAborted()
      },
      signal: control.signal,
    })
    await expect(done).rejects.toBe(reason)
    expect(hasEnded).toBe(true)
  })

  test('C-277: no pod, no look', async () => {
    expect(await play({ pods: [] })).toMatchObject({ attempted: 0, failed: 0, looks: [] })
  })
})
