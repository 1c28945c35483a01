// Custom resources and their definitions: a definition is one object with a schema of any size.
import type { Json, JsonObject } from '../../src/core/json.ts'
import { type Identity, storedMetadata, timestamp, withManagedFields } from './metadata.ts'
import type { Random } from './random.ts'
import { keyOf, properties, prose } from './words.ts'

export interface CustomType {
  readonly group: string
  readonly plural: string
  readonly singular: string
  readonly kind: string
}

/** Each in a group of its own, as operators bring theirs. */
export function customType(index: number): CustomType {
  const number = String(index).padStart(3, '0')
  return {
    group: `team${number}.example.com`,
    plural: `deliveries${number}`,
    singular: `delivery${number}`,
    kind: `Delivery${number}`,
  }
}

const CUSTOM_PAYLOAD = 450

/** An object that the schema of `definition` accepts. */
export function customResource(random: Random, type: CustomType, identity: Identity): JsonObject {
  const settings = Array.from({ length: 4 }, () => [keyOf(random), String(random.below(1_000))])
  const object = {
    apiVersion: `${type.group}/v1`,
    kind: type.kind,
    metadata: { ...storedMetadata(random, identity), generation: 1 + random.below(9) },
    spec: {
      replicas: 1 + random.below(5),
      suspended: false,
      template: properties(random, random.sizeAround(CUSTOM_PAYLOAD)),
      settings: Object.fromEntries(settings),
      routes: [{ host: `${identity.name}.example.com`, weight: random.below(100) }],
    },
    status: { phase: 'Ready', observedGeneration: 1, lastSync: timestamp(random) },
  }
  return withManagedFields(random, object, [
    { manager: 'helm', operation: 'Update', keys: ['metadata', 'spec'] },
    { manager: 'delivery-operator', operation: 'Update', keys: ['status'], subresource: 'status' },
  ])
}

/** Its schema is filled up with described properties until the object has about `bytes` bytes of JSON. */
export function definition(random: Random, type: CustomType, bytes: number): JsonObject {
  const extra: Record<string, Json> = {}
  const object = (): JsonObject => definitionObject(random, type, extra)
  let missing = bytes - JSON.stringify(object()).length
  for (let index = 0; missing > 0; index += 1) {
    const property = { type: 'string', maxLength: 253, description: prose(random, 40 + random.below(160)) }
    extra[`extra${index}`] = property
    missing -= JSON.stringify(property).length + 13
  }
  return object()
}

function definitionObject(
  random: Random,
  { group, plural, singular, kind }: CustomType,
  extra: Readonly<Record<string, Json>>,
): JsonObject {
  const names = { kind, listKind: `${kind}List`, plural, singular }
  const ready = (type: string, reason: string, message: string): JsonObject => ({
    type,
    status: 'True',
    reason,
    message,
    lastTransitionTime: timestamp(random),
  })
  const object = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      ...storedMetadata(random, { namespace: '', name: `${plural}.${group}` }),
      generation: 1,
    },
    spec: {
      conversion: { strategy: 'None' },
      group,
      names,
      scope: 'Namespaced',
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: { openAPIV3Schema: schema(extra) },
          subresources: { status: {} },
        },
      ],
    },
    status: {
      acceptedNames: names,
      conditions: [
        ready('NamesAccepted', 'NoConflicts', 'no conflicts found'),
        ready('Established', 'InitialNamesAccepted', 'the initial names have been accepted'),
      ],
      storedVersions: ['v1'],
    },
  }
  return withManagedFields(random, object, [{ manager: 'helm', operation: 'Update', keys: ['metadata'] }])
}

function schema(extra: Readonly<Record<string, Json>>): JsonObject {
  const text = { type: 'string' }
  const integer = { type: 'integer', format: 'int64' }
  const route = { type: 'object', required: ['host'], properties: { host: text, weight: integer } }
  return {
    type: 'object',
    description: 'A delivery and the routes on which it goes out.',
    properties: {
      apiVersion: text,
      kind: text,
      metadata: { type: 'object' },
      spec: {
        type: 'object',
        properties: {
          replicas: { ...integer, minimum: 0 },
          suspended: { type: 'boolean' },
          template: text,
          settings: { type: 'object', additionalProperties: text },
          routes: { type: 'array', items: route },
          ...extra,
        },
      },
      status: {
        type: 'object',
        properties: { phase: text, observedGeneration: integer, lastSync: { ...text, format: 'date-time' } },
      },
    },
  }
}
