// No value of a Secret reaches the cluster: not its API, and not one byte of what etcd keeps. A Secret that is kept is found there,
// so the search can find.
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type JsonObject, objectAt, textAt } from '../../../src/core/json.ts'
import { loadManifest } from '../../../src/restore/load-manifest.ts'
import { newCertificate } from '../../../src/safety/secrets/key-material.ts'
import { Canaries, textsBelow } from '../../build/canary.ts'
import { filesOf, secret } from './objects.ts'
import { openTarget, type Target } from './restore-archive.ts'

let target: Target
/** One for all: the values of one test must not be those of another. */
const canaries = new Canaries()
beforeAll(async () => {
  target = await openTarget()
})
afterAll(() => target?.stop())

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** One Secret of every type that the API server looks into. */
function secretsOf(namespace: string, tls: { certificate: Buffer; key: Buffer }): readonly JsonObject[] {
  const login = JSON.stringify({
    auths: { 'registry.example.com': { auth: canaries.plantEncoded(`${namespace}-login`) } },
  })
  const base64 = (value: string | Buffer): string => Buffer.from(value).toString('base64')
  const typed = (name: string, type: string, data: JsonObject): JsonObject =>
    secret(namespace, name, { type: `kubernetes.io/${type}`, data })
  return [
    secret(namespace, 'opaque', {
      metadata: {
        annotations: {
          [LAST_APPLIED]: JSON.stringify({
            data: { password: canaries.plantEncoded(`${namespace}-applied`) },
          }),
        },
      },
      data: { password: canaries.plantEncoded(`${namespace}-data`) },
      stringData: { user: canaries.plant(`${namespace}-string-data`) },
    }),
    typed('login', 'dockerconfigjson', { '.dockerconfigjson': base64(login) }),
    typed('basic', 'basic-auth', {
      username: base64('x'),
      password: canaries.plantEncoded(`${namespace}-basic`),
    }),
    typed('ssh', 'ssh-auth', { 'ssh-privatekey': canaries.plantEncoded(`${namespace}-ssh`) }),
    typed('tls', 'tls', { 'tls.crt': base64(tls.certificate), 'tls.key': base64(tls.key) }),
  ]
}

/** The canaries of a namespace in anything below the folder of the cluster: etcd's log and pages, the servers' logs. */
function hitsOnDisk(namespace: string): readonly string[] {
  const folder = dirname(target.cluster.kubeconfigPath)
  // etcd makes its log larger than it is, with zeros.
  return [...textsBelow(folder)].flatMap(([, text]) => canariesOf(namespace, text.replace(/\0{2,}/g, ' ')))
}

function canariesOf(namespace: string, text: string): readonly string[] {
  return canaries.in(text).filter((hit) => hit.startsWith(`${namespace}-`))
}

async function storedIn(namespace: string): Promise<ReadonlyMap<string, JsonObject>> {
  const list = await target.list(`/api/v1/namespaces/${namespace}/secrets`)
  return new Map(list.map((one) => [textAt(one, 'metadata', 'name') ?? '', one]))
}

test('kept values are found in the files of etcd', async () => {
  const files = filesOf(...secretsOf('kept', await newCertificate(Buffer.of(), new Date())))
  const { report } = await target.restore({ files })
  expect(report.counts).toMatchObject({ failed: 0, created: 5 })
  expect(report.secrets).toBeUndefined()
  expect(new Set(hitsOnDisk('kept').map((hit) => hit.split(':')[0]))).toEqual(new Set(canaries.values.keys()))
})

test.each(['redact', 'regenerate'] as const)(
  '%s: every type is accepted, and no value gets there',
  async (mode) => {
    const tls = await newCertificate(Buffer.of(), new Date())
    const objects = secretsOf(mode, tls)
    const { report } = await target.restore({ files: filesOf(...objects), secrets: mode })
    expect(report.counts).toMatchObject({ failed: 0, created: 5 })
    // The server itself moves stringData into data; nothing else differs from what was sent.
    expect(report.findings.map(({ path }) => path).sort()).toEqual(['data.user', 'stringData'])
    expect(hitsOnDisk(mode)).toEqual([])
    const stored = await storedIn(mode)
    expect(canariesOf(mode, JSON.stringify([...stored.values()]))).toEqual([])
    expect(canariesOf(mode, JSON.stringify(report))).toEqual([])
    expect(JSON.stringify([...stored.values()])).not.toContain(tls.key.toString('base64'))
    for (const object of objects) {
      const found = stored.get(textAt(object, 'metadata', 'name') ?? '')
      const keys = [...Object.keys(objectAt(object, 'data')), ...Object.keys(objectAt(object, 'stringData'))]
      expect(Object.keys(objectAt(found, 'data')).sort()).toEqual(keys.sort())
    }
    const certificates = mode === 'redact' ? 0 : 1
    expect(report.secrets).toEqual({
      mode,
      secrets: 5,
      values: 8,
      droppedAnnotations: { [LAST_APPLIED]: 1 },
      certificates,
      sshKeys: certificates,
    })
    const pem = Buffer.from(textAt(stored.get('tls'), 'data', 'tls.crt') ?? '', 'base64')
    if (mode === 'regenerate') expect(new X509Certificate(pem).subject).toBe('CN=restore-rehearsal')
  },
)

test('a Secret that the API server refuses is refused with its values replaced too', async () => {
  const broken = secret('broken', 'login', {
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': Buffer.from('no JSON').toString('base64') },
  })
  const { report } = await target.restore({ files: filesOf(broken), secrets: 'redact' })
  expect(report.counts).toMatchObject({ failed: 1 })
})

test('examples/preview.yaml: another namespace, other hosts', async () => {
  const root = join(import.meta.dirname, '../../..')
  const { restore, configMaps } = loadManifest(readFileSync(join(root, 'examples/preview.yaml'), 'utf8'))
  const files = readFileSync(join(root, 'examples/backups/shop/shop.tar.gz'))
  const { report } = await target.restore({
    files,
    backupName: 'shop',
    spec: restore?.spec ?? {},
    configMaps,
    secrets: 'redact',
  })
  expect(report.counts).toMatchObject({ failed: 0, unknown: 0 })
  const ingress = await target.get('/apis/networking.k8s.io/v1/namespaces/shop-preview/ingresses/storefront')
  expect(ingress?.spec).toMatchObject({
    tls: [{ hosts: ['shop.preview.example.com'] }],
    rules: [{ host: 'shop.preview.example.com' }],
  })
  expect(JSON.stringify(ingress)).not.toContain('shop.example.com')
  expect(report.secrets?.secrets).toBeGreaterThan(0)
})
