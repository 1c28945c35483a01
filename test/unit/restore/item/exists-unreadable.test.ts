import { expect, test } from 'vitest'
import { KubeError } from '../../../../src/kube/kube-error.ts'
import { type ProfileName, profileOf } from '../../../../src/restore/document/profile.ts'
import { createStep } from '../../../../src/restore/item/create.ts'
import type { ItemRun } from '../../../../src/restore/item/item-run.ts'

const CONFLICT = {
  kind: 'Status',
  reason: 'AlreadyExists',
  message: 'configmaps "settings" already exists',
}

/** A server that says the object is there, and then does not let it be read. */
function runOf(profile: ProfileName): ItemRun {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' } }
  const run: Partial<ItemRun> = {
    context: {
      profile: profileOf(profile),
      restoresManagedFields: false,
      newCrds: new Map(),
      created: [],
      existing: { find: async () => undefined, forget: () => undefined },
      signal: new AbortController().signal,
      client: {
        serverTime: () => undefined,
        send: async () => ({ status: 409, headers: {}, body: Buffer.from(JSON.stringify(CONFLICT)) }),
        expect: async () => {
          throw new KubeError(500, 'InternalError', 'etcd is gone')
        },
      },
    } as unknown as ItemRun['context'],
    item: { groupResource: 'configmaps' } as ItemRun['item'],
    targetNamespace: 'shop',
    fromBackup: object,
    object,
    messages: [],
  }
  return run as ItemRun
}

test.each([
  ['velero-1.18', 'warning'],
  ['velero-1.9', 'error'],
] as const)(
  'R-114, D-13: in %s an object that exists and cannot be read is a(n) %s',
  async (profile, level) => {
    const run = runOf(profile)
    expect(await createStep(run)).toBe('done')
    expect(run.messages).toEqual([{ level, group: { namespace: 'shop' }, text: 'etcd is gone' }])
    expect(run.outcome).toMatchObject({ kind: 'failed', reason: 'exists-unreadable' })
  },
)
