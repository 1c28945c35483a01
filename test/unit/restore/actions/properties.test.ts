// What holds for every action, whatever it does: it changes nothing that its rule does not name.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  at,
  cloneJson,
  type Json,
  type JsonObject,
  parseJson,
  semanticEqual,
  stringifyJson,
  withAt,
} from '../../../../src/core/json.ts'
import type { ItemAction } from '../../../../src/restore/actions/item-action.ts'
import { ITEM_ACTIONS_1_9 } from '../../../../src/restore/actions/profile-1.9.ts'
import { ITEM_ACTIONS } from '../../../../src/restore/actions/table.ts'
import { actionInput, type InputParts } from './action-input.ts'

const LABELS = { 'controller-uid': 'u', 'batch.kubernetes.io/controller-uid': 'u', app: 'web' }
const CONTAINER = { name: 'c', image: 'old/app:1', volumeMounts: [{ name: 'sa-token-x' }, { name: 'data' }] }

/** An object on which every action has something to do. */
const OBJECT: JsonObject = {
  metadata: {
    name: 'pod',
    namespace: 'shop',
    labels: LABELS,
    annotations: {
      'volume.kubernetes.io/selected-node': 'n1',
      'kubernetes.io/service-account.uid': 'u',
      'velero.io/volume-snapshot-name': 'vs',
      keep: 'me',
    },
    managedFields: [{ manager: 'kubectl' }],
  },
  spec: {
    nodeName: 'n1',
    priority: 5,
    serviceAccountName: 'sa',
    clusterIP: '10.0.0.1',
    type: 'NodePort',
    ports: [{ port: 80, protocol: 'TCP', nodePort: 30000 }],
    containers: [CONTAINER],
    initContainers: [CONTAINER, { name: 'restore-wait' }],
    volumes: [{ name: 'sa-token-x' }, { name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
    selector: { matchLabels: LABELS },
    template: { metadata: { labels: LABELS }, spec: { containers: [CONTAINER] } },
    volumeName: 'pv1',
    storageClassName: 'gp2',
    preserveUnknownFields: true,
    versions: [{ name: 'v1', schema: { openAPIV3Schema: { type: 'object' } } }],
    source: { volumeHandle: 'h' },
    driver: 'csi.example.com',
    volumeSnapshotRef: { name: 'vs', namespace: 'shop', uid: 'u' },
  },
  data: { token: 'eA==', other: 'eA==' },
  secrets: [{ name: 'pod-token-1' }, { name: 'x' }],
  subjects: [{ kind: 'ServiceAccount', name: 's', namespace: 'shop' }],
  webhooks: [{ name: 'w', sideEffects: 'Some' }],
}

const KINDS: Readonly<Record<string, readonly [apiVersion: string, kind: string, type?: string]>> = {
  'velero.io/admission-webhook-configuration': [
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
  ],
  'velero.io/crd-preserve-fields': ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  'velero.io/secret': ['v1', 'Secret', 'kubernetes.io/service-account-token'],
  'velero.io/change-image-name': ['v1', 'Pod'],
}

function partsFor(action: ItemAction): InputParts {
  const config = {
    'velero.io/change-storage-class': { gp2: 'standard' },
    'velero.io/change-image-name': { rule: 'old/,new/' },
  }[action.name]
  return {
    ...(config ? { config } : {}),
    spec: {
      namespaceMapping: { shop: 'copy' },
      hooks: {
        resources: [
          {
            name: 'h',
            postHooks: [{ init: { initContainers: [{ name: 'i', image: 'i', command: ['i'] }] } }],
          },
        ],
      },
    },
    podVolumeBackups: [{ podName: 'pod', podNamespace: 'shop', volume: 'data' }],
    existing: ['storageclasses.storage.k8s.io /standard'],
  }
}

/** The result of an action that does not skip, with the object of the backup fixed from the start. */
async function run(
  action: ItemAction,
  object: JsonObject,
  original: JsonObject = object,
): Promise<JsonObject | undefined> {
  const status = { boundVolumeSnapshotContentName: 'c', snapshotHandle: 's', phase: 'Bound' }
  const fromBackup = { ...original, status }
  const result = await action.apply(actionInput(object, { ...partsFor(action), fromBackup }))
  if (result.kind === 'skip') return undefined
  return result.kind === 'replace' ? result.object : object
}

function objectFor(action: ItemAction): JsonObject {
  const [apiVersion, kind, type] = KINDS[action.name] ?? ['v1', 'Thing']
  return { apiVersion, kind, ...OBJECT, ...(type ? { type } : {}) }
}

const PLACES = [
  [],
  ['metadata'],
  ['spec'],
  ['spec', 'template'],
  ['spec', 'selector'],
  ['metadata', 'annotations'],
]
const NUMBERS = ['9007199254740993', '1.0', '-0', '1e400', '12345678901234567890'].map((text) =>
  parseJson(text),
)

/** Values that no rule knows: nulls, empty maps and numbers that JavaScript cannot hold among them. */
const unknownValue: fc.Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom<Json>(null, true, '', 'text', 0, ...NUMBERS),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.string({ maxLength: 4 }), tie('value'), { maxKeys: 2, noNullPrototype: true }),
  ),
})).value
const unknownKey = fc.string({ minLength: 1, maxLength: 6 }).map((text) => `unknown-${text}`)

const actions = [...new Set([...ITEM_ACTIONS, ...ITEM_ACTIONS_1_9])].filter(
  ({ name }) => !['velero.io/apiservice', 'velero.io/dataupload'].includes(name),
)
/** A second time adds the containers of the hooks again. */
const idempotent = actions.filter(({ name }) => name !== 'velero.io/init-restore-hook')

describe.each(actions)('$name', (action) => {
  test('A-2: keeps every unknown field', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...PLACES), unknownKey, unknownValue, async (place, key, value) => {
        const path = [...place, key]
        const result = await run(action, withAt(objectFor(action), path, value))
        expect(result).toBeDefined()
        expect(semanticEqual(at(result, ...path), value)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('never writes to its input', async () => {
    const object = objectFor(action)
    const before = stringifyJson(cloneJson(object))
    await run(action, object)
    expect(stringifyJson(object)).toBe(before)
  })

  test.each<readonly [JsonObject]>([
    [{}],
    [{ metadata: {}, spec: null }],
    [{ metadata: null, spec: { containers: null, template: [] } }],
  ])('survives %j', async (object) => {
    const outcome = await run(action, object).catch((error: unknown) => error)
    expect(outcome).not.toBeInstanceOf(TypeError)
    expect(outcome).not.toBeInstanceOf(RangeError)
  })
})

test.each(idempotent)('$name: a second time changes nothing more', async (action) => {
  const object = objectFor(action)
  const once = await run(action, object)
  const twice = await run(action, once ?? {}, object)
  expect(stringifyJson(twice ?? {})).toBe(stringifyJson(once ?? {}))
})

test('the object of these tests gives most actions something to do', async () => {
  const idle: string[] = []
  for (const action of ITEM_ACTIONS) {
    const object = objectFor(action)
    const result = await run(action, object)
    if (result !== undefined && stringifyJson(result) === stringifyJson(object)) idle.push(action.name)
  }
  expect(idle).toEqual(['velero.io/add-pvc-from-pod', 'velero.io/csi-volumesnapshotclass-restorer'])
})
