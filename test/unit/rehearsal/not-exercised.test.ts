import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { readArchive } from '../../../src/backup/read-archive.ts'
import type { JsonObject } from '../../../src/core/json.ts'
import { notExercised } from '../../../src/rehearsal/not-exercised.ts'
import { createLedger } from '../../../src/restore/ledger.ts'
import { buildArchive } from '../../build/archive.ts'
import { claim, configMap, crd, filesOf, object, pod } from '../../itg/engine/objects.ts'

const OBJECTS: readonly JsonObject[] = [
  pod('shop', 'a'),
  pod('shop', 'b'),
  claim('shop', 'data'),
  configMap('shop', 'c'),
  crd('example.com', 'Widget', { spec: { conversion: { strategy: 'Webhook' } } }),
  crd('example.com', 'Gadget'),
  object('example.com/v1', 'Widget', 'shop', 'w'),
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', '', 'v'),
  object('apiregistration.k8s.io/v1', 'APIService', '', 'v1.a.example.com', {
    spec: { service: { name: 's' } },
  }),
  object('apiregistration.k8s.io/v1', 'APIService', '', 'v1.example.com', { spec: {} }),
  object('networking.k8s.io/v1', 'NetworkPolicy', 'shop', 'n'),
]

async function rows(hasNodes: boolean, isCreated: (name: string) => boolean) {
  const catalog = await readArchive(Readable.from([buildArchive(filesOf(...OBJECTS))]), {
    signal: new AbortController().signal,
  })
  const ledger = createLedger(catalog.items.length)
  for (const { index, name } of catalog.items) {
    ledger.settle(
      index,
      isCreated(name)
        ? { kind: 'created', reason: 'restored' }
        : { kind: 'skipped', reason: 'label-filtered' },
    )
  }
  const found = notExercised({ catalog, volumes: [], ledger, hasNodes })
  catalog.close()
  return found.map(({ what, count }) => [what, count])
}

test('everything that a lone control plane cannot show, with counts', async () => {
  expect(await rows(false, () => true)).toEqual([
    ['pods did not run', 2],
    ['volume data', 1],
    ['webhooks', 1],
    ['conversion webhooks', 1],
    ['aggregated APIs', 1],
    ['ingresses, network policies and autoscalers', 1],
    ['operators of custom resources', 1],
  ])
})

test('only what was restored counts', async () => {
  expect(await rows(false, (name) => name === 'a')).toEqual([['pods did not run', 1]])
  expect(await rows(false, () => false)).toEqual([])
})

test('a cluster with nodes shows all but the data of volumes', async () => {
  expect(await rows(true, () => true)).toEqual([['volume data', 1]])
})
