// Since admissionregistration v1 a webhook must take part in dry runs; one that was stored by an older API server need not.
import { expect, test } from 'vitest'
import { profileOf } from '../../../../src/restore/document/profile.ts'
import { createStep } from '../../../../src/restore/item/create.ts'
import type { ItemRun } from '../../../../src/restore/item/item-run.ts'

const REFUSED = {
  kind: 'Status',
  reason: 'BadRequest',
  message: 'admission webhook "old.example.com" does not support dry run',
}

test('what nobody could try is unknown, and neither held nor failed', async () => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'shop' } }
  const paths: string[] = []
  const run = {
    context: {
      profile: profileOf('velero-1.18'),
      restoresManagedFields: false,
      newCrds: new Map(),
      created: [],
      existing: { find: async () => undefined, forget: () => undefined },
      signal: new AbortController().signal,
      client: {
        serverTime: () => undefined,
        send: async ({ path }: { readonly path: string }) => {
          paths.push(path)
          return { status: 400, headers: {}, body: Buffer.from(JSON.stringify(REFUSED)) }
        },
      },
    } as unknown as ItemRun['context'],
    item: { groupResource: 'pods' } as ItemRun['item'],
    targetNamespace: 'shop',
    fromBackup: object,
    object,
    messages: [],
    restraint: {
      ruling: { decision: { do: 'hold' }, rule: 'code: Pod', why: 'Its containers would run.' },
      isHeld: true,
      untamed: object,
    },
  } as Partial<ItemRun> as ItemRun
  expect(await createStep(run)).toBe('done')
  expect(run.outcome).toMatchObject({ kind: 'unknown', reason: 'dry-run-unsupported' })
  expect(paths).toEqual(['/api/v1/namespaces/shop/pods?fieldValidation=Ignore&dryRun=All'])
})
