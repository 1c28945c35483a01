import { expect, test } from 'vitest'
import { checkCompleted, ensureNamespace } from '../../../../src/restore/item/early-steps.ts'
import type { ItemRun } from '../../../../src/restore/item/item-run.ts'

test('a namespace that must not be written into ends the run before it is made ready', async () => {
  const made: string[] = []
  const refusal = new Error('not there')
  const run = {
    targetNamespace: 'kube-system',
    item: { namespace: 'shop' },
    context: {
      guardNamespace: () => Promise.reject(refusal),
      namespaces: {
        ensure: (name: string) => {
          made.push(name)
          return { kind: 'ready' }
        },
      },
    },
  } as unknown as ItemRun
  await expect(ensureNamespace(run)).rejects.toBe(refusal)
  expect(made).toEqual([])
})

test.each(['constructor', 'toString'])('a type called %s is restored like any other', (groupResource) => {
  const run = { item: { groupResource }, fromBackup: { status: { undefined: 'x' } } } as unknown as ItemRun
  expect(checkCompleted(run)).toBe('next')
})
