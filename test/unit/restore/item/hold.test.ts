// Since admissionregistration v1 a webhook must take part in dry runs; one that was stored by an older API server need not.
import { expect, test } from 'vitest'
import { KubeError } from '../../../../src/kube/kube-error.ts'
import type { ServedBy } from '../../../../src/kube/served-by.ts'
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
      safety: { serverOf: async () => 'api-server' },
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

/** Takes only what has no replicas. */
function withoutRoom(paths: string[], servedBy: ServedBy = 'api-server'): ItemRun['context'] {
  return {
    profile: profileOf('velero-1.18'),
    names: { backup: 'b', restore: 'r' },
    restoresManagedFields: false,
    safety: { serverOf: async () => servedBy },
    newCrds: new Map(),
    created: [],
    existing: { find: async () => undefined, forget: () => undefined },
    signal: new AbortController().signal,
    client: {
      serverTime: () => undefined,
      send: async ({ path, body }: { readonly path: string; readonly body: string | Buffer }) => {
        paths.push(path)
        const isRefused = String(body).includes('"replicas":-1')
        const answer = { kind: 'Status', reason: 'Invalid', message: 'spec.replicas: Invalid value: -1' }
        return { status: isRefused ? 422 : 201, headers: {}, body: Buffer.from(JSON.stringify(answer)) }
      },
      expect: async () => {
        throw new KubeError(404, 'NotFound', 'not found')
      },
    },
  } as unknown as ItemRun['context']
}

test('what is refused as it is in the backup has failed, although its neutral form would be taken', async () => {
  const untamed = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { replicas: -1 },
  }
  const paths: string[] = []
  const run = {
    context: withoutRoom(paths),
    item: { groupResource: 'deployments.apps' } as ItemRun['item'],
    targetNamespace: 'shop',
    fromBackup: untamed,
    object: { ...untamed, spec: { replicas: 0 } },
    messages: [],
    restraint: {
      ruling: { decision: { do: 'tame', taming: 'no-replicas' }, rule: 'code: Deployment.apps', why: '' },
      isHeld: false,
      untamed,
    },
  } as Partial<ItemRun> as ItemRun
  expect(await createStep(run)).toBe('done')
  expect(run.outcome).toMatchObject({ kind: 'failed', reason: 'refused' })
  expect(paths).toEqual(['/apis/apps/v1/namespaces/shop/deployments?fieldValidation=Ignore&dryRun=All'])
})

test('what an aggregated API serves is created in its neutral form, and that of the backup is not tried', async () => {
  const object = (replicas: number) => ({
    apiVersion: 'apps.example.com/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { replicas },
  })
  const paths: string[] = []
  const run = {
    context: withoutRoom(paths, 'another-server'),
    item: { groupResource: 'deployments.apps.example.com' } as ItemRun['item'],
    targetNamespace: 'shop',
    fromBackup: object(3),
    object: object(-1),
    messages: [],
    restraint: {
      ruling: { decision: { do: 'tame', taming: 'no-replicas' }, rule: 'own: apps.example.com', why: '' },
      isHeld: false,
      untamed: object(3),
    },
  } as Partial<ItemRun> as ItemRun
  // What is created is refused here, so that the test ends there.
  expect(await createStep(run)).toBe('done')
  expect(paths).toEqual(['/apis/apps.example.com/v1/namespaces/shop/deployments?fieldValidation=Ignore'])
  expect(run.messages[0]?.text).toMatch(/that of the backup was not tried: an aggregated API serves/)
})
