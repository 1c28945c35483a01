import { describe, expect, test } from 'vitest'
import { type ExecHook, execHooksOf } from '../../../../src/restore/finalize/exec-hooks.ts'
import type { RestoreHookResource } from '../../../../src/restore/restore-document.ts'
import { hook, podObject, restoreOf } from './parts.ts'

const PREFIX = 'post.hook.restore.velero.io/'

function annotated(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [PREFIX + key, value]))
}

function resource(name: string, parts: Partial<RestoreHookResource> = {}): RestoreHookResource {
  return { name, postHooks: [{ exec: { command: ['/bin/true'] } }], ...parts }
}

const FROM_ANNOTATION = hook({ name: '<from-annotation>', command: ['echo'] })

describe('annotations of the pod', () => {
  test.each<readonly [what: string, values: Record<string, string>, expected: Partial<ExecHook>]>([
    ['a bare word is one argument', { command: 'echo hi' }, { command: ['echo hi'] }],
    ['a JSON list', { command: '["echo","hi"]' }, { command: ['echo', 'hi'] }],
    ['bad JSON is one argument', { command: '[echo' }, { command: ['[echo'] }],
    ['the first container', { command: 'echo' }, { container: 'main' }],
    ['a container by name', { command: 'echo', container: 'side' }, { container: 'side' }],
    ['on-error Fail', { command: 'echo', 'on-error': 'Fail' }, { stopsOthers: true }],
    ['on-error Continue', { command: 'echo', 'on-error': 'Continue' }, { stopsOthers: false }],
    ['an unknown on-error is unset', { command: 'echo', 'on-error': 'fail' }, { stopsOthers: false }],
    [
      'times',
      { command: 'echo', 'exec-timeout': '2s', 'wait-timeout': '3m' },
      { execTimeoutMs: 2_000, waitTimeoutMs: 180_000 },
    ],
    ['bad times are ignored', { command: 'echo', 'exec-timeout': '2', 'wait-timeout': 'soon' }, {}],
    ['no time', { command: 'echo', 'exec-timeout': '0', 'wait-timeout': '0s' }, {}],
    ['ready', { command: 'echo', 'wait-for-ready': 'T' }, { needsReady: true }],
    ['a bad boolean is ignored', { command: 'echo', 'wait-for-ready': 'yes' }, { needsReady: false }],
  ])('S-84, C-193: %s', (_what, values, expected) => {
    expect(execHooksOf(restoreOf(), podObject({ annotations: annotated(values) }))).toEqual([
      { ...FROM_ANNOTATION, ...expected },
    ])
  })

  test('S-84, C-193: without a command there is no hook, and the Restore is asked', () => {
    const pod = podObject({ annotations: annotated({ command: '', container: 'side' }) })
    expect(execHooksOf(restoreOf({ hooks: { resources: [resource('say')] } }), pod)).toEqual([hook()])
  })

  test('S-86, C-194: the hook of the pod replaces those of the Restore', () => {
    const pod = podObject({ annotations: annotated({ command: 'echo' }) })
    expect(execHooksOf(restoreOf({ hooks: { resources: [resource('say')] } }), pod)).toEqual([
      FROM_ANNOTATION,
    ])
  })
})

describe('the Restore', () => {
  test.each<readonly [what: string, parts: Partial<RestoreHookResource>, names: readonly string[]]>([
    ['no condition', {}, ['say']],
    ['the namespace of the target', { includedNamespaces: ['shop'] }, ['say']],
    ['a glob', { includedNamespaces: ['sh*'] }, ['say']],
    ['another namespace', { includedNamespaces: ['prod'] }, []],
    ['an excluded namespace', { excludedNamespaces: ['shop'] }, []],
    ['labels', { labelSelector: { matchLabels: { app: 'web' } } }, ['say']],
    ['other labels', { labelSelector: { matchLabels: { app: 'db' } } }, []],
    [
      'the label of the restore',
      { labelSelector: { matchLabels: { 'velero.io/restore-name': 'rehearsal' } } },
      ['say'],
    ],
    [
      'resource lists are ignored',
      { includedResources: ['deployments'], excludedResources: ['pods'] },
      ['say'],
    ],
  ])('S-80, S-81, C-194: %s', (_what, parts, names) => {
    const pod = podObject({ labels: { app: 'web', 'velero.io/restore-name': 'rehearsal' } })
    const found = execHooksOf(restoreOf({ hooks: { resources: [resource('say', parts)] } }), pod)
    expect(found.map(({ name }) => name)).toEqual(names)
  })

  test('H-1, C-194: all that match, in their order; init hooks are not among them', () => {
    const resources = [
      resource('a', {
        postHooks: [
          { exec: { command: ['1'] } },
          { init: {} },
          { exec: { command: ['2'], container: 'side' } },
        ],
      }),
      resource('none', { includedNamespaces: ['prod'] }),
      resource('b', { postHooks: [{ exec: { command: ['3'], onError: 'Fail', waitForReady: true } }] }),
    ]
    expect(execHooksOf(restoreOf({ hooks: { resources } }), podObject())).toEqual([
      hook({ name: 'a', command: ['1'] }),
      hook({ name: 'a', command: ['2'], container: 'side' }),
      hook({ name: 'b', command: ['3'], stopsOthers: true, needsReady: true }),
    ])
  })

  test('S-82: times of the Restore; nothing and zero are the defaults', () => {
    const of = (execTimeout: string, waitTimeout: string) =>
      execHooksOf(
        restoreOf({
          hooks: {
            resources: [
              resource('say', {
                postHooks: [{ exec: { command: ['/bin/true'], execTimeout, waitTimeout } }],
              }),
            ],
          },
        }),
        podObject(),
      )
    expect(of('0s', '0s')).toEqual([hook()])
    expect(of('1m30s', '3s')).toEqual([hook({ execTimeoutMs: 90_000, waitTimeoutMs: 3_000 })])
  })
})

test('H-1: a pod without containers has no hooks', () => {
  const restore = restoreOf({ hooks: { resources: [resource('say')] } })
  const pod = podObject({ containers: [], annotations: annotated({ command: 'echo' }) })
  expect(execHooksOf(restore, pod)).toEqual([])
})
