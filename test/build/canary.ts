// A backup with a canary in every place where a secret may lie, and a search for canaries in whatever a program wrote. Each value
// is unique, so that a hit names the place that it came from.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { JsonObject } from '../../src/core/json.ts'
import { type ArchiveFiles, itemPath } from './archive.ts'

/** Place → value. The `/` and `+` make the URL-encoded form differ from the plain one. */
export class Canaries {
  readonly values = new Map<string, string>()

  plant(place: string): string {
    const value = `cnry/${place}+${(0x5eed1000 + this.values.size * 7_919).toString(36)}`
    this.values.set(place, value)
    return value
  }

  /** One that has to work where it is, so it cannot be ours. */
  adopt(place: string, value: string): void {
    this.values.set(place, value)
  }

  /** As a Secret stores it. */
  plantEncoded(place: string): string {
    return Buffer.from(this.plant(place)).toString('base64')
  }

  /** `place: form` for each that is in the text. */
  in(text: string): readonly string[] {
    return [...this.values].flatMap(([place, value]) =>
      formsOf(value)
        .filter(([, form]) => text.includes(form))
        .map(([name]) => `${place}: ${name}`),
    )
  }
}

function formsOf(value: string): readonly (readonly [name: string, form: string])[] {
  const bytes = Buffer.from(value)
  // Inside of a longer text the digits depend on the neighbours: only those in the middle are sure.
  const shifted = [1, 2].map(
    (before) =>
      [
        'base64, inside',
        Buffer.concat([Buffer.alloc(before), bytes])
          .toString('base64')
          .slice(4, -4),
      ] as const,
  )
  return [
    ['plain', value],
    ['URL-encoded', encodeURIComponent(value)],
    ['base64', bytes.toString('base64')],
    ['base64 for URLs', bytes.toString('base64url')],
    ['base64, URL-encoded', encodeURIComponent(bytes.toString('base64'))],
    ['hex', bytes.toString('hex')],
    // Without what an escape may change.
    ['its last part', value.slice(value.indexOf('+') + 1)],
    ...shifted,
  ]
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'
const NAMESPACE = 'canary'

/** Objects that are stored, and objects that a server refuses with words that quote them. */
export function canaryBackup(canaries: Canaries): ArchiveFiles {
  const objects: [groupResource: string, object: JsonObject][] = [
    ['secrets', secret('data', { data: { password: canaries.plantEncoded('data') } })],
    ['secrets', secret('string-data', { stringData: { password: canaries.plant('string-data') } })],
    [
      'secrets',
      secret('annotated', {
        metadata: {
          annotations: {
            [LAST_APPLIED]: JSON.stringify({ data: { password: canaries.plantEncoded('last-applied') } }),
            'example.com/token': canaries.plant('annotation'),
          },
        },
      }),
    ],
    // The server cannot decode it.
    ['secrets', secret('no-base64', { data: { password: `%${canaries.plant('no-base64')}` } })],
    // The server refuses the key.
    ['secrets', secret('bad-key', { data: { 'bad key!': canaries.plantEncoded('bad-key') } })],
    // The server looks into it.
    [
      'secrets',
      secret('docker', {
        type: 'kubernetes.io/dockerconfigjson',
        data: { '.dockerconfigjson': Buffer.from(`not json ${canaries.plant('docker')}`).toString('base64') },
      }),
    ],
    // Data of the wrong type.
    ['secrets', secret('wrong-type', { data: canaries.plant('wrong-type') })],
    // A policy of the cluster refuses it and quotes its data.
    [
      'secrets',
      secret('denied', {
        metadata: { labels: { deny: 'yes' } },
        data: { password: canaries.plantEncoded('denied') },
      }),
    ],
    // A custom resource that holds a secret and breaks its schema, in a value and in the name of a field.
    ['vaults.canary.example.com', vault('pattern', { password: canaries.plant('pattern') })],
    ['vaults.canary.example.com', vault('type', { password: 'x', token: canaries.plant('type') })],
    ['vaults.canary.example.com', vault('enum', { password: 'x', apiKey: canaries.plant('enum') })],
    // And one that is stored, but for a field that is pruned.
    ['vaults.canary.example.com', vault('pruned', { password: 'x', clientSecret: canaries.plant('pruned') })],
  ]
  return {
    [itemPath('namespaces', '', NAMESPACE)]: {
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: NAMESPACE },
    },
    [itemPath('customresourcedefinitions.apiextensions.k8s.io', '', 'vaults.canary.example.com')]: DEFINITION,
    ...Object.fromEntries(
      objects.map(([resource, object]) => [
        itemPath(resource, NAMESPACE, String((object.metadata as JsonObject).name)),
        object,
      ]),
    ),
  }
}

function secret(name: string, fields: JsonObject): JsonObject {
  const metadata = { namespace: NAMESPACE, name, ...(fields.metadata as JsonObject | undefined) }
  return { apiVersion: 'v1', kind: 'Secret', type: 'Opaque', ...fields, metadata }
}

function vault(name: string, spec: JsonObject): JsonObject {
  const metadata = { namespace: NAMESPACE, name }
  return { apiVersion: 'canary.example.com/v1', kind: 'Vault', metadata, spec }
}

const DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'vaults.canary.example.com' },
  spec: {
    group: 'canary.example.com',
    scope: 'Namespaced',
    names: { kind: 'Vault', plural: 'vaults', singular: 'vault', listKind: 'VaultList' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: {
          openAPIV3Schema: {
            type: 'object',
            properties: {
              spec: {
                type: 'object',
                properties: {
                  password: { type: 'string', pattern: '^x$' },
                  token: { type: 'integer' },
                  apiKey: { type: 'string', enum: ['a', 'b'] },
                },
              },
            },
          },
        },
      },
    ],
  },
}

/** A policy that refuses Secrets with the label `deny` and quotes what is in them. */
export const QUOTING_POLICY: readonly JsonObject[] = [
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'quoting' },
    spec: {
      failurePolicy: 'Fail',
      matchConstraints: {
        objectSelector: { matchLabels: { deny: 'yes' } },
        resourceRules: [
          { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['secrets'] },
        ],
      },
      validations: [
        { expression: 'false', messageExpression: '"no Secret may hold " + string(object.data["password"])' },
      ],
    },
  },
  {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: 'quoting' },
    spec: { policyName: 'quoting', validationActions: ['Deny'] },
  },
]

/** Every file below a folder as text, unzipped where its name says so: path → content. */
export function textsBelow(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
  return new Map(
    names.map((name) => {
      const bytes = readFileSync(join(folder, name))
      return [name, (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')]
    }),
  )
}
