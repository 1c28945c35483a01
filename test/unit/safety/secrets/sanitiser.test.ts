// Of a Secret the shape stays and nothing else.
import { createPrivateKey, X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type JsonObject, objectAt, textAt } from '../../../../src/core/json.ts'
import { newCertificate } from '../../../../src/safety/secrets/key-material.ts'
import { createSanitiser } from '../../../../src/safety/secrets/sanitiser.ts'
import { secret } from '../../../itg/engine/objects.ts'

const NOW = new Date('2026-11-23T04:00:00Z')
const MODES = ['redact', 'regenerate'] as const
const sanitiserOf = (mode: (typeof MODES)[number], seed = 1) =>
  createSanitiser(mode, Buffer.alloc(32, seed), () => NOW)
const base64 = (value: string | Buffer): string => Buffer.from(value).toString('base64')
const bytesAt = (object: JsonObject, name: string): Buffer =>
  Buffer.from(textAt(object, 'data', name) ?? '', 'base64')

/** Long enough not to be in anything by chance. */
const value: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ minLength: 8, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ minLength: 8, maxLength: 60 }).map((text) => Buffer.from(text)),
)
const key = fc.stringMatching(/^[a-z0-9._-]{1,20}$/)
const data = fc.dictionary(key, value, { minKeys: 1, maxKeys: 6 })

test.each(MODES)('%s: keys and lengths stay, no value does, and equal ones stay equal', async (mode) => {
  await fc.assert(
    fc.asyncProperty(data, data, async (first, second) => {
      const sanitiser = sanitiserOf(mode)
      const shared = Buffer.from('the same in both')
      const given = [first, second].map((entries): Record<string, Buffer> => ({ ...entries, shared }))
      const objects = given.map((entries) =>
        secret('shop', 's', {
          data: Object.fromEntries(Object.entries(entries).map(([name, bytes]) => [name, base64(bytes)])),
        }),
      )
      const replaced = await Promise.all(objects.map((object) => sanitiser.apply(object)))
      for (const [index, object] of replaced.entries()) {
        const entries = given[index] ?? {}
        expect(Object.keys(objectAt(object, 'data'))).toEqual(Object.keys(entries))
        const text = JSON.stringify(object)
        for (const [name, bytes] of Object.entries(entries)) {
          expect(bytesAt(object, name)).toHaveLength(bytes.length)
          expect(text).not.toContain(base64(bytes))
          expect(bytesAt(object, name).equals(bytes)).toBe(false)
        }
      }
      const all = given.flatMap((entries, index) =>
        Object.entries(entries).map(([name, bytes]) => [
          base64(bytes),
          base64(bytesAt(replaced[index] ?? {}, name)),
        ]),
      )
      expect(new Set(all.map(([from]) => from)).size).toBe(new Set(all.map(([, to]) => to)).size)
      expect(new Set(all.map((pair) => pair.join(' '))).size).toBe(new Set(all.map(([from]) => from)).size)
    }),
    { seed: 8, numRuns: 60 },
  )
})

test('another run gives other values', async () => {
  const object = secret('shop', 's', { data: { password: base64('correct horse battery') } })
  const [one, two] = await Promise.all([1, 2].map((seed) => sanitiserOf('redact', seed).apply(object)))
  expect(bytesAt(one ?? {}, 'password')).not.toEqual(bytesAt(two ?? {}, 'password'))
})

test('stringData too; everything else of the object stays', async () => {
  const object = secret('shop', 's', { stringData: { user: 'häuptling' }, immutable: true })
  const replaced = await sanitiserOf('redact').apply(object)
  expect(replaced).toMatchObject({ kind: 'Secret', type: 'Opaque', immutable: true })
  expect(textAt(replaced, 'stringData', 'user')).toHaveLength(Buffer.byteLength('häuptling'))
})

test('logins of registries stay JSON, with the names of the registries', async () => {
  const login = {
    username: 'robot',
    password: 'hunter2hunter2',
    email: 'a@b.example',
    auth: base64('robot:hunter2hunter2'),
  }
  const config = { auths: { 'registry.example.com': login }, credsStore: 'desktop' }
  const object = secret('shop', 'pull', {
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': base64(JSON.stringify(config)) },
  })
  const text = bytesAt(await sanitiserOf('redact').apply(object), '.dockerconfigjson').toString()
  expect(text).toHaveLength(JSON.stringify(config).length)
  expect(text).not.toMatch(/robot|hunter2/)
  const { username, password, auth } = JSON.parse(text).auths['registry.example.com']
  expect(Buffer.from(auth, 'base64').toString()).toBe(`${username}:${password}`)
})

