import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../../../src/core/json.ts'
import { initRestoreHook, initRestoreHookAction } from '../../../../src/restore/actions/init-restore-hook.ts'
import type { RestoreHookResource, RestoreSpec } from '../../../../src/restore/restore-document.ts'
import { applied, failureOf, type InputParts, resultOf } from './action-input.ts'

const POD = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'pod', namespace: 'a', labels: { app: 'web' } },
  spec: { initContainers: [{ name: 'first' }] },
}
const A = { name: 'hook-a', image: 'tools:1', command: ['/a'] }
const B = {
  name: 'hook-b',
  image: 'tools:1',
  command: ['/b'],
  env: [{ name: 'X', value: '1' }],
  unknown: { kept: true },
}

function hook(
  parts: Partial<RestoreHookResource>,
  ...initContainers: readonly JsonObject[]
): RestoreHookResource {
  return { name: 'h', postHooks: [{ init: { initContainers } }], ...parts }
}

function specWith(...resources: readonly RestoreHookResource[]): RestoreSpec {
  return { hooks: { resources } }
}

async function initContainers(parts: InputParts, pod: JsonObject = POD): Promise<readonly string[]> {
  const spec = (await applied(initRestoreHook, pod, parts)).spec as { initContainers?: { name: string }[] }
  return (spec.initContainers ?? []).map(({ name }) => name)
}

function annotated(annotations: Readonly<Record<string, string>>): JsonObject {
  const prefixed = Object.entries(annotations).map(([key, value]) => [
    `init.hook.restore.velero.io/${key}`,
    value,
  ])
  return { ...POD, metadata: { ...POD.metadata, annotations: Object.fromEntries(prefixed) } }
}

describe('hooks that nobody asked for', () => {
  test.each<readonly [what: string, pod: JsonObject, spec: RestoreSpec, hooksLeftOut: number]>([
    ['of the Restore', POD, specWith(hook({}, A, B)), 2],
    ['of the pod', annotated({ 'container-image': 'tools:1', command: '/x' }), {}, 1],
  ])('%s are counted, and the pod stays as it is', async (_what, pod, spec, hooksLeftOut) => {
    const result = await resultOf(initRestoreHook, pod, { spec, runsHooks: false })
    expect(result).toEqual({ kind: 'unchanged', hooksLeftOut })
  })

  test('that Velero cannot read fail the pod all the same', async () => {
    const spec = specWith(hook({}, { name: 'no-command', image: 'tools:1' }))
    expect(await failureOf(initRestoreHook, POD, { spec, runsHooks: false })).toMatch(/invalid InitContainer/)
  })
})