test('what a server would refuse it goes on refusing, and nothing of it is told', async () => {
  const dockerJson = secret('shop', 'pull', {
    type: 'kubernetes.io/dockerconfigjson',
    data: { '.dockerconfigjson': base64('not json hunter2hunter2') },
  })
  const text = bytesAt(await sanitiserOf('redact').apply(dockerJson), '.dockerconfigjson').toString()
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
  const broken = secret('shop', 'b', {
    data: { text: '%hunter2hunter2', number: 7_654_321, list: ['hunter2hunter2'], nothing: null, odd: 'abc' },
  })
  const { data: left } = await sanitiserOf('redact').apply(broken)
  expect(left).toMatchObject({
    text: expect.stringMatching(/^%/),
    number: 0,
    nothing: null,
    odd: expect.stringMatching(/^%/),
  })
  expect(JSON.stringify(left)).not.toMatch(/hunter2|7654321/)
  const noMap = await sanitiserOf('redact').apply(secret('shop', 'c', { data: 'hunter2hunter2' }))
  expect(noMap.data).toMatch(/^%.{13}$/)
})

test('annotations with copies are dropped, the others stay', async () => {
  const annotations = {
    'kubectl.kubernetes.io/last-applied-configuration': '{}',
    'example.com/copy': `password=hunter2hunter2;`,
    'example.com/encoded': base64('hunter2hunter2'),
    'example.com/line': 'the second line',
    'kubernetes.io/service-account.name': 'default',
  }
  const object = secret('shop', 's', {
    metadata: { annotations },
    data: { password: base64('hunter2hunter2'), more: base64('one\nthe second line\n') },
  })
  const sanitiser = sanitiserOf('redact')
  const replaced = await sanitiser.apply(object)
  expect(objectAt(replaced, 'metadata', 'annotations')).toEqual({
    'kubernetes.io/service-account.name': 'default',
  })
  expect(sanitiser.done).toEqual({
    mode: 'redact',
    secrets: 1,
    values: 2,
    droppedAnnotations: {
      'example.com/copy': 1,
      'example.com/encoded': 1,
      'example.com/line': 1,
      'kubectl.kubernetes.io/last-applied-configuration': 1,
    },
    certificates: 0,
    sshKeys: 0,
  })
})

test('regenerate: a certificate for the same names with the key that fits, the same wherever the old one was', async () => {
  const old = await newCertificate(Buffer.from(''), NOW)
  const named = { 'tls.crt': base64(WITH_NAMES), 'tls.key': base64('a key that nobody reads') }
  const other = {
    'tls.crt': base64(old.certificate),
    'tls.key': base64(old.key),
    'ca.crt': base64(old.certificate),
  }
  const sanitiser = sanitiserOf('regenerate')
  const tls = (name: string, entries: JsonObject) =>
    secret('shop', name, { type: 'kubernetes.io/tls', data: entries })
  const [one, again, third] = await Promise.all([
    sanitiser.apply(tls('one', named)),
    sanitiser.apply(tls('again', named)),
    sanitiser.apply(tls('third', other)),
  ])
  expect(one?.data).toEqual(again?.data)
  expect(Object.keys(objectAt(one, 'data'))).toEqual(['tls.crt', 'tls.key'])
  const certificate = new X509Certificate(bytesAt(one ?? {}, 'tls.crt'))
  expect(certificate.checkPrivateKey(createPrivateKey(bytesAt(one ?? {}, 'tls.key')))).toBe(true)
  expect(certificate.subjectAltName).toBe('DNS:shop.example.com, DNS:*.shop.example.com')
  expect(certificate.verify(certificate.publicKey)).toBe(true)
  const thirdCertificate = new X509Certificate(bytesAt(third ?? {}, 'tls.crt'))
  expect(thirdCertificate.fingerprint256).not.toBe(new X509Certificate(old.certificate).fingerprint256)
  expect(bytesAt(third ?? {}, 'ca.crt')).toEqual(bytesAt(third ?? {}, 'tls.crt'))
  expect(sanitiser.done).toMatchObject({ secrets: 3, values: 7, certificates: 2 })
})