describe('A-INIT-1, A-INIT-2, C-196: containers of the Restore', () => {
  test('go in front in their order, untouched', async () => {
    const spec = specWith(
      hook({}, A),
      hook({ postHooks: [{ exec: { command: ['x'] } }, { init: { initContainers: [B] } }] }),
    )
    expect(await applied(initRestoreHook, POD, { spec })).toEqual({
      ...POD,
      spec: { initContainers: [A, B, { name: 'first' }] },
    })
  })

  test('go behind an old wait container at the front, and only there', async () => {
    const spec = specWith(hook({}, A))
    const waiting = { ...POD, spec: { initContainers: [{ name: 'restore-wait' }, { name: 'first' }] } }
    const later = { ...POD, spec: { initContainers: [{ name: 'first' }, { name: 'restore-wait' }] } }
    expect(await initContainers({ spec }, waiting)).toEqual(['restore-wait', 'hook-a', 'first'])
    expect(await initContainers({ spec }, later)).toEqual(['hook-a', 'first', 'restore-wait'])
  })

  test('are added to a pod that had no init container', async () => {
    expect(await initContainers({ spec: specWith(hook({}, A)) }, { ...POD, spec: {} })).toEqual(['hook-a'])
  })

  test.each<readonly [what: string, entry: Partial<RestoreHookResource>, applies: boolean]>([
    ['no conditions', {}, true],
    ['the namespace', { includedNamespaces: ['a'] }, true],
    ['a glob over the namespace', { includedNamespaces: ['a*'] }, true],
    ['another namespace', { includedNamespaces: ['b'] }, false],
    ['an excluded namespace', { excludedNamespaces: ['a'] }, false],
    ['a matching label', { labelSelector: { matchLabels: { app: 'web' } } }, true],
    ['another label', { labelSelector: { matchLabels: { app: 'db' } } }, false],
    [
      'resource lists, which are ignored',
      { includedResources: ['deployments'], excludedResources: ['pods'] },
      true,
    ],
  ])('S-80: an entry with %s', async (_what, entry, applies) => {
    expect(await initContainers({ spec: specWith(hook(entry, A)) })).toEqual(
      applies ? ['hook-a', 'first'] : ['first'],
    )
  })

  test.each([
    ['a', ['first']],
    ['b', ['hook-a', 'first']],
  ])('S-81, C-197: with a mapping a to b, a hook for %s gives %j', async (namespace, expected) => {
    const spec = { ...specWith(hook({ includedNamespaces: [namespace] }, A)), namespaceMapping: { a: 'b' } }
    expect(await initContainers({ spec })).toEqual(expected)
  })

  test.each(['name', 'image', 'command'])(
    'S-31, A-INIT-3, C-198: a container without %s fails the pod',
    async (key) => {
      const spec = specWith(hook({}, A, { ...A, [key]: undefined }))
      expect(await failureOf(initRestoreHook, POD, { spec })).toBe(
        "invalid InitContainer in restore hook, it doesn't have Command, Name or Image field",
      )
    },
  )

  test('D-36: Velero 1.9 takes such a container, and stays behind its own wait container', async () => {
    const action = initRestoreHookAction({ waiter: 'restic-wait', validates: false })
    const bare = { name: 'bare', image: 'tools:1' }
    const pod = { ...POD, spec: { initContainers: [{ name: 'restic-wait' }] } }
    expect(await applied(action, pod, { spec: specWith(hook({}, bare)) })).toEqual({
      ...POD,
      spec: { initContainers: [{ name: 'restic-wait' }, bare] },
    })
  })

  test('a selector that says nothing fails the pod', async () => {
    const spec = specWith(
      hook({ labelSelector: { matchExpressions: [{ key: 'app', operator: 'Like' }] } }, A),
    )
    expect(await failureOf(initRestoreHook, POD, { spec })).toMatch(/Like/)
  })

  test('nothing matches: the pod stays as it is', async () => {
    expect(await applied(initRestoreHook, POD, { spec: { hooks: {} } })).toBe(POD)
  })
})

describe('S-85, A-INIT-2, C-195: a container of the annotations', () => {
  test.each<readonly [text: string, command: readonly string[]]>([
    ['/bin/seed', ['/bin/seed']],
    ['["/bin/sh","-c","seed --all"]', ['/bin/sh', '-c', 'seed --all']],
    ['[not json', ['[not json']],
    ['["a", 1]', ['["a", 1]']],
    [' ["a"]', [' ["a"]']],
    ['[null]', ['']],
  ])('command %s', async (text, command) => {
    const pod = annotated({ 'container-image': 'tools:2', 'container-name': 'seed', command: text })
    expect((await applied(initRestoreHook, pod)).spec).toEqual({
      initContainers: [{ name: 'seed', image: 'tools:2', command }, { name: 'first' }],
    })
  })

  test('no image: no hook', async () => {
    expect(await initContainers({}, annotated({ 'container-name': 'seed', command: 'x' }))).toEqual(['first'])
    expect(await initContainers({}, annotated({ 'container-image': '', command: 'x' }))).toEqual(['first'])
  })

  test('no name: a generated one', async () => {
    const pod = annotated({ 'container-image': 'tools:2', command: 'x' })
    expect(await initContainers({ randomHex: () => '12345678' }, pod)).toEqual([
      'velero-restore-init-12345678',
      'first',
    ])
  })

  test('no command: the pod fails, as Velero panics, and the message names the annotation', async () => {
    const message = await failureOf(initRestoreHook, annotated({ 'container-image': 'tools:2' }))
    expect(message).toContain(
      'plugin panicked: runtime error: index out of range [0] with length 0, stack trace:',
    )
    expect(message).toContain('init.hook.restore.velero.io/command')
  })

  test('S-86: the hooks of the Restore are ignored for this pod', async () => {
    const pod = annotated({ 'container-image': 'tools:2', 'container-name': 'seed', command: 'x' })
    expect(await initContainers({ spec: specWith(hook({}, A)) }, pod)).toEqual(['seed', 'first'])
  })
})