test('regenerate: an SSH key that can be read', async () => {
  const object = secret('shop', 'deploy', {
    type: 'kubernetes.io/ssh-auth',
    data: { 'ssh-privatekey': base64('-----BEGIN OPENSSH PRIVATE KEY-----') },
  })
  const sanitiser = sanitiserOf('regenerate')
  const key = createPrivateKey(bytesAt(await sanitiser.apply(object), 'ssh-privatekey'))
  expect(key.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
  expect(sanitiser.done.sshKeys).toBe(1)
})

test('a key may be called like something that every object has', async () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty']
  const object = secret('shop', 's', {
    data: Object.fromEntries(names.map((name) => [name, base64('correct horse battery')])),
  })
  for (const mode of MODES) {
    const replaced = await sanitiserOf(mode).apply(object)
    for (const name of names) expect(textAt(replaced, 'data', name), name).toMatch(/^[A-Za-z0-9+/]{28}$/)
  }
})

test('copies of bytes that are no text, of quoted texts and of what is no text at all are found', async () => {
  const bytes = Buffer.from([0xff, 0xfe, 0x80, 1, 2, 3, 4, 5])
  const login = '{"password":"hunter2hunter2"}'
  const annotations = {
    'example.com/binary': `sum of ${base64(bytes)}`,
    'example.com/quoted': JSON.stringify({ login }),
    'example.com/object': { toString: 'x', valueOf: { login } },
    'example.com/mine': 'stays',
  }
  const object = secret('shop', 's', {
    metadata: { annotations },
    data: { bytes: base64(bytes), login: base64(login) },
  })
  const replaced = await sanitiserOf('redact').apply(object)
  expect(objectAt(replaced, 'metadata', 'annotations')).toEqual({ 'example.com/mine': 'stays' })
})

test('many lines and a long annotation are no matter of their product', async () => {
  const lines = Array.from({ length: 15_000 }, (_none, index) => `line-${index}`)
  const note = 'line-of-something-else '.repeat(10_000)
  const object = secret('shop', 's', {
    metadata: { annotations: { note, short: 'x' } },
    data: { lines: base64(lines.join('\n')) },
  })
  const replaced = await sanitiserOf('redact').apply(object)
  expect(objectAt(replaced, 'metadata', 'annotations')).toEqual({ short: 'x' })
})

test('a megabyte takes no time worth mentioning', async () => {
  const object = secret('shop', 'release', { data: { release: base64(Buffer.alloc(2 ** 20, 7)) } })
  expect(bytesAt(await sanitiserOf('redact').apply(object), 'release')).toHaveLength(2 ** 20)
})

/** Made for this test: self-signed, for two names; nobody has its key any more. */
const WITH_NAMES = `-----BEGIN CERTIFICATE-----
MIIBrjCCAVSgAwIBAgIULsxXHSYTp2hlb8OgxCgh3MJ5EUAwCgYIKoZIzj0EAwIw
DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjcwMjQzMTFaGA8yMTI2MTEwMzAyNDMx
MVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLjS
5sEY296FrJv9GuVDVIap7BZV2OmppWRm2CMxda6IKgQbRuL7apw5hCjkji9y05tT
UFkVfi8POEnt+hkjNaOjgYswgYgwHQYDVR0OBBYEFA9zNejIgs0pXCoXI9Wb8C7Y
S8UHMB8GA1UdIwQYMBaAFA9zNejIgs0pXCoXI9Wb8C7YS8UHMA8GA1UdEwEB/wQF
MAMBAf8wNQYDVR0RBC4wLIIQc2hvcC5leGFtcGxlLmNvbYISKi5zaG9wLmV4YW1w
bGUuY29thwTAAAIHMAoGCCqGSM49BAMCA0gAMEUCIGUKC1ZYsn6VvI+pnzFHOo1z
m3rhp31cu0Gecj+a8Xi/AiEAyrvz4dYDLpzCmr/Se8sb49AOLTJan1twGEpVanlD
+Jo=
-----END CERTIFICATE-----
`
